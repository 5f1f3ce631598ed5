/** Kernels that move, repeat or reduce elements. */
import type { Tensor } from "@tensorflow/tfjs-core";
import { elementCount } from "../../../../shared/elementCount.ts";
import { tf } from "../../tensorflow.ts";
import { layoutOf, type Graph, type Value } from "../graph/graph.ts";
import { blocksOf, type Layout } from "../graph/layouts.ts";
import { attribute, input, normaliseAxes, type Translation, type Translations } from "../graph/translation.ts";

/** The same elements under another shape. */
export function reshape(graph: Graph, value: Value, shape: readonly number[]): Value {
  if (value.uniform !== null) return graph.uniform(value.uniform, shape, value.dtype);
  if (shape.length === value.shape.length && shape.every((size, axis) => size === value.shape[axis])) return value;
  return graph.value(graph.node("Reshape", [graph.read(value), graph.integers(shape)]), shape, value.dtype);
}

export function transpose(graph: Graph, value: Value, perm: readonly number[]): Value {
  const shape = perm.map((axis) => value.shape[axis]!);
  if (value.uniform !== null) return graph.uniform(value.uniform, shape, value.dtype);
  return graph.value(graph.node("Transpose", [graph.read(value)], { perm }), shape, value.dtype);
}

/** `begin` and `size` by axis. */
export function slice(graph: Graph, value: Value, begin: readonly number[], size: readonly number[]): Value {
  if (value.uniform !== null) return graph.uniform(value.uniform, size, value.dtype);
  const axes = value.shape.flatMap((full, axis) => (begin[axis] === 0 && size[axis] === full ? [] : [axis]));
  if (axes.length === 0) return value;
  const starts = axes.map((axis) => begin[axis]!);
  const ends = axes.map((axis) => begin[axis]! + size[axis]!);
  const bounds = [starts, ends, axes].map((integers) => graph.integers(integers));
  return graph.value(graph.node("Slice", [graph.read(value), ...bounds]), size, value.dtype);
}

/** Zeros (or `fill`) before and after each axis; negative amounts cut off. */
export function pad(graph: Graph, value: Value, before: readonly number[], after: readonly number[], fill = 0): Value {
  if (before.every((amount) => amount === 0) && after.every((amount) => amount === 0)) return value;
  const shape = value.shape.map((size, axis) => size + before[axis]! + after[axis]!);
  if (value.uniform === fill) return graph.uniform(fill, shape, value.dtype);
  const pads = graph.integers([...before, ...after]);
  const inputs = [graph.read(value), pads, ...(fill === 0 ? [] : [graph.scalar(fill)])];
  return graph.value(graph.node("Pad", inputs), shape, value.dtype);
}

export function concat(graph: Graph, values: readonly Value[], axis: number): Value {
  const [first] = values;
  if (first === undefined) throw new Error("Nothing to concatenate");
  if (values.length === 1) return first;
  const shape = first.shape.map((size, a) => (a === axis ? values.reduce((sum, v) => sum + v.shape[axis]!, 0) : size));
  const names = values.map((value) => graph.read(value));
  return graph.value(graph.node("Concat", names, { axis }), shape, first.dtype);
}

/** ONNX ReduceSum takes its axes as an input since opset 13, the other reductions as an attribute until opset 18. */
function reduceNode(graph: Graph, operator: string, name: string, axes: readonly number[], keepdims: 0 | 1): string {
  return operator === "ReduceSum"
    ? graph.node(operator, [name, graph.integers(axes)], { keepdims })
    : graph.node(operator, [name], { axes, keepdims });
}

const nchwAxis = [0, 2, 3, 1];

/**
 * Reduces over the TensorFlow.js axes `axes`; in nchw and blocked these are at least N, H and W, and [C] or [] is left.
 */
function reduceStored(graph: Graph, operator: string, x: Value, axes: readonly number[], layout: Layout): string {
  const name = graph.read(x, layout);
  if (layout === "plain") return reduceNode(graph, operator, name, axes, 0);
  if (layout === "nchw") {
    const onnxAxes = axes.map((axis) => nchwAxis[axis]!).sort((a, b) => a - b);
    return reduceNode(graph, operator, name, onnxAxes, 0);
  }
  // The places first and then the batch, since ONNX Runtime is fast at one axis at a time.
  const blocks = graph.reshaped(name, blocksOf(x.shape, graph.block));
  const places = reduceNode(graph, operator, blocks, [2], 0);
  if (axes.length === 4) return reduceNode(graph, operator, places, [0, 1, 2], 0);
  return graph.reshaped(reduceNode(graph, operator, places, [0], 0), [x.shape[3]!]);
}

