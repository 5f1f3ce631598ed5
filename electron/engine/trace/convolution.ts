/** TensorFlow.js' three convolution kernels, by the lowering that a rule chooses for each layer. */
import { tf } from "../tensorflow.ts";
import type { ConvolutionShape, LoweringRule } from "./convolutionLowering.ts";
import type { Graph, Value } from "./graph.ts";
import { col2im, coversInput, im2col, isBlocky } from "./im2col.ts";
import { matMul } from "./matMul.ts";
import { reshape } from "./shapes.ts";
import { attribute, input, type KernelCall, type Translations } from "./translation.ts";

type Size4 = [number, number, number, number];

function convolutionShape(
  call: KernelCall,
  imageShape: readonly number[],
  filterShape: readonly number[],
): ConvolutionShape {
  const dilations = (call.attributes.dilations ?? 1) as number | [number, number];
  const info = tf.backend_util.computeConv2DInfo(
    imageShape as Size4,
    filterShape as Size4,
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

/** ONNX pads, top, left, bottom, right, such that the output has just its rows and columns. */
function exactPads(c: ConvolutionShape): { pads: number[]; unused: [number, number] } {
  const down = (c.outHeight - 1) * c.stride + c.kernelHeight - c.inHeight - c.padTop;
  const across = (c.outWidth - 1) * c.stride + c.kernelWidth - c.inWidth - c.padLeft;
  return {
    pads: [c.padTop, c.padLeft, Math.max(down, 0), Math.max(across, 0)],
    // Rows and columns at the far end that no patch reaches.
    unused: [Math.max(-down, 0), Math.max(-across, 0)],
  };
}

function filterMatrix(graph: Graph, filter: Value, c: ConvolutionShape): Value {
  return reshape(graph, filter, [c.kernelHeight * c.kernelWidth * c.inChannels, c.outChannels]);
}

const geometry = (c: ConvolutionShape) => ({
  kernel_shape: [c.kernelHeight, c.kernelWidth],
  strides: [c.stride, c.stride],
});

function forward(graph: Graph, x: Value, filter: Value, c: ConvolutionShape, rule: LoweringRule): Value {
  const shape = [c.batch, c.outHeight, c.outWidth, c.outChannels];
  if (coversInput(c) || rule("forward", c) === "matmul") {
    return reshape(graph, matMul(graph, im2col(graph, x, c), filterMatrix(graph, filter, c)), shape);
  }
  const weights = graph.node("Transpose", [graph.read(filter)], { perm: [3, 2, 0, 1] });
  const attributes = { ...geometry(c), pads: exactPads(c).pads };
  return graph.value(graph.node("Conv", [graph.read(x, "nchw"), weights], attributes), shape, "float32", "nchw");
}

function inputGradient(graph: Graph, dy: Value, filter: Value, c: ConvolutionShape, rule: LoweringRule): Value {
  const shape = [c.batch, c.inHeight, c.inWidth, c.inChannels];
  if (coversInput(c) || (isBlocky(c) && rule("inputGradient", c) === "matmul")) {
    const flat = reshape(graph, dy, [c.batch * c.outHeight * c.outWidth, c.outChannels]);
    return col2im(graph, matMul(graph, flat, filterMatrix(graph, filter, c), false, true), c);
  }
  const weights = graph.node("Transpose", [graph.read(filter)], { perm: [3, 2, 0, 1] });
  const { pads, unused } = exactPads(c);
  const attributes = { ...geometry(c), pads, output_padding: unused };
  return graph.value(
    graph.node("ConvTranspose", [graph.read(dy, "nchw"), weights], attributes),
    shape,
    "float32",
    "nchw",
  );
}

function filterGradient(graph: Graph, x: Value, dy: Value, c: ConvolutionShape): Value {
  const flat = reshape(graph, dy, [c.batch * c.outHeight * c.outWidth, c.outChannels]);
  const gradient = matMul(graph, im2col(graph, x, c), flat, true, false);
  return reshape(graph, gradient, [c.kernelHeight, c.kernelWidth, c.inChannels, c.outChannels]);
}

/** The convolution kernels, lowered by `rule`. */
export function convolutions(rule: LoweringRule): Translations {
  return {
    Conv2D: (graph, call) => {
      const [x, filter] = [input(call, "x"), input(call, "filter")];
      return forward(graph, x, filter, convolutionShape(call, x.shape, filter.shape), rule);
    },
    Conv2DBackpropInput: (graph, call) => {
      const [dy, filter] = [input(call, "dy"), input(call, "filter")];
      const c = convolutionShape(call, attribute<number[]>(call, "inputShape"), filter.shape);
      return inputGradient(graph, dy, filter, c, rule);
    },
    Conv2DBackpropFilter: (graph, call) => {
      const [x, dy] = [input(call, "x"), input(call, "dy")];
      const c = convolutionShape(call, x.shape, attribute<number[]>(call, "filterShape"));
      return filterGradient(graph, x, dy, c);
    },
  };
}
