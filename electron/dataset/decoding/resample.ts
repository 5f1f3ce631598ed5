/** Area resampling: each output pixel is the mean of the source area it covers. Enlarging interpolates linearly. */
import type { Pixels } from "./pixels.ts";
import { createRowAdder, rowsAtOnce } from "./rowAdder.ts";

/** A part of a picture, in source pixels; fractions are honoured. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * For each output position: which source positions it takes, and how much of each (weights of one position sum to 1).
 */
interface AxisWeights {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Float64Array;
}

interface Taken {
  readonly first: number;
  readonly count: number;
}

/**
 * @param source 1 or 3 samples a pixel; what its means lack is added
 * @returns `width` × `height` pixels with as many samples as `source` has
 */
export function resample(source: Pixels, region: Region, width: number, height: number): Uint8Array {
  const { samples } = source;
  const columns = axisWeights(region.x, region.width, source.width, width);
  const rows = axisWeights(region.y, region.height, source.height, height);
  const firstColumn = columns.first[0] ?? 0;
  const endColumn = (columns.first[width - 1] ?? 0) + (columns.count[width - 1] ?? 0);
  const adder = createRowAdder(source.data, source.width * samples, firstColumn * samples, endColumn * samples);
  const output = new Uint8Array(width * height * samples);
  let weightIndex = 0;
  for (let y = 0; y < height; y++) {
    adder.sums.fill(0);
    const firstRow = rows.first[y] ?? 0;
    const count = rows.count[y] ?? 0;
    for (let taken = 0; taken < count; taken += rowsAtOnce) {
      const at = weightIndex + taken;
      adder.add(firstRow + taken, rows.weights.subarray(at, at + Math.min(rowsAtOnce, count - taken)));
    }
    weightIndex += count;
    if (samples === 3) shrinkRgbRow(adder.sums, columns, firstColumn, output, y * width * samples, source.lift);
    else shrinkGreyRow(adder.sums, columns, firstColumn, output, y * width * samples, source.lift);
  }
  return output;
}

function shrinkRgbRow(
  sums: Float64Array,
  columns: AxisWeights,
  firstColumn: number,
  target: Uint8Array,
  to: number,
  lift: Pixels["lift"],
): void {
  let weightIndex = 0;
  for (let x = 0; x < columns.first.length; x++) {
    let at = ((columns.first[x] ?? 0) - firstColumn) * 3;
    const end = at + (columns.count[x] ?? 0) * 3;
    let red = 0.5;
    let green = 0.5;
    let blue = 0.5;
    for (; at < end; at += 3) {
      const weight = columns.weights[weightIndex++] ?? 0;
      red += (sums[at] ?? 0) * weight;
      green += (sums[at + 1] ?? 0) * weight;
      blue += (sums[at + 2] ?? 0) * weight;
    }
    target[to + 3 * x] = lifted(red, lift?.[0]);
    target[to + 3 * x + 1] = lifted(green, lift?.[1]);
    target[to + 3 * x + 2] = lifted(blue, lift?.[2]);
  }
}

/** @param value with the 0.5 that rounds it; where all pixels are black nothing was rounded down */
function lifted(value: number, lift: number | undefined): number {
  return lift === undefined ? value : Math.min(255, value + Math.min(lift, value - 0.5));
}

function shrinkGreyRow(
  sums: Float64Array,
  columns: AxisWeights,
  firstColumn: number,
  target: Uint8Array,
  to: number,
  lift: Pixels["lift"],
): void {
  let weightIndex = 0;
  for (let x = 0; x < columns.first.length; x++) {
    let at = (columns.first[x] ?? 0) - firstColumn;
    const end = at + (columns.count[x] ?? 0);
    let grey = 0.5;
    for (; at < end; at++) grey += (sums[at] ?? 0) * (columns.weights[weightIndex++] ?? 0);
    target[to + x] = lifted(grey, lift?.[0]);
  }
}

/** Pictures of one size follow each other in most folders. */
const known = new Map<string, AxisWeights>();
const mostKnown = 16;

function axisWeights(...axis: Parameters<typeof layOutAxis>): AxisWeights {
  const key = axis.join(" ");
  const present = known.get(key);
  if (present !== undefined) return present;
  const weights = layOutAxis(...axis);
  if (known.size === mostKnown) known.clear();
  known.set(key, weights);
  return weights;
}

/** @param limit the source's size along this axis; no position at or beyond it is taken */
function layOutAxis(start: number, length: number, limit: number, outputs: number): AxisWeights {
  const scale = length / outputs;
  const first = new Int32Array(outputs);
  const count = new Int32Array(outputs);
  const weights = new Float64Array(outputs * (Math.ceil(Math.max(scale, 1)) + 1));
  let taken = 0;
  for (let output = 0; output < outputs; output++) {
    const place =
      scale >= 1
        ? coverArea(start + output * scale, start + (output + 1) * scale, limit, weights, taken)
        : interpolate(start + (output + 0.5) * scale - 0.5, limit, weights, taken);
    first[output] = place.first;
    count[output] = place.count;
    taken += place.count;
  }
  return { first, count, weights };
}

/** Below this part of a pixel, coverage is a rounding error. */
const leastCoverage = 1e-6;

/** Writes the weights from `at` on. */
function coverArea(from: number, to: number, limit: number, weights: Float64Array, at: number): Taken {
  const first = Math.max(0, Math.min(limit - 1, Math.floor(from + leastCoverage)));
  const end = Math.max(first + 1, Math.min(limit, Math.ceil(to - leastCoverage)));
  const total = Math.min(to, end) - Math.max(from, first);
  for (let place = first; place < end; place++) {
    weights[at + place - first] = (Math.min(to, place + 1) - Math.max(from, place)) / total;
  }
  return { first, count: end - first };
}

/** Writes the weights from `at` on. */
function interpolate(position: number, limit: number, weights: Float64Array, at: number): Taken {
  const inside = Math.max(0, Math.min(limit - 1, position));
  const first = Math.floor(inside);
  const fraction = inside - first;
  weights[at] = 1 - fraction;
  weights[at + 1] = fraction;
  return { first, count: fraction === 0 ? 1 : 2 };
}
