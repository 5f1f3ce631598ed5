/**
 * The forward pass in the blocked layout for small feature maps: the rows of all images of a batch, side by side, make
 * one wide image. ONNX Runtime's kernel computes six neighbouring pixels at once, so that a map of 4 × 4 alone runs at
 * half speed.
 *
 * The kernel's columns become channels, (kx, c), so that no pixel looks beyond its own image; rows stay rows.
 */
import { filterSquares, range } from "./blockedFilters.ts";
import { exactPads, outputShape, patchReach, type ConvolutionShape } from "./convolutionShape.ts";
import { type Graph, type Value } from "../graph/graph.ts";
import { blockedDomain, blocksOf } from "../graph/layouts.ts";
import { padBlocked } from "../kernels/perChannel.ts";

/** True where channels come in whole blocks and no column of x lies beyond the last patch. */
export function fitsWide(c: ConvolutionShape, block: number | null): boolean {
  if (block === null || c.inChannels % block !== 0 || c.outChannels % block !== 0) return false;
  return patchReach(c).right >= 0;
}

export function wideForward(graph: Graph, x: Value, filter: Value, c: ConvolutionShape): Value {
  const shape = outputShape(c);
  const [top, , bottom] = exactPads(c).pads;
  const [, outBlocks, , block] = blocksOf(shape, graph.block);
  const attributes = {
    group: 1,
    kernel_shape: [c.kernelHeight, 1],
    strides: [c.stride, 1],
    dilations: [1, 1],
    pads: [top, 0, bottom, 0],
  };
  const product = graph.node("Conv", [wideImage(graph, x, c), wideFilter(graph, filter, c)], attributes, blockedDomain);
  const lines = graph.reshaped(product, [outBlocks * c.outHeight * c.batch, c.outWidth * block]);
  const places = graph.table(`images from ${outBlocks * c.outHeight} wide lines of ${c.batch}`, () =>
    range(c.batch).flatMap((n) => range(outBlocks * c.outHeight).map((line) => line * c.batch + n)),
  );
  const images = graph.node("Gather", [lines, places], { axis: 0 });
  const name = graph.reshaped(images, [c.batch, c.outChannels, c.outHeight, c.outWidth]);
  return graph.value(name, shape, "float32", "blocked");
}

/** x as [1, kernelWidth · inChannels, inHeight, batch · outWidth], blocked. */
function wideImage(graph: Graph, x: Value, c: ConvolutionShape): string {
  const { width, right } = patchReach(c);
  const padded = padBlocked(graph, x, [0, c.padLeft, 0, right]);
  const [, blocks, , block] = blocksOf(x.shape, graph.block);
  const imageRows = blocks * c.inHeight * width;
  const rows = graph.reshaped(padded, [c.batch * imageRows, block]);
  // For every image the same places, shifted: summed up when the session is made, so that the model stays small.
  const geometry = [c.inHeight, width, c.outWidth, c.kernelWidth, c.stride, blocks].join();
  const inImage = graph.table(`wide columns ${geometry}`, () =>
    range(c.kernelWidth).flatMap((kx) =>
      range(blocks * c.inHeight).flatMap((line) => range(c.outWidth).map((j) => line * width + j * c.stride + kx)),
    ),
  );
  const images = graph.table(`images of ${imageRows} rows, ${c.batch}`, () => range(c.batch).map((n) => n * imageRows));
  const lines = c.kernelWidth * blocks * c.inHeight;
  const places = graph.node("Add", [
    graph.reshaped(inImage, [lines, 1, c.outWidth]),
    graph.reshaped(images, [1, c.batch, 1]),
  ]);
  const pixels = graph.node("Gather", [rows, graph.reshaped(places, [lines * c.batch * c.outWidth])], { axis: 0 });
  return graph.reshaped(pixels, [1, c.kernelWidth * c.inChannels, c.inHeight, c.batch * c.outWidth]);
}

/** HWIO → [outChannels, kernelWidth · inChannels, kernelHeight, 1], in blocks of both. */
function wideFilter(graph: Graph, filter: Value, c: ConvolutionShape): string {
  const { squares, inputs, outputs } = filterSquares(graph, filter, c);
  const places = graph.table(`wide filter ${[c.kernelHeight, c.kernelWidth, outputs, inputs].join()}`, () =>
    range(outputs).flatMap((o) =>
      range(c.kernelWidth).flatMap((kx) =>
        range(inputs).flatMap((i) =>
          range(c.kernelHeight).map((ky) => ((ky * c.kernelWidth + kx) * outputs + o) * inputs + i),
        ),
      ),
    ),
  );
  const ordered = graph.node("Gather", [squares, places], { axis: 0 });
  return graph.reshaped(ordered, [c.outChannels, c.kernelWidth * c.inChannels, c.kernelHeight, 1]);
}
