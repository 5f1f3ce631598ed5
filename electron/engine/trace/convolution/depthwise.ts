/** Depthwise convolutions, each channel by itself, as ONNX' grouped Conv and ConvTranspose in NCHW. */
import { tf } from "../../tensorflow.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { attribute, input, type KernelCall, type Translations } from "../graph/translation.ts";
import { reshape, slice, transpose } from "../kernels/shapes.ts";

type Size4 = [number, number, number, number];

interface Depthwise {
  readonly imageShape: readonly number[];
  readonly outShape: readonly number[];
  /** Height, width, channels, results of each channel. */
  readonly filterShape: Size4;
  readonly strides: readonly [number, number];
  /** ONNX pads: top, left, bottom, right. */
  readonly pads: readonly number[];
  /** Rows and columns at the far end that no patch reaches. */
  readonly unused: readonly [number, number];
}

function depthwise(call: KernelCall, imageShape: readonly number[], filterShape: readonly number[]): Depthwise {
  const dilations = [call.attributes.dilations ?? 1].flat();
  if (dilations.some((dilation) => dilation !== 1)) {
    throw new Error("Dilated depthwise convolutions are not translated: TensorFlow.js has no gradient of them");
  }
  const info = tf.backend_util.computeConv2DInfo(
    imageShape as Size4,
    filterShape as Size4,
    attribute<number | [number, number]>(call, "strides"),
    1,
    attribute<number | "same" | "valid">(call, "pad"),
    call.attributes.dimRoundingMode as "floor" | undefined,
    true,
  );
  const { top, left } = info.padInfo;
  const bottom = (info.outHeight - 1) * info.strideHeight + info.filterHeight - info.inHeight - top;
  const right = (info.outWidth - 1) * info.strideWidth + info.filterWidth - info.inWidth - left;
  return {
    imageShape,
    outShape: info.outShape,
    filterShape: filterShape as Size4,
    strides: [info.strideHeight, info.strideWidth],
    pads: [top, left, Math.max(bottom, 0), Math.max(right, 0)],
    unused: [Math.max(-bottom, 0), Math.max(-right, 0)],
  };
}

const geometry = ({ filterShape, strides, pads }: Depthwise) => ({
  kernel_shape: filterShape.slice(0, 2),
  group: filterShape[2],
  strides,
  pads,
});

/** [height, width, channels, results] → [channels · results, 1, height, width], the order of both operators. */
function onnxFilter(graph: Graph, filter: Value): string {
  const [height, width, channels, results] = filter.shape as Size4;
  return graph.read(reshape(graph, transpose(graph, filter, [2, 3, 0, 1]), [channels * results, 1, height, width]));
}

function forward(graph: Graph, x: Value, filter: Value, d: Depthwise): Value {
  const name = graph.node("Conv", [graph.read(x, "nchw"), onnxFilter(graph, filter)], geometry(d));
  return graph.value(name, d.outShape, "float32", "nchw");
}

function inputGradient(graph: Graph, dy: Value, filter: Value, d: Depthwise): Value {
  const attributes = { ...geometry(d), output_padding: d.unused };
  const name = graph.node("ConvTranspose", [graph.read(dy, "nchw"), onnxFilter(graph, filter)], attributes);
  return graph.value(name, d.imageShape, "float32", "nchw");
}

/** Images as channels: dy, its pixels a stride apart, is the filter that is moved over x, a group for each channel. */
function filterGradient(graph: Graph, x: Value, dy: Value, d: Depthwise): Value {
  const [batch, inHeight, inWidth, channels] = d.imageShape as Size4;
  const [height, width, , results] = d.filterShape;
  const reached = slice(graph, x, [0, 0, 0, 0], [batch, inHeight - d.unused[0], inWidth - d.unused[1], channels]);
  const byChannel = transpose(graph, reached, [3, 0, 1, 2]);
  const images = reshape(graph, byChannel, [1, channels * batch, ...byChannel.shape.slice(2)]);
  const filter = transpose(graph, dy, [3, 0, 1, 2]);
  const attributes = {
    kernel_shape: d.outShape.slice(1, 3),
    group: channels,
    strides: [1, 1],
    dilations: d.strides,
    pads: d.pads,
  };
  const name = graph.node("Conv", [graph.read(images), graph.read(filter)], attributes);
  const gradient = reshape(graph, graph.value(name, [1, channels * results, height, width]), [
    channels,
    results,
    height,
    width,
  ]);
  return transpose(graph, gradient, [2, 3, 0, 1]);
}

export const depthwiseConvolutions: Translations = {
  DepthwiseConv2dNative: (graph, call) => {
    const [x, filter] = [input(call, "x"), input(call, "filter")];
    return forward(graph, x, filter, depthwise(call, x.shape, filter.shape));
  },
  DepthwiseConv2dNativeBackpropInput: (graph, call) => {
    const [dy, filter] = [input(call, "dy"), input(call, "filter")];
    const imageShape = attribute<number[]>(call, "inputShape");
    return inputGradient(graph, dy, filter, depthwise(call, imageShape, filter.shape));
  },
  DepthwiseConv2dNativeBackpropFilter: (graph, call) => {
    const [x, dy] = [input(call, "x"), input(call, "dy")];
    const filterShape = attribute<number[]>(call, "filterShape");
    return filterGradient(graph, x, dy, depthwise(call, x.shape, filterShape));
  },
};
