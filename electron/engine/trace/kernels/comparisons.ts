/** Comparisons, logic and choice, element by element. Booleans are 1 and 0 where they are known while tracing. */
import { type Graph, type Value } from "../graph/graph.ts";
import { input, type Translation, type Translations } from "../graph/translation.ts";
import { broadcastNode, cast } from "./elementwise.ts";
import { reduction } from "./shapes.ts";

function comparison(operator: string, fold: (a: number, b: number) => boolean): Translation {
  return (graph, call) =>
    broadcastNode(graph, operator, [input(call, "a"), input(call, "b")], (a, b) => Number(fold(a, b)), "bool");
}

function test(graph: Graph, operator: string, x: Value, fold: (x: number) => boolean): Value {
  return broadcastNode(graph, operator, [x], (number) => Number(fold(number)), "bool");
}

function not(graph: Graph, x: Value): Value {
  return test(graph, "Not", x, (value) => value === 0);
}

const isNaN = (graph: Graph, x: Value) => test(graph, "IsNaN", x, Number.isNaN);
const isInfinite = (graph: Graph, x: Value) => test(graph, "IsInf", x, (value) => Math.abs(value) === Infinity);

/** ONNX reduces numbers, not booleans. */
function over(reduce: Translation): Translation {
  return (graph, call) => {
    const numbers = cast(graph, input(call, "x"), "int32");
    return cast(graph, reduce(graph, { ...call, inputs: { x: numbers } }) as Value, "bool");
  };
}

export const comparisons: Translations = {
  Greater: comparison("Greater", (a, b) => a > b),
  GreaterEqual: comparison("GreaterOrEqual", (a, b) => a >= b),
  Less: comparison("Less", (a, b) => a < b),
  LessEqual: comparison("LessOrEqual", (a, b) => a <= b),
  Equal: comparison("Equal", (a, b) => a === b),
  NotEqual: (graph, call) => not(graph, comparisons.Equal!(graph, call) as Value),
  LogicalAnd: comparison("And", (a, b) => a !== 0 && b !== 0),
  LogicalOr: comparison("Or", (a, b) => a !== 0 || b !== 0),
  LogicalNot: (graph, call) => not(graph, input(call, "x")),
  IsNan: (graph, call) => isNaN(graph, input(call, "x")),
  IsInf: (graph, call) => isInfinite(graph, input(call, "x")),
  IsFinite: (graph, call) => {
    const x = input(call, "x");
    const either = [isNaN(graph, x), isInfinite(graph, x)];
    return not(
      graph,
      broadcastNode(graph, "Or", either, (a, b) => Number(a !== 0 || b !== 0)),
    );
  },
  Any: over(reduction("ReduceMax", (x) => x)),
  All: over(reduction("ReduceMin", (x) => x)),
  Select: (graph, call) => {
    const [condition, t, e] = [input(call, "condition"), input(call, "t"), input(call, "e")];
    return broadcastNode(graph, "Where", [condition, t, e], (c, a, b) => (c === 0 ? b : a), t.dtype);
  },
};
