/** The matrices of a convolution's patches, in NHWC, and their way back. */
import type { ConvolutionShape } from "./convolutionLowering.ts";
import type { Graph, Value } from "./graph.ts";
import { concat, pad, reshape, slice, transpose } from "./shapes.ts";

/** True where the kernel covers the whole input at once, so that a patch is an image. */
export function coversInput(c: ConvolutionShape): boolean {
  const unpadded = c.padTop === 0 && c.padLeft === 0;
  return (
    unpadded && c.outHeight === 1 && c.outWidth === 1 && c.kernelHeight === c.inHeight && c.kernelWidth === c.inWidth
  );
}

/** True where the kernel is a whole number of strides, so that patches are made of stride × stride blocks. */
export function isBlocky(c: ConvolutionShape): boolean {
  return c.kernelHeight % c.stride === 0 && c.kernelWidth % c.stride === 0;
}

/**
 * x [batch, inHeight, inWidth, inChannels] → [batch · outHeight · outWidth, kernelHeight · kernelWidth · inChannels], the columns
 * in the order of an HWIO filter, so that the filter as a matrix is a plain reshape.
 */
export function im2col(graph: Graph, x: Value, c: ConvolutionShape): Value {
  const columns = c.kernelHeight * c.kernelWidth * c.inChannels;
  const shape = [c.batch * c.outHeight * c.outWidth, columns];
  if (coversInput(c)) return reshape(graph, x, shape);
  return reshape(graph, isBlocky(c) ? blockPatches(graph, x, c) : stridedPatches(graph, x, c), shape);
}

/**
 * The input is seen as [batch, rows of blocks, stride, columns of blocks, stride · channels] (a reshape); a patch is then
 * kernel/stride blocks each way, found by unit-stride slices that each copy stride · channels numbers in one piece.
 */
function blockPatches(graph: Graph, x: Value, c: ConvolutionShape): Value {
  const { stride } = c;
  const [down, across] = [c.kernelHeight / stride, c.kernelWidth / stride];
  const [blockRows, blockColumns] = [c.outHeight - 1 + down, c.outWidth - 1 + across];
  const padded = padTo(graph, x, c, blockRows * stride, blockColumns * stride);
  const width = stride * c.inChannels;
  const blocks = reshape(graph, padded, [c.batch, blockRows, stride, blockColumns, width]);
  const pieces: Value[] = [];
  for (let dy = 0; dy < down; dy++) {
    for (let py = 0; py < stride; py++) {
      for (let dx = 0; dx < across; dx++) {
        pieces.push(slice(graph, blocks, [0, dy, py, dx, 0], [c.batch, c.outHeight, 1, c.outWidth, width]));
      }
    }
  }
  return concat(graph, pieces, 4);
}

function stridedPatches(graph: Graph, x: Value, c: ConvolutionShape): Value {
  const { stride } = c;
  const height = (c.outHeight - 1) * stride + c.kernelHeight;
  const padded = padTo(graph, x, c, height, (c.outWidth - 1) * stride + c.kernelWidth);
  const pieces: Value[] = [];
  const size = [c.batch, c.outHeight, c.outWidth, c.inChannels];
  for (let ky = 0; ky < c.kernelHeight; ky++) {
    for (let kx = 0; kx < c.kernelWidth; kx++) {
      const starts = graph.integers([ky, kx]);
      const ends = graph.integers([ky + (c.outHeight - 1) * stride + 1, kx + (c.outWidth - 1) * stride + 1]);
      const bounds = [starts, ends, graph.integers([1, 2]), graph.integers([stride, stride])];
      pieces.push(graph.value(graph.node("Slice", [graph.read(padded), ...bounds]), size));
    }
  }
  return concat(graph, pieces, 3);
}

/** Zeros before, and zeros or a cut after, so that the image becomes height × width. */
function padTo(graph: Graph, x: Value, c: ConvolutionShape, height: number, width: number): Value {
  const after = [0, height - c.inHeight - c.padTop, width - c.inWidth - c.padLeft, 0];
  return pad(graph, x, [0, c.padTop, c.padLeft, 0], after);
}

/**
 * The adjoint of `im2col`: each patch is added back to where it came from. Blocky kernels only.
 *
 * @param patches [batch · outHeight · outWidth, kernelHeight · kernelWidth · inChannels]
 * @returns [batch, inHeight, inWidth, inChannels]
 */
export function col2im(graph: Graph, patches: Value, c: ConvolutionShape): Value {
  const image = [c.batch, c.inHeight, c.inWidth, c.inChannels];
  if (coversInput(c)) return reshape(graph, patches, image);
  const { stride } = c;
  const [down, across] = [c.kernelHeight / stride, c.kernelWidth / stride];
  const width = stride * c.inChannels;
  const blocks = reshape(graph, patches, [c.batch, c.outHeight, c.outWidth, down, stride, across, width]);
  const wide = addShifted(graph, blocks, { from: 5, along: 2, count: across });
  const tall = addShifted(graph, wide, { from: 3, along: 1, count: down });
  const [blockRows, blockColumns] = [c.outHeight - 1 + down, c.outWidth - 1 + across];
  const rows = reshape(graph, tall, [c.batch, blockRows, blockColumns, stride, width]);
  const ordered = transpose(graph, rows, [0, 1, 3, 2, 4]);
  const padded = reshape(graph, ordered, [c.batch, blockRows * stride, blockColumns * stride, c.inChannels]);
  const after = [0, c.inHeight + c.padTop - blockRows * stride, c.inWidth + c.padLeft - blockColumns * stride, 0];
  return pad(graph, padded, [0, -c.padTop, -c.padLeft, 0], after);
}

/** Sums the slices along axis `from`, the k-th of them shifted by k along axis `along`; axis `from` is left with length 1. */
function addShifted(graph: Graph, value: Value, shift: { from: number; along: number; count: number }): Value {
  const shifted = Array.from({ length: shift.count }, (_, k) => {
    const begin = value.shape.map((_, axis) => (axis === shift.from ? k : 0));
    const size = value.shape.map((full, axis) => (axis === shift.from ? 1 : full));
    const amount = (n: number) => value.shape.map((_, axis) => (axis === shift.along ? n : 0));
    return pad(graph, slice(graph, value, begin, size), amount(k), amount(shift.count - 1 - k));
  });
  if (shifted.length === 1) return shifted[0]!;
  const names = shifted.map((piece) => graph.read(piece));
  return graph.value(graph.node("Sum", names), shifted[0]!.shape);
}
