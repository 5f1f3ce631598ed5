/** Activation functions beyond ReLU and its kin (kernels/elementwise.ts), the error function, and rounding. */
import { tf } from "../../tensorflow.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { expm1 } from "../graph/nearZero.ts";
import { attribute, input, normaliseAxes, type Translation, type Translations } from "../graph/translation.ts";
import { broadcastNode, clip, unaryNode } from "./elementwise.ts";

const { SELU_SCALE: seluScale, SELU_SCALEALPHA: seluScaleAlpha } = tf.backend_util;

function withNumber(graph: Graph, operator: "Add" | "Mul", x: Value, number: number): Value {
  const fold = (a: number, b: number) => (operator === "Add" ? a + b : a * b);
  return broadcastNode(graph, operator, [x, graph.uniform(number, [], x.dtype)], fold);
}

/** `yes` where x is 0 or more, `no` elsewhere. */
function whereNotNegative(graph: Graph, x: Value, yes: Value, no: Value): Value {
  const zero = graph.uniform(0, [], x.dtype);
  const condition = broadcastNode(graph, "GreaterOrEqual", [x, zero], (a, b) => Number(a >= b), "bool");
  return broadcastNode(graph, "Where", [condition, yes, no], (c, a, b) => (c === 0 ? b : a), yes.dtype);
}

/** exp(x) - 1 where x is negative. ONNX' own Elu and Selu lose the digits of a small x. */
function negativePart(graph: Graph, x: Value): Value {
  return expm1(graph, broadcastNode(graph, "Min", [x, graph.uniform(0, [], x.dtype)], Math.min));
}

function rounding(operator: string, fold: (x: number) => number): Translation {
  return (graph, call) => unaryNode(graph, operator, input(call, "x"), fold);
}

/** To the even one of two that are as near. */
function roundToEven(x: number): number {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

export const activations: Translations = {
  Elu: (graph, call) => {
    const x = input(call, "x");
    return whereNotNegative(graph, x, x, negativePart(graph, x));
  },
  /** dy where y is 0 or more, dy · (y + 1) elsewhere; y = Elu(x). */
  EluGrad: (graph, call) => {
    const [dy, y] = [input(call, "dy"), input(call, "y")];
    const slope = withNumber(graph, "Add", y, 1);
    return whereNotNegative(
      graph,
      y,
      dy,
      broadcastNode(graph, "Mul", [dy, slope], (a, b) => a * b),
    );
  },
  Selu: (graph, call) => {
    const x = input(call, "x");
    const negative = withNumber(graph, "Mul", negativePart(graph, x), seluScaleAlpha);
    return whereNotNegative(graph, x, withNumber(graph, "Mul", x, seluScale), negative);
  },
  Relu6: (graph, call) => clip(graph, input(call, "x"), 0, 6),
  Erf: (graph, call) => {
    const x = input(call, "x");
    // A constant of one number is computed like any other array: JavaScript has no error function.
    if (x.uniform === null) return unaryNode(graph, "Erf", x, (number) => number);
    return graph.value(graph.node("Erf", [graph.read(x)]), x.shape, x.dtype);
  },
  Softmax: (graph, call) => {
    const x = input(call, "logits");
    const [axis] = normaliseAxes(attribute<number>(call, "dim"), x.shape.length);
    if (x.uniform !== null) return graph.uniform(1 / x.shape[axis!]!, x.shape, x.dtype);
    return graph.value(graph.node("Softmax", [graph.read(x)], { axis: axis! }), x.shape, x.dtype);
  },
  Floor: rounding("Floor", Math.floor),
  Ceil: rounding("Ceil", Math.ceil),
  Round: rounding("Round", roundToEven),
};
