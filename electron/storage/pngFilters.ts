/** The five line filters of PNG (specification, section 9): each byte is stored as its difference from a guess. */
import { StudioError } from "../../shared/errors.ts";
import { message, type Words } from "../../shared/messages/message.ts";

const filterCount = 5;

/** @returns the guess for a byte from its left, upper and upper left neighbours under filter `filter` (0 to 4) */
function guess(filter: number, left: number, above: number, aboveLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter === 4) return paeth(left, above, aboveLeft);
  return 0;
}

function paeth(left: number, above: number, aboveLeft: number): number {
  const estimate = left + above - aboveLeft;
  const fromLeft = Math.abs(estimate - left);
  const fromAbove = Math.abs(estimate - above);
  const fromAboveLeft = Math.abs(estimate - aboveLeft);
  if (fromLeft <= fromAbove && fromLeft <= fromAboveLeft) return left;
  return fromAbove <= fromAboveLeft ? above : aboveLeft;
}

/**
 * Filters every line with the one of the five whose differences are smallest in sum, as the specification advises.
 *
 * @param data `height` lines of `lineBytes` bytes
 * @param pixelBytes bytes of one pixel
 * @returns `height` lines of `lineBytes + 1` bytes, each led by its filter's number
 */
export function filterLines(data: Uint8Array, height: number, lineBytes: number, pixelBytes: number): Uint8Array {
  const filtered = new Uint8Array(height * (lineBytes + 1));
  const candidate = new Uint8Array(lineBytes);
  for (let y = 0; y < height; y++) {
    const target = y * (lineBytes + 1);
    let smallestSum = Infinity;
    for (let filter = 0; filter < filterCount; filter++) {
      const sum = filterLine(data, y, lineBytes, pixelBytes, filter, candidate);
      if (sum >= smallestSum) continue;
      smallestSum = sum;
      filtered[target] = filter;
      filtered.set(candidate, target + 1);
    }
  }
  return filtered;
}

/** Writes line `y` under `filter` into `candidate`. @returns the sum of the differences' absolute values */
function filterLine(
  data: Uint8Array,
  y: number,
  lineBytes: number,
  pixelBytes: number,
  filter: number,
  candidate: Uint8Array,
): number {
  const start = y * lineBytes;
  let sum = 0;
  for (let x = 0; x < lineBytes; x++) {
    const at = start + x;
    const left = x < pixelBytes ? 0 : data[at - pixelBytes]!;
    const above = y === 0 ? 0 : data[at - lineBytes]!;
    const aboveLeft = x < pixelBytes || y === 0 ? 0 : data[at - lineBytes - pixelBytes]!;
    const difference = (data[at]! - guess(filter, left, above, aboveLeft)) & 255;
    candidate[x] = difference;
    sum += difference < 128 ? difference : 256 - difference;
  }
  return sum;
}

/**
 * Undoes `filterLines`.
 *
 * @throws StudioError `corrupt` where a line names a filter that PNG does not have
 */
export function unfilterLines(
  filtered: Uint8Array,
  height: number,
  lineBytes: number,
  pixelBytes: number,
  name: Words,
): Uint8Array {
  const data = new Uint8Array(height * lineBytes);
  for (let y = 0; y < height; y++) {
    const source = y * (lineBytes + 1);
    const filter = filtered[source]!;
    if (filter >= filterCount) throw new StudioError("corrupt", message("png.filter", { name, filter }));
    for (let x = 0; x < lineBytes; x++) {
      const at = y * lineBytes + x;
      const left = x < pixelBytes ? 0 : data[at - pixelBytes]!;
      const above = y === 0 ? 0 : data[at - lineBytes]!;
      const aboveLeft = x < pixelBytes || y === 0 ? 0 : data[at - lineBytes - pixelBytes]!;
      data[at] = filtered[source + 1 + x]! + guess(filter, left, above, aboveLeft);
    }
  }
  return data;
}
