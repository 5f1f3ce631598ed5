/** Kernels that fetch, place and count by index, and those that order elements. */
import type { Graph, Value } from "../graph/graph.ts";
import type { ValueType } from "../graph/layouts.ts";
import { attribute, input, normaliseAxes, type Translation, type Translations } from "../graph/translation.ts";
import { broadcastNode, cast } from "./elementwise.ts";
import { concat, reshape, slice } from "./shapes.ts";

/** Elements of x along `axis` in the order of `indices`; those of every entry for itself where both have such. */
function gather(graph: Graph, x: Value, indices: Value, axis: number, batchDims: number): Value {
  const shape = [...x.shape.slice(0, axis), ...indices.shape.slice(batchDims), ...x.shape.slice(axis + 1)];
  if (x.uniform !== null) return graph.uniform(x.uniform, shape, x.dtype);
  if (batchDims === 0) {
    const name = graph.node("Gather", [graph.read(x), graph.read(cast(graph, indices, "int32"))], { axis });
    return graph.value(name, shape, x.dtype);
  }
  if (axis !== batchDims)
    throw new Error("Gathering with batchDims along another axis than the next is not translated");
  const places = reshape(graph, cast(graph, indices, "int64"), [...indices.shape, 1]);
  const name = graph.node("GatherND", [graph.read(x), graph.read(places)], { batch_dims: batchDims });
  return graph.value(name, shape, x.dtype);
}

/** Row i of x is added to row segmentIds[i] of the result. Sequential in ONNX Runtime, so that its bits repeat. */
function segmentSum(graph: Graph, x: Value, segmentIds: Value, segments: number): Value {
  const rows = segmentIds.shape.reduce((a, b) => a * b, 1);
  const inner = x.shape.slice(segmentIds.shape.length);
  const width = inner.reduce((a, b) => a * b, 1);
  const ids = reshape(graph, cast(graph, segmentIds, "int64"), [rows, 1]);
  const places = graph.node("Expand", [graph.read(ids), graph.integers([rows, width])]);
  const zeros = graph.read(graph.uniform(0, [segments, width], x.dtype));
  const updates = graph.read(reshape(graph, x, [rows, width]));
  const name = graph.node("ScatterElements", [zeros, places, updates], { axis: 0, reduction: "add" });
  return reshape(graph, graph.value(name, [segments, width], x.dtype), [segments, ...inner]);
}

/** `x` with a mirror at both ends of `axis`, which repeats the outermost element (symmetric) or leaves it out. */
function mirrored(graph: Graph, x: Value, axis: number, [before, after]: readonly number[], repeats: boolean): Value {
  if (before === 0 && after === 0) return x;
  const size = x.shape[axis]!;
  const gap = repeats ? 0 : 1;
  const places = [
    ...Array.from({ length: before! }, (_, index) => before! - 1 - index + gap),
    ...Array.from({ length: size }, (_, index) => index),
    ...Array.from({ length: after! }, (_, index) => size - 1 - index - gap),
  ];
  const table = graph.table(`mirror ${places.join()}`, () => places);
  const shape = x.shape.toSpliced(axis, 1, places.length);
  return graph.value(graph.node("Gather", [graph.read(x), table], { axis }), shape, x.dtype);
}

function extreme(operator: "ArgMax" | "ArgMin"): Translation {
  return (graph, call) => {
    const x = input(call, "x");
    const [axis] = normaliseAxes(attribute<number>(call, "axis"), x.shape.length);
    const name = graph.node(operator, [graph.read(x)], { axis: axis!, keepdims: 0 });
    return cast(graph, graph.value(name, x.shape.toSpliced(axis!, 1), "int64"), "int32");
  };
}

/** Number i is start + i · step. */
function sequence(graph: Graph, length: number, start: number, step: number, dtype: ValueType): Value {
  return graph.constant(
    Array.from({ length }, (_, index) => start + index * step),
    [length],
    dtype,
  );
}

