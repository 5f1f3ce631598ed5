/** Pools, their gradients, and enlargement to whole multiples, in whichever layout images lie. */
import { tf } from "../../tensorflow.ts";
import { layoutOf, type Graph, type Value } from "../graph/graph.ts";
import { blockedDomain, toNchw } from "../graph/layouts.ts";
import { attribute, input, type KernelCall, type Translations } from "../graph/translation.ts";
import { broadcastNode, cast } from "./elementwise.ts";

type Size2 = readonly [number, number];
type Size4 = [number, number, number, number];

interface Windows {
  readonly size: Size2;
  readonly strides: Size2;
  /** ONNX pads: top, left, bottom, right. */
  readonly pads: readonly number[];
  /** Rows and columns at the far end that no window reaches. */
  readonly unused: Size2;
  readonly outShape: readonly number[];
  /** True where windows stand side by side and cover everything. */
  readonly tile: boolean;
}

function windowsOf(call: KernelCall, shape: readonly number[]): Windows {
  const info = tf.backend_util.computePool2DInfo(
    shape as Size4,
    attribute<number | [number, number]>(call, "filterSize"),
    attribute<number | [number, number]>(call, "strides"),
    1,
    attribute<number | "same" | "valid">(call, "pad"),
    call.attributes.dimRoundingMode as "floor" | undefined,
  );
  const { top, left } = info.padInfo;
  const reach = (out: number, stride: number, size: number, before: number, full: number) =>
    (out - 1) * stride + size - before - full;
  const bottom = reach(info.outHeight, info.strideHeight, info.filterHeight, top, info.inHeight);
  const right = reach(info.outWidth, info.strideWidth, info.filterWidth, left, info.inWidth);
  const pads = [top, left, Math.max(bottom, 0), Math.max(right, 0)];
  const size = [info.filterHeight, info.filterWidth] as const;
  const strides = [info.strideHeight, info.strideWidth] as const;
  const isSideBySide = size[0] === strides[0] && size[1] === strides[1];
  return {
    size,
    strides,
    pads,
    unused: [Math.max(-bottom, 0), Math.max(-right, 0)],
    outShape: info.outShape,
    tile: isSideBySide && bottom === 0 && right === 0 && top === 0 && left === 0,
  };
}

function refusePads({ pads }: Windows): void {
  if (pads.some((amount) => amount > 0)) {
    throw new Error("Average pools with padding are not translated: TensorFlow.js has another gradient at the border");
  }
}

function scaled(graph: Graph, x: Value, factor: number): Value {
  return broadcastNode(graph, "Mul", [x, graph.uniform(factor, [], x.dtype)], (a, b) => a * b);
}

/** Every pixel repeated, `factors` down and across. */
function enlarged(graph: Graph, x: Value, factors: Size2): Value {
  const [n, height, width, channels] = x.shape as Size4;
  const shape = [n, height * factors[0], width * factors[1], channels];
  if (x.uniform !== null) return graph.uniform(x.uniform, shape, x.dtype);
  if (layoutOf(x) === "blocked") {
    const attributes = { scales: [1, 1, ...factors], mode: "nearest" };
    const name = graph.node("Upsample", [graph.read(x, "blocked")], attributes, blockedDomain);
    return graph.value(name, shape, x.dtype, "blocked");
  }
  const attributes = { mode: "nearest", coordinate_transformation_mode: "asymmetric", nearest_mode: "floor" };
  const scales = graph.initializer([1, 1, ...factors], [4], "float32");
  const name = graph.node("Resize", [graph.read(x, "nchw"), "", scales], attributes);
  return graph.value(name, shape, x.dtype, "nchw");
}

/** The mean of each window of `size`, side by side: in blocks a depthwise convolution. */
function windowMeans(graph: Graph, x: Value, size: Size2): Value {
  const [n, height, width, channels] = x.shape as Size4;
  const shape = [n, height / size[0], width / size[1], channels];
  if (x.uniform !== null) return graph.uniform(x.uniform, shape, x.dtype);
  const geometry = { kernel_shape: size, strides: size, pads: [0, 0, 0, 0] };
  if (layoutOf(x) !== "blocked") {
    return graph.value(graph.node("AveragePool", [graph.read(x, "nchw")], geometry), shape, x.dtype, "nchw");
  }
  const filter = graph.read(graph.uniform(1 / (size[0] * size[1]), [channels, 1, ...size]));
  const attributes = { ...geometry, dilations: [1, 1], group: channels };
  const name = graph.node("Conv", [graph.read(x, "blocked"), filter], attributes, blockedDomain);
  return graph.value(name, shape, x.dtype, "blocked");
}

function averagePool(graph: Graph, x: Value, windows: Windows): Value {
  refusePads(windows);
  const { size, strides, pads, tile, outShape } = windows;
  if (tile) return windowMeans(graph, x, size);
  const name = graph.node("AveragePool", [graph.read(x, "nchw")], { kernel_shape: size, strides, pads });
  return graph.value(name, outShape, x.dtype, "nchw");
}

