/**
 * Milliseconds of each lowering on layers of DCGAN (4 × 4, stride 2, padding 1, batch 64), on 2 threads of an AVX-512 processor.
 * Written by `npm run bench -- lowerings --write`.
 */
import type { Direction } from "./convolutionLowering.ts";

export interface Measurement {
  readonly direction: Direction;
  /** Side of the convolution's output, the smaller of its two feature maps. */
  readonly outSide: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly milliseconds: Readonly<Partial<Record<string, number>>>;
}

export const measurements: readonly Measurement[] = [
  {
    direction: "forward",
    outSide: 32,
    inChannels: 3,
    outChannels: 64,
    milliseconds: { conv: 2.4, matmul: 4, blocked: 1.4 },
  },
  {
    direction: "forward",
    outSide: 16,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 21, matmul: 20, blocked: 15, wide: 16.5 },
  },
  {
    direction: "forward",
    outSide: 8,
    inChannels: 128,
    outChannels: 256,
    milliseconds: { conv: 21.7, matmul: 16.8, blocked: 20.7, wide: 14.6 },
  },
  {
    direction: "forward",
    outSide: 4,
    inChannels: 256,
    outChannels: 512,
    milliseconds: { conv: 22.4, matmul: 16.1, blocked: 37, wide: 13.6 },
  },
  {
    direction: "inputGradient",
    outSide: 32,
    inChannels: 3,
    outChannels: 64,
    milliseconds: { convTranspose: 4, matmul: 5, subPixel: 9, blocked: 9 },
  },
  {
    direction: "inputGradient",
    outSide: 16,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { convTranspose: 29, matmul: 26, blocked: 15 },
  },
  {
    direction: "inputGradient",
    outSide: 8,
    inChannels: 128,
    outChannels: 256,
    milliseconds: { convTranspose: 25.5, matmul: 20, blocked: 14.5 },
  },
  {
    direction: "inputGradient",
    outSide: 4,
    inChannels: 256,
    outChannels: 512,
    milliseconds: { convTranspose: 42, matmul: 17.7, blocked: 17 },
  },
  {
    direction: "filterGradient",
    outSide: 16,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 100, matmul: 25, blocked: 20 },
  },
];
