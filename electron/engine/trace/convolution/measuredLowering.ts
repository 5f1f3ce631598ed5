/** The CPU provider's rule: for each layer the lowering that was fastest on the most similar layer measured. */
import type { ConvolutionShape } from "./convolutionShape.ts";
import { possibleLowerings, type Direction, type LoweringRule, type Lowerings } from "./convolutionLowering.ts";
import { loweringTables, type Measurement } from "./loweringTable.ts";

/** Those of the processor with blocks of this size; narrower ones, and those without, take after blocks of 8. */
export function measurementsFor(blockSize: number | null): readonly Measurement[] {
  const width = blockSize === null || blockSize <= 8 ? 8 : 16;
  return loweringTables.find((table) => table.blockSize === width)!.measurements;
}

/**
 * The measured layers got and gave plain tensors. Among layers that all compute in blocks the way there and back falls
 * away, which is up to a third of the time.
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
      const { milliseconds }: { milliseconds: Partial<Record<string, number>> } = nearest(
        measurements,
        direction,
        shape,
      );
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