function averagePoolGradient(graph: Graph, dy: Value, windows: Windows, shape: readonly number[]): Value {
  refusePads(windows);
  const { size, strides, tile, unused } = windows;
  const share = 1 / (size[0] * size[1]);
  if (tile) return enlarged(graph, scaled(graph, dy, share), size);
  const channels = shape[3]!;
  const filter = graph.read(graph.uniform(share, [channels, 1, ...size]));
  const attributes = { kernel_shape: size, strides, group: channels, output_padding: unused };
  return graph.value(
    graph.node("ConvTranspose", [graph.read(dy, "nchw"), filter], attributes),
    shape,
    "float32",
    "nchw",
  );
}

/** Values, and the place of each in x as it lies in NCHW: that of the first of equals. */
function maxPool(graph: Graph, x: Value, { size, strides, pads }: Windows): readonly [string, string] {
  return graph.nodeWithTwo("MaxPool", [graph.read(x, "nchw")], { kernel_shape: size, strides, pads });
}

function maxPoolGradient(graph: Graph, dy: Value, x: Value, windows: Windows): Value {
  const [, places] = maxPool(graph, x, windows);
  const count = x.shape.reduce((a, b) => a * b, 1);
  const zeros = graph.read(graph.uniform(0, [count]));
  const flat = (name: string) => graph.reshaped(name, [-1]);
  const updates = flat(graph.read(dy, "nchw"));
  const name = graph.node("ScatterElements", [zeros, flat(places), updates], { axis: 0, reduction: "add" });
  return graph.value(graph.reshaped(name, toNchw(x.shape)), x.shape, x.dtype, "nchw");
}

/** The places that `maxPool` found in NCHW as places in NHWC, in each image or in the whole batch. */
function placesInPlain(graph: Graph, places: string, x: Value, outShape: readonly number[], inBatch: boolean): Value {
  const [, height, width, channels] = x.shape as Size4;
  const integer = (name: string) => graph.value(name, outShape, "int64", "nchw");
  const by = (operator: string, value: Value, number: number, fold: (a: number, b: number) => number) =>
    broadcastNode(graph, operator, [value, graph.uniform(number, [], "int64")], fold);
  const plus = (a: Value, b: Value) => broadcastNode(graph, "Add", [a, b], (m, n) => m + n);
  const divided = (a: Value, n: number) => by("Div", a, n, (p, q) => Math.trunc(p / q));
  const remainder = (a: Value, n: number) => by("Mod", a, n, (p, q) => p % q);
  const times = (a: Value, n: number) => by("Mul", a, n, (p, q) => p * q);
  const found = integer(places);
  const channel = remainder(divided(found, height * width), channels);
  const inImage = plus(times(remainder(found, height * width), channels), channel);
  const image = times(divided(found, height * width * channels), height * width * channels);
  return cast(graph, inBatch ? plus(image, inImage) : inImage, "int32");
}

/** How often nearest-neighbour enlargement repeats a pixel, down and across. */
function wholeFactors(call: KernelCall, [, height, width]: readonly number[], size: readonly number[]): Size2 {
  const factors = [size[0]! / height!, size[1]! / width!] as const;
  if (attribute<boolean>(call, "alignCorners") || !factors.every(Number.isInteger)) {
    throw new Error("Nearest-neighbour resizing is translated for whole multiples only, without aligned corners");
  }
  return factors;
}

export const pooling: Translations = {
  ResizeNearestNeighbor: (graph, call) => {
    const images = input(call, "images");
    return enlarged(graph, images, wholeFactors(call, images.shape, attribute<number[]>(call, "size")));
  },
  AvgPool: (graph, call) => averagePool(graph, input(call, "x"), windowsOf(call, input(call, "x").shape)),
  AvgPoolGrad: (graph, call) => {
    const { shape } = input(call, "input");
    return averagePoolGradient(graph, input(call, "dy"), windowsOf(call, shape), shape);
  },
  MaxPool: (graph, call) => {
    const x = input(call, "x");
    const windows = windowsOf(call, x.shape);
    return graph.value(maxPool(graph, x, windows)[0], windows.outShape, x.dtype, "nchw");
  },
  MaxPoolGrad: (graph, call) => {
    const x = input(call, "input");
    return maxPoolGradient(graph, input(call, "dy"), x, windowsOf(call, x.shape));
  },
  MaxPoolWithArgmax: (graph, call) => {
    const x = input(call, "x");
    const windows = windowsOf(call, x.shape);
    const [values, places] = maxPool(graph, x, windows);
    const inBatch = attribute<boolean>(call, "includeBatchInIndex");
    return [
      graph.value(values, windows.outShape, x.dtype, "nchw"),
      placesInPlain(graph, places, x, windows.outShape, inBatch),
    ];
  },
};
