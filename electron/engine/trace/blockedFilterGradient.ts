/**
 * The filter gradient in the blocked layout, at the speed of the forward pass: one convolution whose channels are the columns of
 * all output images, and whose moved filter is dy.
 *
 *     dw[ky, kx, c, o] = Σ_i Σ_(n,j) x[n, stride · i + ky - pad, stride · j + kx - pad, c] · dy[n, i, j, o]
 *
 * Read (n, j) as input channels, (kx, c) as the width of one wide image, its rows as rows, and i as the filter's rows, a stride
 * apart: that is a convolution of batch 1. Its image is wide, so that ONNX Runtime's kernel runs at full speed however small the
 * feature maps are, and no im2col matrix is made.
 */
import { filterShape, patchReach, type ConvolutionShape } from "./convolutionShape.ts";
import { blockedDomain, blocksOf, layoutOf, type Graph, type Value } from "./graph.ts";
import { padBlocked } from "./perChannel.ts";
import { pad } from "./shapes.ts";

/** How the columns (n, j) fall into blocks: `group` images share one, or one image fills several. */
interface Columns {
  readonly group: number;
  /** Columns of one image in a block. */
  readonly width: number;
}

function columnsOf(c: ConvolutionShape, block: number): Columns {
  const width = Math.min(c.outWidth, block);
  return { group: block / width, width };
}

/** True where channels and columns come in whole blocks, and every row of x belongs to a patch. */
export function fitsBlockedFilterGradient(c: ConvolutionShape, block: number | null): boolean {
  if (block === null || c.outChannels % block !== 0) return false;
  const { group, width } = columnsOf(c, block);
  const { bottom } = patchReach(c);
  const lastPatch = (c.outHeight - 1) * c.stride;
  return (
    Number.isInteger(group) &&
    c.batch % group === 0 &&
    c.outWidth % width === 0 &&
    bottom >= 0 &&
    c.padTop <= lastPatch &&
    bottom <= lastPatch
  );
}

/** @returns HWIO, as TensorFlow.js has its filters */
export function blockedFilterGradient(graph: Graph, x: Value, dy: Value, c: ConvolutionShape): Value {
  const { block } = graph;
  const attributes = {
    group: 1,
    kernel_shape: [c.outHeight, 1],
    dilations: [c.stride, 1],
    strides: [1, 1],
    pads: [c.padTop, 0, patchReach(c).bottom, 0],
  };
  const operands = [columnImage(graph, x, c, block), columnFilter(graph, dy, c, block)];
  const gradient = graph.node("Conv", operands, attributes, blockedDomain);
  const shape = [1, c.kernelHeight, c.kernelWidth * c.inChannels, c.outChannels];
  const plain = graph.read(graph.value(gradient, shape, "float32", "blocked"), "plain");
  return graph.value(graph.reshaped(plain, filterShape(c)), filterShape(c));
}

/** x as [1, batch · outWidth, inHeight, kernelWidth · inChannels], blocked. */
function columnImage(graph: Graph, x: Value, c: ConvolutionShape, block: number): string {
  const { width, right } = patchReach(c);
  const inBlocks = layoutOf(x) === "blocked" && right >= 0;
  const padded = inBlocks
    ? padBlocked(graph, x, [0, c.padLeft, 0, right])
    : graph.read(pad(graph, x, [0, 0, c.padLeft, 0], [0, 0, right, 0]));
  const [, pieces, , piece] = inBlocks ? blocksOf(x.shape, block) : [0, 1, 0, c.inChannels];
  const { group, width: columns } = columnsOf(c, block);
  const rows = graph.reshaped(padded, [c.batch / group, group * pieces * c.inHeight * width, piece]);
  const name = [c.inHeight, width, c.outWidth, c.kernelWidth, c.stride, pieces, group].join();
  const places = graph.table(`columns ${name}`, () => columnPlaces(c, { group, columns, pieces, width }));
  const pixels = graph.node("Gather", [rows, places], { axis: 1 });
  const images = (c.batch * c.outWidth * c.inHeight * c.kernelWidth) / block;
  const squares = graph.reshaped(pixels, [images, block, 1, c.inChannels]);
  const turned = graph.node("ReorderInput", [squares], { channels_last: 0 }, blockedDomain);
  return graph.reshaped(turned, [1, c.batch * c.outWidth, c.inHeight, c.kernelWidth * c.inChannels]);
}

/** Within one group of images: for each block of columns, row and kernel column, the pixels of the block's columns. */
function columnPlaces(
  c: ConvolutionShape,
  { group, columns, pieces, width }: { group: number; columns: number; pieces: number; width: number },
): number[] {
  const places: number[] = [];
  for (let first = 0; first < c.outWidth; first += columns) {
    for (let y = 0; y < c.inHeight; y++) {
      for (let kx = 0; kx < c.kernelWidth; kx++) {
        for (let image = 0; image < group; image++) {
          for (let column = first; column < first + columns; column++) {
            const pixel = y * width + column * c.stride + kx;
            for (let p = 0; p < pieces; p++) places.push((image * pieces + p) * c.inHeight * width + pixel);
          }
        }
      }
    }
  }
  return places;
}

/** dy as the filter [outChannels, batch · outWidth, outHeight, 1], in blocks of both. */
function columnFilter(graph: Graph, dy: Value, c: ConvolutionShape, block: number): string {
  const { group, width } = columnsOf(c, block);
  const [groups, outputs, parts] = [c.batch / group, c.outChannels / block, c.outWidth / width];
  const rows = graph.reshaped(graph.read(dy, "blocked"), [c.batch * outputs * c.outHeight * parts, width * block]);
  const name = [groups, group, outputs, c.outHeight, parts].join();
  const places = graph.table(`column filter ${name}`, () => {
    const order: number[] = [];
    for (let o = 0; o < outputs; o++) {
      for (let g = 0; g < groups; g++) {
        for (let part = 0; part < parts; part++) {
          for (let y = 0; y < c.outHeight; y++) {
            for (let image = g * group; image < (g + 1) * group; image++) {
              order.push(((image * outputs + o) * c.outHeight + y) * parts + part);
            }
          }
        }
      }
    }
    return order;
  });
  const ordered = graph.node("Gather", [rows, places], { axis: 0 });
  return graph.reshaped(ordered, [c.outChannels, c.batch * c.outWidth, c.outHeight, 1]);
}