export function reduction(operator: string, foldUniform: (x: number, count: number) => number): Translation {
  return (graph, call) => {
    const x = input(call, "x");
    const axisAttribute = call.attributes.axis ?? call.attributes.reductionIndices;
    const axes =
      axisAttribute === undefined || axisAttribute === null
        ? x.shape.map((_, axis) => axis)
        : normaliseAxes(axisAttribute as number | number[], x.shape.length);
    const keepDims = call.attributes.keepDims === true;
    const shape = x.shape.flatMap((size, axis) => (axes.includes(axis) ? (keepDims ? [1] : []) : [size]));
    if (axes.length === 0) return x;
    if (x.uniform !== null) {
      const count = elementCount(axes.map((axis) => x.shape[axis]!));
      return graph.uniform(foldUniform(x.uniform, count), shape, x.dtype);
    }
    // Over all of N, H and W one vector over C is left in any layout, so there is nothing to transpose.
    const leavesChannels = axes.length >= 3 && [0, 1, 2].every((axis) => axes.includes(axis));
    const layout = leavesChannels ? layoutOf(x) : "plain";
    const name = reduceStored(graph, operator, x, axes, layout);
    const reduced = graph.value(name, shapeWithout(x, axes));
    return reshape(graph, { ...reduced, dtype: x.dtype }, shape);
  };
}

function shapeWithout(x: Value, axes: readonly number[]): number[] {
  return x.shape.filter((_, axis) => !axes.includes(axis));
}

export const shapes: Translations = {
  Identity: (_, call) => input(call, "x"),
  Reshape: (graph, call) =>
    reshape(graph, input(call, "x"), inferred(input(call, "x"), attribute<number[]>(call, "shape"))),
  ExpandDims: (graph, call) => {
    const value = input(call, "input");
    const dim = attribute<number>(call, "dim");
    const shape = value.shape.toSpliced(dim < 0 ? value.shape.length + dim + 1 : dim, 0, 1);
    return reshape(graph, value, shape);
  },
  Transpose: (graph, call) => transpose(graph, input(call, "x"), attribute<number[]>(call, "perm")),
  Slice: (graph, call) => {
    const x = input(call, "x");
    const [from, length] = [attribute<number | number[]>(call, "begin"), attribute<number | number[]>(call, "size")];
    const [begin, size] = tf.slice_util.parseSliceParams(x as unknown as Tensor, from, length) as [number[], number[]];
    return slice(graph, x, begin, size);
  },
  PadV2: (graph, call) => {
    const paddings = attribute<[number, number][]>(call, "paddings");
    const [before, after] = [paddings.map((p) => p[0]), paddings.map((p) => p[1])];
    return pad(graph, input(call, "x"), before, after, attribute<number>(call, "constantValue"));
  },
  Concat: (graph, call) => {
    const values = Object.values(call.inputs);
    const [axis] = normaliseAxes(attribute<number>(call, "axis"), values[0]!.shape.length);
    return concat(graph, values, axis!);
  },
  SplitV: (graph, call) => {
    const x = input(call, "x");
    const axis = normaliseAxes(attribute<number>(call, "axis"), x.shape.length)[0]!;
    const parts = attribute<number | number[]>(call, "numOrSizeSplits");
    const sizes = tf.backend_util.prepareSplitSize(x as unknown as Tensor, parts, axis);
    return sizes.map((length, index) => {
      const start = sizes.slice(0, index).reduce((sum, before) => sum + before, 0);
      const begin = x.shape.map((_, a) => (a === axis ? start : 0));
      return slice(graph, x, begin, x.shape.toSpliced(axis, 1, length));
    });
  },
  Tile: (graph, call) => {
    const x = input(call, "x");
    const reps = attribute<number[]>(call, "reps");
    const shape = x.shape.map((size, axis) => size * reps[axis]!);
    if (x.uniform !== null) return graph.uniform(x.uniform, shape, x.dtype);
    return graph.value(graph.node("Tile", [graph.read(x), graph.integers(reps)]), shape, x.dtype);
  },
  BroadcastTo: (graph, call) => {
    const x = input(call, "x");
    const shape = attribute<number[]>(call, "shape");
    if (x.uniform !== null) return graph.uniform(x.uniform, shape, x.dtype);
    return graph.value(graph.node("Expand", [graph.read(x), graph.integers(shape)]), shape, x.dtype);
  },
  Fill: (graph, call) => graph.uniform(attribute<number>(call, "value"), attribute<number[]>(call, "shape")),
  ZerosLike: (graph, call) => graph.uniform(0, input(call, "x").shape, input(call, "x").dtype),
  OnesLike: (graph, call) => graph.uniform(1, input(call, "x").shape, input(call, "x").dtype),
  Sum: reduction("ReduceSum", (x, count) => x * count),
  Mean: reduction("ReduceMean", (x) => x),
  Max: reduction("ReduceMax", (x) => x),
  Min: reduction("ReduceMin", (x) => x),
};

/** TensorFlow.js allows one -1 for the size that follows from the others. */
function inferred(value: Value, shape: readonly number[]): number[] {
  const known = elementCount(shape.filter((size) => size !== -1));
  return shape.map((size) => (size === -1 ? elementCount(value.shape) / known : size));
}
