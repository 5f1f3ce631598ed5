/**
 * What is done to each channel of a blocked value, as depthwise convolutions with a 1 × 1 kernel. ONNX Runtime's
 * blocked Conv multiplies, shifts, adds a second tensor and applies an activation in one pass over memory, on all
 * threads; ONNX' own operators make one pass for each, and Pad runs on one thread.
 *
 * A scale that turns out to be followed by a shift, a sum or an activation is written anew with it; the earlier node
 * then has no reader left and is not encoded.
 */
import { layoutOf, sizeOf, type Graph, type Node, type Value } from "../graph/graph.ts";
import { blockedDomain } from "../graph/layouts.ts";

/** Operands of the blocked Conv by position. */
const [scaleInput, shiftInput, sumInput] = [1, 2, 3];

/**
 * `a` operator `b` where one is blocked and the other a vector over its channels, or a sum with a scaled value;
 * otherwise null.
 */
export function perChannel(graph: Graph, operator: string, a: Value, b: Value): Value | null {
  if (operator === "Mul") {
    if (isVectorOver(a, b)) return scaled(graph, a, b);
    return isVectorOver(b, a) ? scaled(graph, b, a) : null;
  }
  if (operator === "Add") {
    if (isVectorOver(a, b)) return shifted(graph, a, graph.read(b));
    if (isVectorOver(b, a)) return shifted(graph, b, graph.read(a));
    return added(graph, a, b) ?? added(graph, b, a);
  }
  if (operator === "Sub" && isVectorOver(a, b)) return shifted(graph, a, graph.node("Neg", [graph.read(b)]));
  return null;
}

/**
 * `x` through Relu or LeakyRelu, where `x` comes out of a blocked convolution, depthwise or not, that has no activation
 * yet; otherwise null. Whoever reads `x` itself as well has that convolution computed twice; no network here does.
 */
export function activated(graph: Graph, x: Value, activation: string, parameters: readonly number[]): Value | null {
  const node = blockedNode(graph, x);
  if (node === null) return null;
  return convolution(graph, x, node.inputs, {
    ...node.attributes,
    activation,
    activation_params: { floats: parameters },
  });
}

/** `factor` · x cut off below `low` and above `high`, for a blocked value; otherwise null. */
export function scaledAndClipped(graph: Graph, x: Value, factor: number, low: number, high: number): Value | null {
  if (!isBlocked(x)) return null;
  const activation = { activation: "Clip", activation_params: { floats: [low, high] } };
  const inputs = [graph.read(x, "blocked"), repeated(graph, x, factor)];
  return convolution(graph, x, inputs, { ...attributesFor(x), ...activation });
}

/**
 * Zeros around the images of a blocked value.
 *
 * @param pads rows and columns, top, left, bottom, right
 * @returns an ONNX tensor of shape [batch, channels, height + pads, width + pads], blocked
 */
export function padBlocked(graph: Graph, x: Value, pads: readonly [number, number, number, number]): string {
  const image = graph.read(x, "blocked");
  if (pads.every((amount) => amount === 0)) return image;
  return graph.node("Conv", [image, repeated(graph, x, 1)], { ...attributesFor(x), pads }, blockedDomain);
}

function isVectorOver(x: Value, vector: Value): boolean {
  const isVector = vector.shape.length === 1 || (vector.shape.length === 4 && vector.shape.at(-1) === sizeOf(vector));
  return isBlocked(x) && vector.uniform === null && isVector && sizeOf(vector) === x.shape[3] && x.shape[3] > 1;
}

function isBlocked(x: Value): boolean {
  return x.uniform === null && x.dtype === "float32" && layoutOf(x) === "blocked";
}

function scaled(graph: Graph, x: Value, vector: Value): Value {
  const scale = graph.reshaped(graph.read(vector), [x.shape[3]!, 1, 1, 1]);
  return convolution(graph, x, [graph.read(x, "blocked"), scale], attributesFor(x));
}

function shifted(graph: Graph, x: Value, vector: string): Value {
  const shift = graph.reshaped(vector, [x.shape[3]!]);
  const node = depthwiseNode(graph, x);
  const [image, scale] = node?.inputs.length === 2 ? node.inputs : [graph.read(x, "blocked"), repeated(graph, x, 1)];
  return convolution(graph, x, [image!, scale!, shift], attributesFor(x));
}

/** x + y where x is a depthwise convolution: y becomes its Sum operand. */
function added(graph: Graph, x: Value, y: Value): Value | null {
  const node = depthwiseNode(graph, x);
  if (node === null || node.inputs.length > sumInput || !isBlocked(y)) return null;
  if (!x.shape.every((size, axis) => size === y.shape[axis])) return null;
  const inputs = [node.inputs[0]!, node.inputs[scaleInput]!, node.inputs[shiftInput] ?? "", graph.read(y, "blocked")];
  return convolution(graph, x, inputs, attributesFor(x));
}

/** The depthwise convolution without activation that computes `x`, if one does. */
function depthwiseNode(graph: Graph, x: Value): Node | null {
  const node = blockedNode(graph, x);
  return node?.attributes.group === x.shape[3] ? node : null;
}

/** The blocked convolution without activation that computes `x`, if one does. */
function blockedNode(graph: Graph, x: Value): Node | null {
  if (!isBlocked(x)) return null;
  const node = graph.producer(graph.read(x, "blocked"));
  const isConvolution = node?.operator === "Conv" && node.domain === blockedDomain;
  return isConvolution && node.attributes.activation === undefined ? node : null;
}

function convolution(graph: Graph, like: Value, inputs: readonly string[], attributes: Node["attributes"]): Value {
  return graph.value(graph.node("Conv", inputs, attributes, blockedDomain), like.shape, "float32", "blocked");
}

function attributesFor(x: Value) {
  return { group: x.shape[3]!, kernel_shape: [1, 1], strides: [1, 1], dilations: [1, 1], pads: [0, 0, 0, 0] };
}

/** The same scale for every channel. */
function repeated(graph: Graph, x: Value, scale: number): string {
  return graph.read(graph.uniform(scale, [x.shape[3]!, 1, 1, 1]));
}
