/** The matrices of a convolution's patches, in NHWC, and their way back. */
import { coversInput, exactPads, imageShape, patchReach, type ConvolutionShape } from "./convolutionShape.ts";
import { layoutOf, type Graph, type Value } from "../graph/graph.ts";
import { blocksOf } from "../graph/layouts.ts";
import { padBlocked } from "../kernels/perChannel.ts";
import { pad, reshape, slice, transpose } from "../kernels/shapes.ts";

/**
 * x [batch, inHeight, inWidth, inChannels] → [batch · outHeight · outWidth, kernelHeight · kernelWidth · inChannels],
 * the columns in the order of an HWIO filter, so that the filter as a matrix is a plain reshape.
 *
 * One Gather fetches all patches, from whichever layout x lies in: it runs on all threads, which Slice and Concat do
 * not.
 */
export function im2col(graph: Graph, x: Value, c: ConvolutionShape): Value {
  const columns = c.kernelHeight * c.kernelWidth * c.inChannels;
  const shape = [c.batch * c.outHeight * c.outWidth, columns];
  if (coversInput(c)) return reshape(graph, x, shape);
  // Blocks can be given a border, but not be cut.
  const uncut = exactPads(c).unused.every((amount) => amount === 0);
  const gather = layoutOf(x) === "blocked" && uncut ? gatherFromBlocks : gatherRuns;
  return graph.value(graph.reshaped(gather(graph, x, c), shape), shape);
}

/** From [batch, height, width, channels], in runs of as many pixels as the stride where that divides everything. */
function gatherRuns(graph: Graph, x: Value, c: ConvolutionShape): string {
  const { height, width, bottom, right } = patchReach(c);
  const run = width % c.stride === 0 && c.kernelWidth % c.stride === 0 ? c.stride : 1;
  const pixels = graph.read(pad(graph, x, [0, c.padTop, c.padLeft, 0], [0, bottom, right, 0]));
  const runs = graph.reshaped(pixels, [c.batch, (height * width) / run, run * c.inChannels]);
  const places = graph.table(`patches ${geometryText(c)} in runs of ${run}`, () => patchPlaces(c, width / run, run));
  return graph.node("Gather", [runs, places], { axis: 1 });
}

/** From [batch, channels / block, height · width, block]: for each place of a patch all its blocks. */
function gatherFromBlocks(graph: Graph, x: Value, c: ConvolutionShape): string {
  const { height, width } = patchReach(c);
  const padded = padBlocked(graph, x, exactPads(c).pads);
  const [, blocks, , block] = blocksOf(x.shape, graph.block);
  const rows = graph.reshaped(padded, [c.batch, blocks * height * width, block]);
  const places = graph.table(`patches ${geometryText(c)} in ${blocks} blocks`, () =>
    patchPlaces(c, width, 1).flatMap((place) =>
      Array.from({ length: blocks }, (_, index) => index * height * width + place),
    ),
  );
  return graph.node("Gather", [rows, places], { axis: 1 });
}

function geometryText(c: ConvolutionShape): string {
  return [c.outHeight, c.outWidth, c.kernelHeight, c.kernelWidth, c.stride].join();
}

/**
 * Where the runs of every patch begin, in runs: patch by patch, row by row. `width` is that of the padded image in
 * runs.
 */
function patchPlaces(c: ConvolutionShape, width: number, run: number): number[] {
  const places: number[] = [];
  for (let y = 0; y < c.outHeight; y++) {
    for (let x = 0; x < c.outWidth; x++) {
      for (let ky = 0; ky < c.kernelHeight; ky++) {
        for (let kx = 0; kx < c.kernelWidth / run; kx++) {
          places.push((y * c.stride + ky) * width + (x * c.stride) / run + kx);
        }
      }
    }
  }
  return places;
}

/**
 * The adjoint of `im2col`: each patch is added back to where it came from. Blocky kernels only.
 *
 * @param patches [batch · outHeight · outWidth, kernelHeight · kernelWidth · inChannels]
 * @returns [batch, inHeight, inWidth, inChannels]
 */
export function col2im(graph: Graph, patches: Value, c: ConvolutionShape): Value {
  const image = imageShape(c);
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

/**
 * Sums the slices along axis `from`, the k-th of them shifted by k along axis `along`; axis `from` is left with length
 * 1.
 */
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
