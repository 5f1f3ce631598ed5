import { isDrawable, type DrawnPoint } from "./curvePoints.ts";

/** What a chart shows along its y axis: both ends and the distance of its ticks are round numbers; ticks are its multiples. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
  readonly spacing: number;
}

/**
 * The range that holds the drawn values, with round ends, so that it rests while a curve grows. A few wild values shall not
 * flatten the rest: what lies far beyond the middle 98 in a hundred is left outside.
 *
 * @param always values that shall be in sight, such as 0 or a limit
 */
export function valueRange(curves: readonly (readonly DrawnPoint[])[], always: readonly number[]): ValueRange {
  const sorted = curves
    .flat()
    .map(({ y }) => y)
    .filter(isDrawable)
    .sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const spread = at(0.99) - at(0.01);
  const [lowest, highest] = [at(0.01) - spread, at(0.99) + spread];
  const shown = [...always, ...sorted.filter((value) => value >= lowest && value <= highest)];
  return roundRange(
    shown.reduce((least, value) => Math.min(least, value), Infinity),
    shown.reduce((most, value) => Math.max(most, value), -Infinity),
  );
}

/** Round ends about two values; about a single value, or none, a range of its own size. */
export function roundRange(low: number, high: number): ValueRange {
  if (!(low <= high)) return { from: 0, to: 1, spacing: 0.2 };
  const margin = low === high ? Math.abs(low) / 2 || 0.5 : 0;
  const spacing = roundSpacing((high - low + 2 * margin) / 5);
  return {
    // Little below a tick needs half a step below it, not a whole one.
    from: round(Math.floor((low - margin) / (spacing / 2) + 1e-9) * (spacing / 2)),
    to: round(Math.ceil((high + margin) / spacing - 1e-9) * spacing),
    spacing,
  };
}

/** The smallest of 1, 2, 5, 10 times a power of ten that is at least `rough`. */
function roundSpacing(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return round(factor * power);
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
