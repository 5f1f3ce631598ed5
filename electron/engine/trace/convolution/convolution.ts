/** TensorFlow.js' three convolution kernels, by the lowering that a rule chooses for each layer. */
import { tf } from "../../tensorflow.ts";
import { blockedFilterGradient } from "./blockedFilterGradient.ts";
import { blockedForward, blockedInputGradient, subPixelInputGradient } from "./blockedConvolution.ts";
import type { Lowerings, LoweringRule } from "./convolutionLowering.ts";
import { exactPads, filterShape, imageShape, outputShape, type ConvolutionShape } from "./convolutionShape.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { col2im, im2col } from "./im2col.ts";
import { matMul } from "../kernels/matMul.ts";
import { reshape } from "../kernels/shapes.ts";
import { attribute, input, type KernelCall, type Translations } from "../graph/translation.ts";
import { wideForward } from "./wideConvolution.ts";

type Size4 = [number, number, number, number];

function convolutionShape(call: KernelCall, image: readonly number[], filter: readonly number[]): ConvolutionShape {
  const dilations = (call.attributes.dilations ?? 1) as number | [number, number];
  const info = tf.backend_util.computeConv2DInfo(
    image as Size4,
    filter as Size4,
    attribute<number | [number, number]>(call, "strides"),
    dilations,
    attribute<number | "same" | "valid">(call, "pad"),
    call.attributes.dimRoundingMode as "floor" | undefined,
  );
  if (call.attributes.dataFormat !== undefined && call.attributes.dataFormat !== "NHWC") {
    throw new Error(`The data format ${JSON.stringify(call.attributes.dataFormat)} is not translated; use NHWC`);
  }
  if (info.dilationHeight !== 1 || info.dilationWidth !== 1 || info.strideHeight !== info.strideWidth) {
    throw new Error("Dilated convolutions and strides that differ by axis are not translated");
  }
  return {
    batch: info.batchSize,
    inHeight: info.inHeight,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    kernelHeight: info.filterHeight,
    kernelWidth: info.filterWidth,
    stride: info.strideHeight,
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
  };
}

function filterMatrix(graph: Graph, filter: Value, c: ConvolutionShape): Value {
  return reshape(graph, filter, [c.kernelHeight * c.kernelWidth * c.inChannels, c.outChannels]);
}

const geometry = (c: ConvolutionShape) => ({
  kernel_shape: [c.kernelHeight, c.kernelWidth],
  strides: [c.stride, c.stride],
});

/** The filter in ONNX' order, OIHW. */
function onnxFilter(graph: Graph, filter: Value): string {
  return graph.node("Transpose", [graph.read(filter)], { perm: [3, 2, 0, 1] });
}

const forwards: Record<Lowerings["forward"], (graph: Graph, x: Value, filter: Value, c: ConvolutionShape) => Value> = {
  conv(graph, x, filter, c) {
    const attributes = { ...geometry(c), pads: exactPads(c).pads };
    const name = graph.node("Conv", [graph.read(x, "nchw"), onnxFilter(graph, filter)], attributes);
    return graph.value(name, outputShape(c), "float32", "nchw");
  },
  matmul: (graph, x, filter, c) =>
    reshape(graph, matMul(graph, im2col(graph, x, c), filterMatrix(graph, filter, c)), outputShape(c)),
  blocked: blockedForward,
  wide: wideForward,
};

type InputGradient = (graph: Graph, dy: Value, filter: Value, c: ConvolutionShape) => Value;
const inputGradients: Record<Lowerings["inputGradient"], InputGradient> = {
  convTranspose(graph, dy, filter, c) {
    const { pads, unused } = exactPads(c);
    const attributes = { ...geometry(c), pads, output_padding: unused };
    const name = graph.node("ConvTranspose", [graph.read(dy, "nchw"), onnxFilter(graph, filter)], attributes);
    return graph.value(name, imageShape(c), "float32", "nchw");
  },
  matmul(graph, dy, filter, c) {
    const flat = reshape(graph, dy, [c.batch * c.outHeight * c.outWidth, c.outChannels]);
    return col2im(graph, matMul(graph, flat, filterMatrix(graph, filter, c), false, true), c);
  },
  subPixel: subPixelInputGradient,
  blocked: blockedInputGradient,
};

type FilterGradient = (graph: Graph, x: Value, dy: Value, c: ConvolutionShape) => Value;
const filterGradients: Record<Lowerings["filterGradient"], FilterGradient> = {
  blocked: blockedFilterGradient,
  matmul(graph, x, dy, c) {
    const flat = reshape(graph, dy, [c.batch * c.outHeight * c.outWidth, c.outChannels]);
    return reshape(graph, matMul(graph, im2col(graph, x, c), flat, true, false), filterShape(c));
  },
  /** x and dy with batch and channels exchanged: dy, its pixels a stride apart, is the filter that is moved over x. */
  conv(graph, x, dy, c) {
    const [images, filter] = [x, dy].map((value) =>
      graph.node("Transpose", [graph.read(value)], { perm: [3, 0, 1, 2] }),
    );
    const { pads, unused } = exactPads(c);
    const attributes = {
      kernel_shape: [c.outHeight, c.outWidth],
      dilations: [c.stride, c.stride],
      strides: [1, 1],
      pads,
    };
    // A cut at the far end is not a pad: leave out what no patch reaches.
    const [height, width] = [c.inHeight - unused[0], c.inWidth - unused[1]];
    const reached = unused.some((amount) => amount > 0)
      ? graph.node("Slice", [images!, graph.integers([0, 0]), graph.integers([height, width]), graph.integers([2, 3])])
      : images!;
    const gradient = graph.node("Conv", [reached, filter!], attributes);
    return graph.value(graph.node("Transpose", [gradient], { perm: [2, 3, 0, 1] }), filterShape(c));
  },
};

/** The convolution kernels, lowered by `rule`. */
export function convolutions(rule: LoweringRule): Translations {
  return {
    Conv2D: (graph, call) => {
      const [x, filter] = [input(call, "x"), input(call, "filter")];
      const c = convolutionShape(call, x.shape, filter.shape);
      return forwards[rule.choose("forward", c)](graph, x, filter, c);
    },
    Conv2DBackpropInput: (graph, call) => {
      const [dy, filter] = [input(call, "dy"), input(call, "filter")];
      const c = convolutionShape(call, attribute<number[]>(call, "inputShape"), filter.shape);
      return inputGradients[rule.choose("inputGradient", c)](graph, dy, filter, c);
    },
    Conv2DBackpropFilter: (graph, call) => {
      const [x, dy] = [input(call, "x"), input(call, "dy")];
      const c = convolutionShape(call, x.shape, attribute<number[]>(call, "filterShape"));
      return filterGradients[rule.choose("filterGradient", c)](graph, x, dy, c);
    },
  };
}
