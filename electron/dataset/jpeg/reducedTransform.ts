/**
 * The inverse DCT of a block's lowest frequencies alone: the block in 1, 2, 3 or 4 pixels a side instead of 8, as libjpeg's scaled
 * decoding has it. What is finer than the pixels is left out, so that nothing of it shows as a pattern.
 */
import { zigzag } from "./zigzag.ts";

/** Pixels a side that 8 of the file become. */
export type BlockSide = 1 | 2 | 3 | 4;
export const blockSides: readonly BlockSide[] = [1, 2, 3, 4];

/** From a block's coefficients, multiplied with `factorsOf` their places, to its pixels in a plane. */
type Transform = (block: Float64Array, plane: Uint8ClampedArray, at: number, rowBytes: number) => void;

interface Reduction {
  readonly transform: Transform;
  /** By frequency: a constant of the cosines, multiplied in beforehand so that the transform has less to do. */
  readonly scales: readonly number[];
  /** The last place in zigzag order that is needed. */
  readonly last: number;
  /** By place in zigzag order, and beyond what a step can reach: `BlockReading.slots`. */
  readonly slots: Uint8Array;
}

const longestReach = 192;

function reduction(side: BlockSide, transform: Transform, scales: readonly number[]): Reduction {
  const slots = new Uint8Array(longestReach).fill(side * side);
  for (const [place, frequency] of zigzag.entries()) {
    const [down, across] = [frequency >> 3, frequency & 7];
    if (down < side && across < side) slots[place] = down * side + across;
  }
  const last = slots.findLastIndex((slot) => slot < side * side);
  return { transform, scales, last, slots };
}

export const reductions: Readonly<Record<BlockSide, Reduction>> = {
  1: reduction(1, toOne, [1]),
  2: reduction(2, toTwo, [1, 1]),
  3: reduction(3, toThree, [1, Math.sqrt(1.5), Math.sqrt(0.5)]),
  4: reduction(4, toFour, [1, 1, 1, 1]),
};

/** @param quantisation 64 steps in zigzag order */
export function factorsOf(side: BlockSide, quantisation: Uint16Array): Float64Array {
  const { scales } = reductions[side];
  const factors = new Float64Array(longestReach);
  for (const [place, frequency] of zigzag.entries()) {
    factors[place] = ((quantisation[place] ?? 0) * (scales[frequency >> 3] ?? 0) * (scales[frequency & 7] ?? 0)) / 8;
  }
  return factors;
}

/** The file's samples lie around 0. */
const middle = 128;

/** A block that is nothing but its mean. */
export function fillBlock(side: BlockSide, mean: number, plane: Uint8ClampedArray, at: number, rowBytes: number): void {
  for (let row = 0; row < side; row++) {
    const start = at + row * rowBytes;
    for (let column = 0; column < side; column++) plane[start + column] = mean + middle;
  }
}

function toOne(block: Float64Array, plane: Uint8ClampedArray, at: number): void {
  plane[at] = (block[0] ?? 0) + middle;
}

function toTwo(block: Float64Array, plane: Uint8ClampedArray, at: number, rowBytes: number): void {
  const mean = (block[0] ?? 0) + middle;
  const across = block[1] ?? 0;
  const down = block[2] ?? 0;
  const both = block[3] ?? 0;
  plane[at] = mean + across + down + both;
  plane[at + 1] = mean - across + down - both;
  plane[at + rowBytes] = mean + across - down - both;
  plane[at + rowBytes + 1] = mean - across - down + both;
}

function toThree(block: Float64Array, plane: Uint8ClampedArray, at: number, rowBytes: number): void {
  for (let column = 0; column < 3; column++) {
    const mean = block[column] ?? 0;
    const slope = block[column + 3] ?? 0;
    const bend = block[column + 6] ?? 0;
    block[column] = mean + bend + slope;
    block[column + 3] = mean - 2 * bend;
    block[column + 6] = mean + bend - slope;
  }
  for (let row = 0; row < 3; row++) {
    const mean = (block[3 * row] ?? 0) + middle;
    const slope = block[3 * row + 1] ?? 0;
    const bend = block[3 * row + 2] ?? 0;
    const start = at + row * rowBytes;
    plane[start] = mean + bend + slope;
    plane[start + 1] = mean - 2 * bend;
    plane[start + 2] = mean + bend - slope;
  }
}

const longCosine = Math.SQRT2 * Math.cos(Math.PI / 8);
const shortCosine = Math.SQRT2 * Math.cos((3 * Math.PI) / 8);

function toFour(block: Float64Array, plane: Uint8ClampedArray, at: number, rowBytes: number): void {
  for (let column = 0; column < 4; column++) {
    const mean = block[column] ?? 0;
    const first = block[column + 4] ?? 0;
    const second = block[column + 8] ?? 0;
    const third = block[column + 12] ?? 0;
    const outer = longCosine * first + shortCosine * third;
    const inner = shortCosine * first - longCosine * third;
    block[column] = mean + second + outer;
    block[column + 4] = mean - second + inner;
    block[column + 8] = mean - second - inner;
    block[column + 12] = mean + second - outer;
  }
  for (let row = 0; row < 4; row++) {
    const mean = (block[4 * row] ?? 0) + middle;
    const first = block[4 * row + 1] ?? 0;
    const second = block[4 * row + 2] ?? 0;
    const third = block[4 * row + 3] ?? 0;
    const outer = longCosine * first + shortCosine * third;
    const inner = shortCosine * first - longCosine * third;
    const start = at + row * rowBytes;
    plane[start] = mean + second + outer;
    plane[start + 1] = mean - second + inner;
    plane[start + 2] = mean - second - inner;
    plane[start + 3] = mean + second - outer;
  }
}
