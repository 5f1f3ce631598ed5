/**
 * Laplacian pyramids (Burt and Adelson 1983): what of an image is lost when it is made half as large, again and again.
 * Beyond its edges an image is its mirror picture, the edge itself not repeated.
 */

/** One channel of a square image, rows from the top. */
type Plane = Float32Array;

/** The kernel [1 4 6 4 1] / 16 is the same from both sides: its outer, its inner weights and the one in the middle. */
const kernel = [1, 4, 6] as const;

/** The sides of the levels of an image: its own, then half as much, down to 16; none for smaller ones. */
export function pyramidSides(size: number): number[] {
  const smallest = 16;
  return size < smallest ? [] : [size, ...(size % 2 === 0 ? pyramidSides(size / 2) : [])];
}

/**
 * One level of the pyramid of a plane.
 *
 * @param level 0 is as large as the plane
 * @param isLast true for the smallest level: it is the image itself at that size
 */
export function pyramidLevel(plane: Plane, size: number, level: number, isLast: boolean): Plane {
  let [image, side] = [plane, size];
  for (let above = 0; above < level; above++, side /= 2) image = halved(image, side);
  if (isLast) return image;
  const coarse = doubled(halved(image, side), side / 2);
  for (let at = 0; at < coarse.length; at++) coarse[at] = image[at]! - coarse[at]!;
  return coarse;
}

/** Smoothed, and every second row and column of it. */
function halved(plane: Plane, side: number): Plane {
  const smooth = smoothed(plane, side, 1);
  const half = side / 2;
  const small = new Float32Array(half * half);
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) small[y * half + x] = smooth[2 * y * side + 2 * x]!;
  }
  return small;
}

/** Rows and columns of zeros between its own, and smoothed to what it was on average. */
function doubled(plane: Plane, side: number): Plane {
  const wide = 2 * side;
  const spread = new Float32Array(wide * wide);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) spread[2 * y * wide + 2 * x] = plane[y * side + x]!;
  }
  return smoothed(spread, wide, 2);
}

/** By the kernel ⊗ itself; its weights have the sum `gain` along each axis. */
function smoothed(plane: Plane, side: number, gain: number): Plane {
  const weights = kernel.map((weight) => (weight * gain) / 16);
  return alongAxis(alongAxis(plane, side, weights, 1, side), side, weights, side, 1);
}

/** @param step from a number to the next along the axis @param across from a line to the next */
function alongAxis(plane: Plane, side: number, weights: readonly number[], step: number, across: number): Plane {
  const [outer = 0, inner = 0, middle = 0] = weights;
  const result = new Float32Array(side * side);
  for (let at = 0; at < side; at++) {
    const [far, near, here] = [mirrored(at - 2, side) * step, mirrored(at - 1, side) * step, at * step];
    const [next, last] = [mirrored(at + 1, side) * step, mirrored(at + 2, side) * step];
    for (let line = 0; line < side * across; line += across) {
      result[line + here] =
        outer * (plane[line + far]! + plane[line + last]!) +
        inner * (plane[line + near]! + plane[line + next]!) +
        middle * plane[line + here]!;
    }
  }
  return result;
}

function mirrored(at: number, side: number): number {
  if (at < 0) return -at;
  return at < side ? at : 2 * side - 2 - at;
}
