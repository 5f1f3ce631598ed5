/** A filter (HWIO) in the orders of the blocked Conv: blocks of output channels, and within them of input channels. */
import type { ConvolutionShape } from "./convolutionShape.ts";
import { type Graph, type Value } from "../graph/graph.ts";
import { blockedDomain } from "../graph/layouts.ts";
import type { ImagePhase } from "./subPixel.ts";

/** The phase's taps as places in the filter's kernelHeight · kernelWidth. */
export function tapsOf({ rows, columns }: ImagePhase, c: ConvolutionShape): number[] {
  return rows.taps.flatMap((row) => columns.taps.map((column) => row * c.kernelWidth + column));
}

const taps = (c: ConvolutionShape) => c.kernelHeight * c.kernelWidth;

/** [taps, inChannels, outChannels] → [taps, outChannels / block, inChannels, block]. */
function byOutputBlock(graph: Graph, filter: Value, c: ConvolutionShape): string {
  const images = graph.reshaped(graph.read(filter), [taps(c), c.inChannels, 1, c.outChannels]);
  return graph.node("ReorderInput", [images], { channels_last: 1 }, blockedDomain);
}

/** The filter of an NCHW input with few channels, OIHWo: [outChannels / block, inChannels, taps, block]. */
export function outputBlocks(graph: Graph, filter: Value, c: ConvolutionShape): string {
  const { block } = graph;
  const parts = graph.reshaped(byOutputBlock(graph, filter, c), [taps(c), c.outChannels / block, c.inChannels, block]);
  return asOihw(graph, graph.node("Transpose", [parts], { perm: [1, 2, 0, 3] }), c.outChannels, c.inChannels, c);
}

/** The filter as squares of block × block (in, out), in the order tap, block of outputs, block of inputs. */
export function filterSquares(
  graph: Graph,
  filter: Value,
  c: ConvolutionShape,
): { squares: string; inputs: number; outputs: number } {
  const { block } = graph;
  const [inputs, outputs] = [c.inChannels / block, c.outChannels / block];
  const squares = graph.reshaped(byOutputBlock(graph, filter, c), [taps(c) * outputs * inputs, block * block]);
  return { squares, inputs, outputs };
}

/** The filter of a blocked input, OIHWio: [outChannels / block, inChannels / block, taps, block (in), block (out)]. */
export function filterBlocks(graph: Graph, filter: Value, c: ConvolutionShape): string {
  const { squares, inputs, outputs } = filterSquares(graph, filter, c);
  const places = graph.table(`filter of ${taps(c)} taps, ${outputs} by ${inputs} blocks`, () =>
    squareOrder(range(taps(c)), outputs, inputs),
  );
  const ordered = graph.node("Gather", [squares, places], { axis: 0 });
  return asOihw(graph, ordered, c.outChannels, c.inChannels, c);
}

/** The filter of one phase of the input gradient, which leads from outChannels to inChannels. */
export function transposedFilterBlocks(graph: Graph, filter: Value, c: ConvolutionShape, phase: ImagePhase): string {
  const { block } = graph;
  const [inputs, outputs] = [c.inChannels / block, c.outChannels / block];
  const images = graph.reshaped(graph.read(filter), [taps(c), c.inChannels, 1, c.outChannels]);
  const byInputBlock = graph.node("ReorderInput", [images], {}, blockedDomain);
  const squares = graph.reshaped(byInputBlock, [taps(c) * inputs * outputs, block * block]);
  const chosen = tapsOf(phase, c);
  const places = graph.table(`filter of taps ${chosen.join()}, ${inputs} by ${outputs} blocks`, () =>
    squareOrder(chosen, inputs, outputs),
  );
  const ordered = graph.node("Gather", [squares, places], { axis: 0 });
  const [kernelHeight, kernelWidth] = [phase.rows.taps.length, phase.columns.taps.length];
  return asOihw(graph, ordered, c.inChannels, c.outChannels, { kernelHeight, kernelWidth });
}

/** Squares of block × block stored by tap, row and column, fetched by row, column and chosen tap. */
function squareOrder(chosenTaps: readonly number[], rows: number, columns: number): number[] {
  return range(rows).flatMap((row) =>
    range(columns).flatMap((column) => chosenTaps.map((tap) => (tap * rows + row) * columns + column)),
  );
}

/** 0 … length - 1. */
export function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** The shape that the operator expects, whatever the order in memory. */
function asOihw(
  graph: Graph,
  name: string,
  outChannels: number,
  inChannels: number,
  kernel: Pick<ConvolutionShape, "kernelHeight" | "kernelWidth">,
): string {
  return graph.reshaped(name, [outChannels, inChannels, kernel.kernelHeight, kernel.kernelWidth]);
}
