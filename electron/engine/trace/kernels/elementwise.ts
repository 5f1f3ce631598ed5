/**
 * Kernels that work element by element, with broadcasting. They compute in whichever memory layout their operands lie
 * in.
 */
import { elementCount } from "../../../../shared/elementCount.ts";
import { addedFilterGradients } from "../convolution/blockedFilterGradient.ts";
import { layoutOf, type Graph, type Value } from "../graph/graph.ts";
import { blocksOf, elementTypes, toNchw, type Layout, type ValueType } from "../graph/layouts.ts";
import { activated, perChannel, scaledAndClipped } from "./perChannel.ts";
import { attribute, input, type Translation, type Translations } from "../graph/translation.ts";

/** Shape of the result of broadcasting these shapes against each other. */
export function broadcastShape(...shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(...shapes.map((shape) => shape[axis - rank + shape.length] ?? 1)),
  );
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/**
 * The operand as an ONNX tensor that broadcasts in `layout` against a value of this shape: a bare number where it is
 * uniform.
 */
function operand(graph: Graph, value: Value, shape: readonly number[], layout: Layout): string {
  if (value.uniform !== null) return graph.scalar(value.uniform, value.dtype);
  if (layout === "plain" || value.shape.length === 0 || elementCount(value.shape) === 1) return graph.read(value);
  if (value.shape.length === 4) return graph.read(value, layout);
  // A vector over the channels, [C], is [C, 1, 1] to an NCHW partner.
  if (layout === "nchw") return graph.reshaped(graph.read(value), [value.shape[0]!, 1, 1]);
  // To a blocked one it is repeated over an image: ONNX Runtime broadcasts long runs three times as fast as single
  // blocks.
  const [, blocks, places, block] = blocksOf(shape, graph.block);
  const vector = graph.reshaped(graph.read(value), [1, blocks, 1, block]);
  const repeated = graph.node("Expand", [vector, graph.integers([1, blocks, places, block])]);
  return graph.reshaped(repeated, [1, ...toNchw(shape).slice(1)]);
}

/** The layout of the full-size operands if the others can join it; plain otherwise. */
function commonLayout(shape: readonly number[], values: readonly Value[]): Layout {
  if (shape.length !== 4) return "plain";
  const full = values.filter((value) => value.uniform === null && sameShape(value.shape, shape));
  const others = values.filter((value) => value.uniform === null && !full.includes(value));
  const layouts = full.map(layoutOf);
  if (!others.every((value) => value.shape.length <= 1 || value.shape.length === 4)) return "plain";
  // Only float32 can be brought into blocks.
  const inBlocks = full.every((value) => value.dtype === "float32" || layoutOf(value) === "blocked");
  if (layouts.includes("blocked") && inBlocks && others.every((value) => value.shape.length <= 1)) return "blocked";
  return layouts.includes("nchw") ? "nchw" : "plain";
}

/**
 * An ONNX operator over broadcast operands; where all of them are uniform, `fold` computes the result while tracing.
 */
export function broadcastNode(
  graph: Graph,
  operator: string,
  values: readonly Value[],
  fold: (...uniforms: number[]) => number,
  dtype: ValueType = values[0]!.dtype,
): Value {
  const shape = broadcastShape(...values.map((value) => value.shape));
  const uniforms = values.map((value) => value.uniform);
  if (uniforms.every((uniform) => uniform !== null)) return graph.uniform(fold(...uniforms), shape, dtype);
  const layout = commonLayout(shape, values);
  const operands = values.map((value) => operand(graph, value, shape, layout));
  // Uniform operands went in as bare numbers: if only they had the full shape, the result would come out too small.
  const widest = broadcastShape(...values.filter((v) => v.uniform === null).map((v) => v.shape));
  if (!sameShape(widest, shape)) {
    const index = values.findIndex((value) => value.uniform !== null && sameShape(value.shape, shape));
    if (index >= 0) operands[index] = graph.read(values[index]!, layout);
  }
  return graph.value(graph.node(operator, operands), shape, dtype, layout);
}

const isUniform = (value: Value, uniform: number): boolean => value.uniform === uniform;

/** a∘b, but where `neutral` on the right (or, if it commutes, the left) changes nothing, the other operand itself. */
function binary(
  operator: string,
  fold: (a: number, b: number) => number,
  neutral?: number,
  commutes = false,
): Translation {
  return (graph, call) => {
    const [a, b] = [input(call, "a"), input(call, "b")];
    const shape = broadcastShape(a.shape, b.shape);
    if (neutral !== undefined && isUniform(b, neutral) && sameShape(a.shape, shape)) return a;
    if (neutral !== undefined && commutes && isUniform(a, neutral) && sameShape(b.shape, shape)) return b;
    return perChannel(graph, operator, a, b) ?? broadcastNode(graph, operator, [a, b], fold);
  };
}

const add = binary("Add", (a, b) => a + b, 0, true);

/** An ONNX operator of one operand. */
export function unaryNode(
  graph: Graph,
  operator: string,
  value: Value,
  fold: (x: number) => number,
  attributes: Readonly<Record<string, { readonly float: number }>> = {},
): Value {
  if (value.uniform !== null) return graph.uniform(fold(value.uniform), value.shape, value.dtype);
  const layout = layoutOf(value);
  const name = graph.node(operator, [graph.read(value, layout)], attributes);
  return graph.value(name, value.shape, value.dtype, layout);
}

