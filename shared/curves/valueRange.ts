import { isDrawable, type DrawnPoint } from "./curvePoints.ts";
import { multiple, roundSpacing, ticksBetween, type Tick } from "./ticks.ts";

/** What a chart shows along its y axis: both ends are round numbers, and so are the ticks. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/**
 * The range that holds the drawn values, with round ends, so that it rests while a curve grows. A few wild values shall
 * not flatten the rest: what lies far beyond the middle 98 in a hundred of its curve is left outside.
 *
 * @param always values that shall be in sight, such as 0 or a limit
 */
export function valueRange(curves: readonly (readonly DrawnPoint[])[], always: readonly number[]): ValueRange {
  const shown = [...always, ...curves.flatMap(withoutWild)];
  return roundRange(
    shown.reduce((least, value) => Math.min(least, value), Infinity),
    shown.reduce((most, value) => Math.max(most, value), -Infinity),
  );
}

/** A curve's values in order, without those far beyond the middle 98 in a hundred. */
function withoutWild(curve: readonly DrawnPoint[]): number[] {
  const sorted = curve
    .map(({ y }) => y)
    .filter(isDrawable)
    .sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const spread = at(0.99) - at(0.01);
  return sorted.filter((value) => value >= at(0.01) - spread && value <= at(0.99) + spread);
}

/** The ends of an axis stay far enough within what a number can be. */
const largest = 1e300;

/** Round ends about two values; about a single value, or none, a range of its own size. */
export function roundRange(low: number, high: number): ValueRange {
  if (!(low <= high)) return roundRange(0, 1);
  const margin = low === high ? Math.abs(low) / 2 || 0.5 : 0;
  const [least, most] = [Math.max(low - margin, -largest), Math.min(high + margin, largest)];
  const spacing = roundSpacing(most / 5 - least / 5, Math.max(Math.abs(least), Math.abs(most)));
  const width = multiple(spacing, 1);
  // Little below a tick needs half a step below it, not a whole one.
  const from = multiple(spacing, Math.floor((2 * least) / width + 1e-9) / 2);
  const to = Math.max(from + width, multiple(spacing, Math.ceil(most / width - 1e-9)));
  return { from, to, ticks: ticksBetween(from, to, spacing) };
}