export const indexing: Translations = {
  GatherV2: (graph, call) => {
    const [x, indices] = [input(call, "x"), input(call, "indices")];
    const [axis] = normaliseAxes(attribute<number>(call, "axis"), x.shape.length);
    return gather(graph, x, indices, axis!, (call.attributes.batchDims as number | undefined) ?? 0);
  },
  UnsortedSegmentSum: (graph, call) =>
    segmentSum(graph, input(call, "x"), input(call, "segmentIds"), attribute<number>(call, "numSegments")),
  OneHot: (graph, call) => {
    const indices = input(call, "indices");
    const [depth, dtype] = [attribute<number>(call, "depth"), attribute<ValueType>(call, "dtype")];
    const column = reshape(graph, indices, [...indices.shape, 1]);
    const classes = sequence(graph, depth, 0, 1, indices.dtype);
    const hits = broadcastNode(graph, "Equal", [column, classes], (a, b) => Number(a === b), "bool");
    const [on, off] = (["onValue", "offValue"] as const).map((name) =>
      graph.uniform(attribute<number>(call, name), [], dtype),
    );
    return broadcastNode(graph, "Where", [hits, on!, off!], (hit, a, b) => (hit === 0 ? b : a), dtype);
  },
  Reverse: (graph, call) => {
    const x = input(call, "x");
    const axes = normaliseAxes(attribute<number | number[]>(call, "dims"), x.shape.length);
    if (x.uniform !== null || axes.length === 0) return x;
    // From the last element to before the first, which an end of -1 would not say: it counts from the end.
    const bounds = [axes.map(() => -1), axes.map((axis) => -x.shape[axis]! - 1), axes, axes.map(() => -1)];
    const name = graph.node("Slice", [graph.read(x), ...bounds.map((integers) => graph.integers(integers))]);
    return graph.value(name, x.shape, x.dtype);
  },
  Cumsum: (graph, call) => {
    const x = input(call, "x");
    const [axis] = normaliseAxes(attribute<number>(call, "axis"), x.shape.length);
    const ways = {
      exclusive: Number(attribute<boolean>(call, "exclusive")),
      reverse: Number(attribute<boolean>(call, "reverse")),
    };
    const name = graph.node("CumSum", [graph.read(x), graph.initializer([axis!], [], "int64")], ways);
    return graph.value(name, x.shape, x.dtype);
  },
  MirrorPad: (graph, call) => {
    const paddings = attribute<[number, number][]>(call, "paddings");
    const repeats = attribute<string>(call, "mode") === "symmetric";
    return paddings.reduce((x, amounts, axis) => mirrored(graph, x, axis, amounts, repeats), input(call, "x"));
  },
  TopK: (graph, call) => {
    const x = input(call, "x");
    const [k, sorted] = [attribute<number>(call, "k"), attribute<boolean>(call, "sorted")];
    const shape = x.shape.toSpliced(-1, 1, k);
    const inputs = [graph.read(x), graph.integers([k])];
    const [values, indices] = graph.nodeWithTwo("TopK", inputs, { axis: -1, largest: 1, sorted: Number(sorted) });
    return [graph.value(values, shape, x.dtype), cast(graph, graph.value(indices, shape, "int64"), "int32")];
  },
  ArgMax: extreme("ArgMax"),
  ArgMin: extreme("ArgMin"),
  Pack: (graph, call) => {
    const values = Object.values(call.inputs);
    const [axis] = normaliseAxes(attribute<number>(call, "axis"), values[0]!.shape.length + 1);
    const parts = values.map((value) => reshape(graph, value, value.shape.toSpliced(axis!, 0, 1)));
    return concat(graph, parts, axis!);
  },
  Unpack: (graph, call) => {
    const x = input(call, "value");
    const [axis] = normaliseAxes(attribute<number>(call, "axis"), x.shape.length);
    return Array.from({ length: x.shape[axis!]! }, (_, index) => {
      const begin = x.shape.map((_, a) => (a === axis ? index : 0));
      const part = slice(graph, x, begin, x.shape.toSpliced(axis!, 1, 1));
      return reshape(graph, part, x.shape.toSpliced(axis!, 1));
    });
  },
  Range: (graph, call) => {
    const [start, stop] = [attribute<number>(call, "start"), attribute<number>(call, "stop")];
    const asked = attribute<number>(call, "step");
    // TensorFlow.js counts down by itself where the step is left at 1.
    const step = asked === 1 && stop < start ? -1 : asked;
    const length = Math.max(0, Math.ceil((stop - start) / step));
    return sequence(graph, length, start, step, attribute<ValueType>(call, "dtype"));
  },
  LinSpace: (graph, call) => {
    const [start, stop, num] = (["start", "stop", "num"] as const).map((name) => attribute<number>(call, name));
    return sequence(graph, num!, start!, num === 1 ? 0 : (stop! - start!) / (num! - 1), "float32");
  },
};
