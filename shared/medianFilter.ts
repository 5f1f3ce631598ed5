/**
 * The running median of a curve, as the paper passes its curves through (section 4.2): spikes vanish, steps stay sharp.
 *
 * Each value becomes the median of the `window` values about it; near both ends, of those that are there, at least half a
 * window: the newest value of a running curve is filtered too. Null and values that are not finite take no part, and stay
 * null where they stood.
 *
 * @param window an odd number of values, at least 1 (which changes nothing)
 * @throws RangeError where `window` is not odd and positive
 */
export function medianFilter(values: readonly (number | null)[], window: number): (number | null)[] {
  if (!Number.isInteger(window) || window < 1 || window % 2 === 0) {
    throw new RangeError(`The window of a median filter must be an odd number of values, not ${window}.`);
  }
  const half = (window - 1) / 2;
  return values.map((value, at) => {
    if (value === null || !Number.isFinite(value)) return null;
    return median(values.slice(Math.max(0, at - half), at + half + 1));
  });
}

/** The median of the finite ones among `values`; of an even number the mean of the middle two; null where there is none. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null && Number.isFinite(value)).sort((a, b) => a! - b!);
  if (sorted.length === 0) return null;
  const upper = sorted[sorted.length >> 1]!;
  return sorted.length % 2 === 1 ? upper : (sorted[(sorted.length >> 1) - 1]! + upper) / 2;
}