function unary(operator: string, fold: (x: number) => number): Translation {
  return (graph, call) => unaryNode(graph, operator, input(call, "x"), fold);
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function multiply(graph: Graph, a: Value, b: Value): Value {
  return perChannel(graph, "Mul", a, b) ?? broadcastNode(graph, "Mul", [a, b], (x, y) => x * y);
}

export function clip(graph: Graph, x: Value, low: number, high: number): Value {
  if (x.uniform !== null) return graph.uniform(Math.min(Math.max(x.uniform, low), high), x.shape, x.dtype);
  const layout = layoutOf(x);
  const name = graph.node("Clip", [graph.read(x, layout), graph.scalar(low), graph.scalar(high)]);
  return graph.value(name, x.shape, x.dtype, layout);
}

/** Times this, every normal positive float32 is above 1 and every negative one below -1. */
const hugeFactor = 2 ** 127;

function scalarLike(graph: Graph, uniform: number, value: Value): Value {
  return graph.uniform(uniform, [], value.dtype);
}

export const elementwise: Translations = {
  Add: (graph, call) => {
    const [a, b] = [input(call, "a"), input(call, "b")];
    return (sameShape(a.shape, b.shape) ? addedFilterGradients(graph, a, b) : null) ?? add(graph, call);
  },
  Sub: binary("Sub", (a, b) => a - b, 0),
  Multiply: binary("Mul", (a, b) => a * b, 1, true),
  RealDiv: binary("Div", (a, b) => a / b, 1),
  Maximum: binary("Max", Math.max),
  Minimum: binary("Min", Math.min),
  Pow: binary("Pow", Math.pow, 1),
  Prelu: (graph, call) =>
    broadcastNode(graph, "PRelu", [input(call, "x"), input(call, "alpha")], (x, alpha) => (x < 0 ? x * alpha : x)),
  SquaredDifference: (graph, call) => {
    const difference = broadcastNode(graph, "Sub", [input(call, "a"), input(call, "b")], (a, b) => a - b);
    return multiply(graph, difference, difference);
  },
  AddN: (graph, call) => {
    const values = Object.values(call.inputs).filter((value) => value.uniform !== 0);
    const [first] = values;
    if (first === undefined) return Object.values(call.inputs)[0]!;
    if (values.length === 1) return first;
    return broadcastNode(graph, "Sum", values, (...terms) => terms.reduce((sum, term) => sum + term, 0));
  },
  Neg: unary("Neg", (x) => -x),
  Abs: unary("Abs", Math.abs),
  Exp: unary("Exp", Math.exp),
  Log: unary("Log", Math.log),
  Sqrt: unary("Sqrt", Math.sqrt),
  Rsqrt: (graph, call) => {
    const root = unaryNode(graph, "Sqrt", input(call, "x"), Math.sqrt);
    return unaryNode(graph, "Reciprocal", root, (x) => 1 / x);
  },
  Reciprocal: unary("Reciprocal", (x) => 1 / x),
  Square: (graph, call) => multiply(graph, input(call, "x"), input(call, "x")),
  Sign: unary("Sign", Math.sign),
  Sin: unary("Sin", Math.sin),
  Cos: unary("Cos", Math.cos),
  Tanh: unary("Tanh", Math.tanh),
  /** ONNX Runtime's is off by up to 1e-7 and is 0 below -18. It stays: every GAN's gradients have its bits. */
  Sigmoid: unary("Sigmoid", (x) => 1 / (1 + Math.exp(-x))),
  Softplus: unary("Softplus", softplus),
  Relu: (graph, call) => {
    const x = input(call, "x");
    return activated(graph, x, "Relu", []) ?? unaryNode(graph, "Relu", x, (value) => Math.max(value, 0));
  },
  LeakyRelu: (graph, call) => {
    const [x, alpha] = [input(call, "x"), attribute<number>(call, "alpha")];
    const fold = (value: number) => (value < 0 ? value * alpha : value);
    return (
      activated(graph, x, "LeakyRelu", [alpha]) ?? unaryNode(graph, "LeakyRelu", x, fold, { alpha: { float: alpha } })
    );
  },
  /** 1 where x > 0, `alpha` elsewhere: x, made huge, cut off at both. A Greater and a Where take six times as long. */
  Step: (graph, call) => {
    const [x, alpha] = [input(call, "x"), attribute<number>(call, "alpha")];
    if (alpha !== 0) {
      const inBlocks = scaledAndClipped(graph, x, hugeFactor, alpha, 1);
      return inBlocks ?? clip(graph, multiply(graph, x, scalarLike(graph, hugeFactor, x)), alpha, 1);
    }
    const factors = { alpha: { float: hugeFactor }, beta: { float: 0 } };
    return unaryNode(graph, "HardSigmoid", x, (value) => (value > 0 ? 1 : 0), factors);
  },
  ClipByValue: (graph, call) =>
    clip(graph, input(call, "x"), attribute<number>(call, "clipValueMin"), attribute<number>(call, "clipValueMax")),
  Cast: (graph, call) => cast(graph, input(call, "x"), attribute<ValueType>(call, "dtype")),
};

/** Another element type; TensorFlow.js rounds towards zero when it casts to int32, as ONNX does. */
export function cast(graph: Graph, value: Value, dtype: ValueType): Value {
  if (value.dtype === dtype) return value;
  if (value.uniform !== null) {
    const folded =
      dtype === "bool" ? Number(value.uniform !== 0) : dtype === "int32" ? Math.trunc(value.uniform) : value.uniform;
    return graph.uniform(folded, value.shape, dtype);
  }
  const layout = layoutOf(value);
  return graph.value(
    graph.node("Cast", [graph.read(value, layout)], { to: elementTypes[dtype] }),
    value.shape,
    dtype,
    layout,
  );
}
