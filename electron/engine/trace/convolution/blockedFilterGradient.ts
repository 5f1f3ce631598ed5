/**
 * The filter gradient in the blocked layout, at the speed of the forward pass: one convolution whose channels are the
 * columns of all output images, and whose moved filter is dy.
 *
 *     dw[ky, kx, c, o] = Σ_i Σ_(j,n) x[n, stride · i + ky - pad, stride · j + kx - pad, c] · dy[n, i, j, o]
 *
 * Read (j, n) as input channels, (kx, c) as the width of one wide image, its rows as rows, and i as the filter's rows,
 * a stride apart: that is a convolution of batch 1. Its image is wide, so that ONNX Runtime's kernel runs at full speed
 * however small the feature maps are, and no im2col matrix is made.
 *
 * A block of channels is the same column of as many images. So x is brought into blocks once, as it is, and whole
 * pixels of it are then fetched for every column of the kernel.
 */
import { range } from "./blockedFilters.ts";
import { filterShape, patchReach, type ConvolutionShape } from "./convolutionShape.ts";
import { layoutOf, type Graph, type Node, type Value } from "../graph/graph.ts";
import { blockedDomain, blocksOf } from "../graph/layouts.ts";
import { padBlocked } from "../kernels/perChannel.ts";
import { pad } from "../kernels/shapes.ts";

/** True where output channels and images come in whole blocks, and every row of x belongs to a patch. */
export function fitsBlockedFilterGradient(c: ConvolutionShape, block: number | null): boolean {
  if (block === null || c.outChannels % block !== 0 || c.batch % block !== 0) return false;
  const { bottom } = patchReach(c);
  const lastPatch = (c.outHeight - 1) * c.stride;
  return bottom >= 0 && c.padTop <= lastPatch && bottom <= lastPatch;
}

/** @returns HWIO, as TensorFlow.js has its filters */
export function blockedFilterGradient(graph: Graph, x: Value, dy: Value, c: ConvolutionShape): Value {
  const attributes = {
    group: 1,
    kernel_shape: [c.outHeight, 1],
    dilations: [c.stride, 1],
    strides: [1, 1],
    pads: [c.padTop, 0, patchReach(c).bottom, 0],
  };
  const operands = [columnImage(graph, x, c), columnFilter(graph, dy, c)];
  const gradient = graph.node("Conv", operands, attributes, blockedDomain);
  const shape = [1, c.kernelHeight, c.kernelWidth * c.inChannels, c.outChannels];
  const plain = graph.read(graph.value(gradient, shape, "float32", "blocked"), "plain");
  return graph.value(graph.reshaped(plain, filterShape(c)), filterShape(c));
}

/**
 * a + b, of the same shape, where both are such gradients of one filter (from the real and the fake images, say): the
 * convolution of one adds that of the other, which saves the way out of the blocks and a pass over both. Otherwise
 * null.
 */
export function addedFilterGradients(graph: Graph, a: Value, b: Value): Value | null {
  const [one, other] = [wayOut(graph, a), wayOut(graph, b)];
  if (one === null || other === null) return null;
  const { inputs, attributes } = one.convolution;
  const operands = [...inputs, "", ...other.convolution.outputs];
  const sum = graph.node("Conv", operands, attributes, blockedDomain);
  const plain = graph.node("ReorderOutput", [sum], one.reorder.attributes, blockedDomain);
  return graph.value(graph.reshaped(plain, a.shape), a.shape);
}

/** The convolution behind a filter gradient that is nothing but its result, and how that leaves the blocks. */
function wayOut(graph: Graph, gradient: Value): { convolution: Node; reorder: Node } | null {
  const reshape = gradient.stored.plain === undefined ? undefined : graph.producer(gradient.stored.plain);
  if (reshape?.operator !== "Reshape") return null;
  const reorder = graph.producer(reshape.inputs[0]!);
  if (reorder?.operator !== "ReorderOutput") return null;
  const convolution = graph.producer(reorder.inputs[0]!);
  const isGradient = convolution?.domain === blockedDomain && convolution.inputs.length === 2;
  return isGradient && convolution.attributes.activation === undefined ? { convolution, reorder } : null;
}

/**
 * x as [1, outWidth · batch, inHeight, kernelWidth · inChannels], blocked; outWidth within groups of as many images as
 * a block.
 */
function columnImage(graph: Graph, x: Value, c: ConvolutionShape): string {
  const { block } = graph;
  const { width, right } = patchReach(c);
  const inBlocks = layoutOf(x) === "blocked" && right >= 0;
  const padded = inBlocks
    ? padBlocked(graph, x, [0, c.padLeft, 0, right])
    : graph.read(pad(graph, x, [0, 0, c.padLeft, 0], [0, 0, right, 0]));
  const pieces = inBlocks ? blocksOf(x.shape, block)[1] : 1;
  const pixels = pieces * c.inHeight * width;
  const images = graph.reshaped(padded, [1, c.batch, 1, c.inHeight * width * c.inChannels]);
  const turned = graph.node("ReorderInput", [images], { channels_last: 0 }, blockedDomain);
  const rows = graph.reshaped(turned, [c.batch / block, pixels, (c.inChannels / pieces) * block]);
  const name = [c.inHeight, width, c.outWidth, c.kernelWidth, c.stride, pieces].join();
  const places = graph.table(`columns ${name}`, () => columnPlaces(c, pieces, width));
  const columns = graph.node("Gather", [rows, places], { axis: 1 });
  return graph.reshaped(columns, [1, c.batch * c.outWidth, c.inHeight, c.kernelWidth * c.inChannels]);
}

/**
 * For each column of the output, row of x, column of the kernel and piece of the channels: where that lies among x'
 * pixels.
 */
function columnPlaces(c: ConvolutionShape, pieces: number, width: number): number[] {
  return range(c.outWidth).flatMap((j) =>
    range(c.inHeight).flatMap((y) =>
      range(c.kernelWidth).flatMap((kx) =>
        range(pieces).map((piece) => (piece * c.inHeight + y) * width + j * c.stride + kx),
      ),
    ),
  );
}

/** dy as the filter [outChannels, outWidth · batch, outHeight, 1], in blocks of both. */
function columnFilter(graph: Graph, dy: Value, c: ConvolutionShape): string {
  const { block } = graph;
  const [groups, outputs] = [c.batch / block, c.outChannels / block];
  const rows = graph.reshaped(graph.read(dy, "blocked"), [c.batch * outputs * c.outHeight * c.outWidth, block]);
  const name = [groups, outputs, c.outHeight, c.outWidth].join();
  const places = graph.table(`column filter ${name}`, () =>
    range(outputs).flatMap((o) =>
      range(groups).flatMap((group) =>
        range(c.outWidth).flatMap((j) =>
          range(c.outHeight).flatMap((i) =>
            range(block).map((n) => (((group * block + n) * outputs + o) * c.outHeight + i) * c.outWidth + j),
          ),
        ),
      ),
    ),
  );
  const ordered = graph.node("Gather", [rows, places], { axis: 0 });
  return graph.reshaped(ordered, [c.outChannels, c.batch * c.outWidth, c.outHeight, 1]);
}
