/**
 * The input gradient of a strided convolution (a transposed convolution) without zeros in between: pixels of the result
 * whose place leaves the same remainder by the stride form a phase, and each phase is an ordinary convolution of dy
 * with its own share of the filter's taps (Shi et al. 2016, sub-pixel convolution).
 *
 * Along one axis, with y[i] = Σ_u x[s·i + u - p] w[u], the gradient is dx[m] = Σ_t dy[q - t] w[r + s·t], where r = (m +
 * p) mod s and q = (m + p - r) / s.
 */
import type { ConvolutionShape } from "./convolutionShape.ts";

/** One phase along one axis. */
export interface Phase {
  /** The filter's taps in the order in which an ordinary convolution reads them. */
  readonly taps: readonly number[];
  /** Zeros before and after dy. */
  readonly before: number;
  readonly after: number;
}

/** One phase of an image: of its rows and of its columns. */
export interface ImagePhase {
  readonly rows: Phase;
  readonly columns: Phase;
}

/**
 * The phases, row by row: the one at [a, b] holds the pixels [stride · i + a, stride · j + b].
 *
 * @returns null where the phases differ in size or a border would have to be cut off dy; another lowering is needed
 *   then
 */
export function subPixelPhases(c: ConvolutionShape): readonly ImagePhase[] | null {
  const rows = axisPhases(c.inHeight, c.outHeight, c.kernelHeight, c.stride, c.padTop);
  const columns = axisPhases(c.inWidth, c.outWidth, c.kernelWidth, c.stride, c.padLeft);
  if (rows === null || columns === null) return null;
  return rows.flatMap((row) => columns.map((column) => ({ rows: row, columns: column })));
}

function axisPhases(size: number, outSize: number, kernel: number, stride: number, pad: number): Phase[] | null {
  if (size % stride !== 0 || kernel < stride) return null;
  const phases = Array.from({ length: stride }, (_, first): Phase => {
    const remainder = (first + pad) % stride;
    const taps: number[] = [];
    for (let tap = remainder; tap < kernel; tap += stride) taps.unshift(tap);
    const begin = (first + pad - remainder) / stride;
    return { taps, before: taps.length - 1 - begin, after: begin + size / stride - outSize };
  });
  return phases.every(({ before, after }) => before >= 0 && after >= 0) ? phases : null;
}
