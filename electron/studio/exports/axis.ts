/** A stretch of numbers and the round numbers within it. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Round numbers from `from` to `to`, evenly spaced. */
  readonly ticks: readonly number[];
  /** Decimal places that all ticks need. */
  readonly decimals: number;
}

/**
 * An axis that holds all values, its ends on round numbers.
 *
 * @param values what has to fit; an axis from 0 to 1 where there is none
 * @param most about how many steps between ticks, at least 2
 */
export function niceAxis(values: Iterable<number>, most: number): Axis {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [0, 1];
  if (low === high) [low, high] = low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  const spacing = niceSpacing((high - low) / most);
  const [first, last] = [Math.floor(low / spacing + 1e-9), Math.ceil(high / spacing - 1e-9)];
  const decimals = Math.max(0, -Math.floor(Math.log10(spacing) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    return Number(((first + index) * spacing).toPrecision(12));
  });
  return { from: ticks[0] ?? low, to: ticks.at(-1) ?? high, ticks, decimals };
}

/** The smallest of 1, 2, 5, 10 times a power of ten that is at least `rough`. */
function niceSpacing(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}
