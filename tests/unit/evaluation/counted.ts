/** The inputs of tests/fixtures/evaluation/record.py: both sides count them off the same sequences. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SampleSet } from "../../../electron/domains/domain.ts";

/** 0 … 255. */
export function byte(i: number, seed: number): number {
  return (i * i * 7 + i * 31 + seed * 53 + Math.floor(i / 5) * (seed + 3)) % 256;
}

/** -1 … 1. */
export function number(i: number, seed: number): number {
  return (((i + 1) * 7919 + seed * 104729) % 2003) / 1001 - 1;
}

export function countedImages(count: number, size: number, channels: 1 | 3, seed: number): SampleSet {
  const values = Uint8Array.from({ length: count * size * size * channels }, (_, i) => byte(i, seed));
  return { count, shape: [size, size, channels], values };
}

export function countedPoints(count: number, seed: number, scale: number, shift: number): SampleSet {
  const values = Float32Array.from({ length: 2 * count }, (_, i) => number(i, seed) * scale + shift);
  return { count, shape: [2], values };
}

interface Recorded {
  readonly pyramid: readonly {
    readonly side: number;
    readonly first: number[];
    readonly last: number[];
    sum: number;
  }[];
  readonly sliced: readonly number[];
  readonly slicedGrey: readonly number[];
  readonly mmdOfPoints: RecordedMmd;
  readonly mmdOfImages: RecordedMmd;
}

interface RecordedMmd {
  readonly median: number;
  readonly withinReal: number;
  readonly mmd2: number;
}

/** What record.py has computed of them. */
export const numpy = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../fixtures/evaluation/numpy.json"), "utf8"),
) as Recorded;
