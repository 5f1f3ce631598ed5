/**
 * Milliseconds of each lowering on layers of DCGAN (4 × 4, stride 2, padding 1, batch 64), on 2 threads of: Intel(R) Xeon(R) Processor.
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
    milliseconds: { conv: 4.61, matmul: 4.62, blocked: 2.08 },
  },
  {
    direction: "inputGradient",
    outSide: 32,
    inChannels: 3,
    outChannels: 64,
    milliseconds: { convTranspose: 6.96, matmul: 14.7, subPixel: 19.3 },
  },
  {
    direction: "filterGradient",
    outSide: 32,
    inChannels: 3,
    outChannels: 64,
    milliseconds: { conv: 11.1, matmul: 7.07, blocked: 7.2 },
  },
  {
    direction: "forward",
    outSide: 16,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 25.6, matmul: 24.7, blocked: 18.1, wide: 24.1 },
  },
  {
    direction: "inputGradient",
    outSide: 16,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { convTranspose: 33.6, matmul: 75.6, subPixel: 29.9, blocked: 17.6 },
  },
  {
    direction: "filterGradient",
    outSide: 16,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 54, matmul: 27.6, blocked: 25.3 },
  },
  {
    direction: "forward",
    outSide: 8,
    inChannels: 128,
    outChannels: 256,
    milliseconds: { conv: 28.4, matmul: 19.2, blocked: 17.9, wide: 19.1 },
  },
  {
    direction: "inputGradient",
    outSide: 8,
    inChannels: 128,
    outChannels: 256,
    milliseconds: { convTranspose: 31.7, matmul: 39.9, subPixel: 34.6, blocked: 16.2 },
  },
  {
    direction: "filterGradient",
    outSide: 8,
    inChannels: 128,
    outChannels: 256,
    milliseconds: { conv: 29.9, matmul: 24.1, blocked: 18.3 },
  },
  {
    direction: "forward",
    outSide: 4,
    inChannels: 256,
    outChannels: 512,
    milliseconds: { conv: 49.5, matmul: 17.4, blocked: 25.3, wide: 16.1 },
  },
  {
    direction: "inputGradient",
    outSide: 4,
    inChannels: 256,
    outChannels: 512,
    milliseconds: { convTranspose: 70.8, matmul: 27.3, subPixel: 36.2, blocked: 16.5 },
  },
  {
    direction: "filterGradient",
    outSide: 4,
    inChannels: 256,
    outChannels: 512,
    milliseconds: { conv: 23.6, matmul: 22.1, blocked: 14.8 },
  },
  {
    direction: "forward",
    outSide: 16,
    inChannels: 3,
    outChannels: 32,
    milliseconds: { conv: 0.861, matmul: 0.843, blocked: 0.448 },
  },
  {
    direction: "inputGradient",
    outSide: 16,
    inChannels: 3,
    outChannels: 32,
    milliseconds: { convTranspose: 1.73, matmul: 2.71, subPixel: 2.94 },
  },
  {
    direction: "filterGradient",
    outSide: 16,
    inChannels: 3,
    outChannels: 32,
    milliseconds: { conv: 1.65, matmul: 1.12, blocked: 1.18 },
  },
  {
    direction: "forward",
    outSide: 8,
    inChannels: 32,
    outChannels: 64,
    milliseconds: { conv: 2.38, matmul: 1.52, blocked: 1.09, wide: 1.63 },
  },
  {
    direction: "inputGradient",
    outSide: 8,
    inChannels: 32,
    outChannels: 64,
    milliseconds: { convTranspose: 4.05, matmul: 5.02, subPixel: 3.27, blocked: 1.44 },
  },
  {
    direction: "filterGradient",
    outSide: 8,
    inChannels: 32,
    outChannels: 64,
    milliseconds: { conv: 4.28, matmul: 1.98, blocked: 1.81 },
  },
  {
    direction: "forward",
    outSide: 4,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 3.52, matmul: 1.47, blocked: 1.28, wide: 1.29 },
  },
  {
    direction: "inputGradient",
    outSide: 4,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { convTranspose: 4.4, matmul: 3.08, subPixel: 6.62, blocked: 1.15 },
  },
  {
    direction: "filterGradient",
    outSide: 4,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 2.93, matmul: 1.44, blocked: 1.28 },
  },
  {
    direction: "forward",
    outSide: 32,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 91.1, matmul: 120, blocked: 62.2, wide: 99 },
  },
  {
    direction: "inputGradient",
    outSide: 32,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { convTranspose: 133, matmul: 316, subPixel: 127, blocked: 75.6 },
  },
  {
    direction: "filterGradient",
    outSide: 32,
    inChannels: 64,
    outChannels: 128,
    milliseconds: { conv: 212, matmul: 107, blocked: 99 },
  },
  {
    direction: "forward",
    outSide: 4,
    inChannels: 512,
    outChannels: 1024,
    milliseconds: { conv: 217, matmul: 72.6, blocked: 101, wide: 59.2 },
  },
  {
    direction: "inputGradient",
    outSide: 4,
    inChannels: 512,
    outChannels: 1024,
    milliseconds: { convTranspose: 293, matmul: 87.3, subPixel: 119, blocked: 69.2 },
  },
  {
    direction: "filterGradient",
    outSide: 4,
    inChannels: 512,
    outChannels: 1024,
    milliseconds: { conv: 79.1, matmul: 90.1, blocked: 60.4 },
  },
  {
    direction: "forward",
    outSide: 16,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { conv: 17.1, matmul: 14.3, blocked: 19.9, wide: 15 },
  },
  {
    direction: "inputGradient",
    outSide: 16,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { convTranspose: 23.5, matmul: 56.7, subPixel: 17.6, blocked: 10.3 },
  },
  {
    direction: "filterGradient",
    outSide: 16,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { conv: 41.1, matmul: 20, blocked: 18.2 },
  },
  {
    direction: "forward",
    outSide: 8,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { conv: 4.56, matmul: 2.84, blocked: 2.24, wide: 3.33 },
  },
  {
    direction: "inputGradient",
    outSide: 8,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { convTranspose: 6.91, matmul: 10.1, subPixel: 4.56, blocked: 2.39 },
  },
  {
    direction: "filterGradient",
    outSide: 8,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { conv: 8.59, matmul: 3.55, blocked: 3.51 },
  },
  {
    direction: "forward",
    outSide: 4,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { conv: 2.81, matmul: 0.751, blocked: 0.679, wide: 0.897 },
  },
  {
    direction: "inputGradient",
    outSide: 4,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { convTranspose: 2.8, matmul: 2.61, subPixel: 3.81, blocked: 0.687 },
  },
  {
    direction: "filterGradient",
    outSide: 4,
    inChannels: 64,
    outChannels: 64,
    milliseconds: { conv: 2.52, matmul: 1.02, blocked: 0.826 },
  },
];
