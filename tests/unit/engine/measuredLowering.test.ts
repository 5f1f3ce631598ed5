import { describe, expect, it } from "vitest";
import {
  possibleLowerings,
  type Direction,
  type Lowerings,
} from "../../../electron/engine/trace/convolution/convolutionLowering.ts";
import type { ConvolutionShape } from "../../../electron/engine/trace/convolution/convolutionShape.ts";
import { loweringTables, loweringTableSchema } from "../../../electron/engine/trace/convolution/loweringTable.ts";
import { measuredLowering, measurementsFor } from "../../../electron/engine/trace/convolution/measuredLowering.ts";

function layer(outSide: number, inChannels: number, outChannels: number): ConvolutionShape {
  const inSide = 2 * outSide;
  const sizes = { inHeight: inSide, inWidth: inSide, outHeight: outSide, outWidth: outSide };
  const kernel = { kernelHeight: 4, kernelWidth: 4, stride: 2, padTop: 1, padLeft: 1 };
  return { batch: 64, inChannels, outChannels, ...sizes, ...kernel };
}

const inBlocks: readonly string[] = ["blocked", "wide"];
const directions: readonly Direction[] = ["forward", "inputGradient", "filterGradient"];

describe("the measured rule", () => {
  it.each(directions)("takes for a measured layer's %s what was fastest of what its shape allows", (direction) => {
    for (const block of [8, 16]) {
      for (const row of measurementsFor(block).filter((one) => one.direction === direction)) {
        const shape = layer(row.outSide, row.inChannels, row.outChannels);
        const chosen = measuredLowering(block).choose(direction, shape);
        const possible = possibleLowerings(direction, shape, block);
        const times = possible.map((lowering) => row.milliseconds[lowering] ?? Infinity);
        // The fastest of those in blocks, or of the others.
        const alike = possible.filter((one) => inBlocks.includes(one) === inBlocks.includes(chosen));
        expect(row.milliseconds[chosen]).toBe(Math.min(...alike.map((one) => row.milliseconds[one] ?? Infinity)));
        if (!inBlocks.includes(chosen)) expect(row.milliseconds[chosen]).toBe(Math.min(...times));
        // Blocks are given three tenths, since neighbouring layers in blocks need no conversion.
        expect(row.milliseconds[chosen]).toBeLessThanOrEqual(Math.min(...times) / 0.7);
      }
    }
  });

  it.each(directions)("never takes blocks for %s where the processor or the channels have none", (direction) => {
    for (const [rule, shape] of [
      [measuredLowering(null), layer(16, 64, 128)],
      [measuredLowering(16), layer(16, 24, 40)],
    ] as const) {
      expect(inBlocks).not.toContain(rule.choose(direction, shape));
    }
  });

  it("takes the plain product where a patch is the whole image", () => {
    const whole = { ...layer(1, 512, 1), inHeight: 4, inWidth: 4, stride: 1, padTop: 0, padLeft: 0 };
    const chosen = directions.map((direction): Lowerings[Direction] => measuredLowering(16).choose(direction, whole));
    expect(chosen).toEqual(["matmul", "matmul", "matmul"]);
  });
});

describe("the measured tables", () => {
  it("have a time for everything that a layer's shape allows, in every direction", () => {
    expect(loweringTables.map((table) => table.blockSize)).toEqual([8, 16]);
    for (const { blockSize, convolution, measurements } of loweringTables) {
      expect(convolution).toEqual({ batch: 64, kernel: 4, stride: 2, padding: 1 });
      expect(new Set(measurements.map((row) => row.direction))).toEqual(new Set(directions));
      for (const { direction, outSide, inChannels, outChannels, milliseconds } of measurements) {
        const possible = possibleLowerings(direction, layer(outSide, inChannels, outChannels), blockSize);
        expect(Object.keys(milliseconds).sort()).toEqual([...possible].sort());
      }
    }
  });

  it("are refused where a row is of no use", () => {
    const [table] = loweringTables;
    const withRow = (row: object) => loweringTableSchema.safeParse({ ...table, measurements: [row] }).success;
    const row = { direction: "forward", outSide: 8, inChannels: 3, outChannels: 64, milliseconds: { conv: 1 } };
    expect(withRow(row)).toBe(true);
    expect(withRow({ ...row, milliseconds: { subPixel: 1 } })).toBe(false);
    expect(withRow({ ...row, milliseconds: { conv: null } })).toBe(false);
    expect(withRow({ ...row, direction: "sideways" })).toBe(false);
    expect(withRow({ ...row, outSide: 0.5 })).toBe(false);
    expect(loweringTableSchema.safeParse({ ...table, blockSize: 4 }).success).toBe(false);
  });
});
