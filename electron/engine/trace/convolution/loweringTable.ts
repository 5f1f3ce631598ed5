/**
 * The measured tables by which lowerings are chosen: JSON files beside this one, written by
 * `npm run bench -- lowerings --write`.
 */
import { z } from "zod";
import type { Direction, Lowerings } from "./convolutionLowering.ts";
import inBlocksOf8 from "./loweringTable8.json" with { type: "json" };
import inBlocksOf16 from "./loweringTable16.json" with { type: "json" };

const lowerings: { readonly [D in Direction]: readonly Lowerings[D][] } = {
  forward: ["conv", "matmul", "blocked", "wide"],
  inputGradient: ["convTranspose", "matmul", "subPixel", "blocked"],
  filterGradient: ["conv", "matmul", "blocked"],
};

const size = z.int().positive();

/** How long a layer takes in one direction, by lowering. */
const measurementSchema = z
  .strictObject({
    direction: z.enum(["forward", "inputGradient", "filterGradient"]),
    /** Side of the convolution's output, the smaller of its two feature maps. */
    outSide: size,
    inChannels: size,
    outChannels: size,
    milliseconds: z.record(z.string(), z.number().positive()),
  })
  .refine(({ direction, milliseconds }) => {
    const known: readonly string[] = lowerings[direction];
    return Object.keys(milliseconds).every((name) => known.includes(name));
  }, "A direction has a time for a lowering that it does not have.");

export const loweringTableSchema = z.strictObject({
  /** Channels in a block of the blocked layout: numbers in a vector register, 8 with AVX2 and 16 with AVX-512. */
  blockSize: z.literal([8, 16]),
  /** Where it was measured. */
  processor: z.string(),
  threads: size,
  /** What all layers have in common. */
  convolution: z.strictObject({ batch: size, kernel: size, stride: size, padding: z.int().nonnegative() }),
  measurements: z.array(measurementSchema),
});

export type Measurement = z.infer<typeof measurementSchema>;
export type LoweringTable = z.infer<typeof loweringTableSchema>;

export const loweringTables: readonly LoweringTable[] = [inBlocksOf8, inBlocksOf16].map((table) =>
  loweringTableSchema.parse(table),
);
