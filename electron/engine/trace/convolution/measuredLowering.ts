/** The CPU provider's rule: for each layer the lowering that was fastest on the most similar layer measured. */
import type { ConvolutionShape } from "./convolutionShape.ts";
import {
  possibleLowerings,
  type Direction,
  type LoweringRule,
  type Lowerings,
  type Measurement,
} from "./convolutionLowering.ts";
import { measurements as inBlocksOf8 } from "./loweringTable8.ts";
import { measurements as inBlocksOf16 } from "./loweringTable16.ts";

/** Measured on one processor of each kind: of registers of 8 numbers (AVX2) and of 16 (AVX-512). Narrower ones take after the first. */
export function measurementsFor(blockSize: number | null): readonly Measurement[] {
  return blockSize === null || blockSize <= 8 ? inBlocksOf8 : inBlocksOf16;
}

/**
 * The measured layers got and gave plain tensors. Among layers that all compute in blocks the way there and back falls away, which
 * is up to a third of the time.
 */
const neighbourly = 0.7;
const inBlocks: ReadonlySet<string> = new Set(["blocked", "wide"]);

/** @param blockSize channels in a block of the blocked layout on this processor; null where it has none */
export function measuredLowering(blockSize: number | null): LoweringRule {
  const measurements = measurementsFor(blockSize);
  return {
    blockSize,
    choose<D extends Direction>(direction: D, shape: ConvolutionShape): Lowerings[D] {
      const possible = possibleLowerings(direction, shape, blockSize);
      const { milliseconds } = nearest(measurements, direction, shape);
      const time = (lowering: Lowerings[D]) =>
        (milliseconds[lowering] ?? Infinity) * (inBlocks.has(lowering) ? neighbourly : 1);
      return possible.reduce((best, lowering) => (time(lowering) < time(best) ? lowering : best));
    },
  };
}

/** The measured layer whose channels and feature map differ least, each as a factor. */
function nearest(measurements: readonly Measurement[], direction: Direction, shape: ConvolutionShape): Measurement {
  const rows = measurements.filter((row) => row.direction === direction);
  const distance = (row: Measurement) =>
    factor(row.outSide, Math.max(shape.outHeight, shape.outWidth)) +
    factor(row.inChannels, shape.inChannels) +
    factor(row.outChannels, shape.outChannels);
  return rows.reduce((best, row) => (distance(row) < distance(best) ? row : best));
}

function factor(a: number, b: number): number {
  return Math.abs(Math.log2(a / b));
}
