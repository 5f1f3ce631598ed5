import { indexOfStep, isDrawable } from "./curvePoints.ts";
import { median } from "./median.ts";

/**
 * The running median of a growing curve, as the paper passes its curves through (section 4.2): spikes vanish, steps
 * stay sharp.
 *
 * Each value becomes the median of the `window` recorded values about it; near both ends, of those that are there, at
 * least half a window: the newest value of a running curve is filtered too. What is not finite takes no part and
 * becomes NaN.
 */
export interface RunningMedian {
  /** One for each value taken so far; NaN where that is not finite. */
  readonly values: readonly number[];
  /** Takes in what `values` has beyond what was taken before. Where it has become shorter, the rest is forgotten. */
  follow(values: ArrayLike<number | null>): void;
  /** Forgets the values from this index on: they have been replaced. */
  forgetFrom(index: number): void;
}

/**
 * Starts a running median that follows a growing curve: a new value costs one window, not one curve.
 *
 * @param window an odd number of values, at least 1
 * @throws RangeError where `window` is not odd and positive
 */
export function createRunningMedian(window: number): RunningMedian {
  if (!Number.isInteger(window) || window < 1 || window % 2 === 0) {
    throw new RangeError(`The window of a median filter must be an odd number of values, not ${window}.`);
  }
  const half = (window - 1) / 2;
  const medians: number[] = [];
  return {
    values: medians,
    follow(values) {
      if (values.length < medians.length) medians.length = values.length;
      else if (values.length === medians.length) return;
      // The last half window lacked its later neighbours: it is found anew.
      medians.length = Math.max(0, medians.length - half);
      extend(medians, values, half);
    },
    forgetFrom(index) {
      // The half window before it has looked at what is replaced.
      if (index < medians.length) medians.length = Math.max(0, index - half);
    },
  };
}

/** Appends the medians that are missing. */
function extend(medians: number[], values: ArrayLike<number | null>, half: number): void {
  const sorted: number[] = [];
  let [from, to] = [0, 0];
  for (let index = medians.length; index < values.length; index++) {
    const [first, end] = [Math.max(0, index - half), Math.min(values.length, index + half + 1)];
    if (from > first || to < first) {
      sorted.length = 0;
      [from, to] = [first, first];
    }
    for (; to < end; to++) insert(sorted, values[to]);
    for (; from < first; from++) remove(sorted, values[from]);
    medians.push(isDrawable(values[index]) ? (median(middleOf(sorted)) ?? NaN) : NaN);
  }
}

/** The one or two values in the middle of a sorted list: their median is that of all. */
function middleOf(sorted: readonly number[]): readonly number[] {
  const upper = sorted.length >> 1;
  return sorted.slice(sorted.length % 2 === 1 ? upper : upper - 1, upper + 1);
}

function insert(sorted: number[], value: number | null | undefined): void {
  if (isDrawable(value)) sorted.splice(indexOfStep(sorted, value), 0, value);
}

function remove(sorted: number[], value: number | null | undefined): void {
  if (isDrawable(value)) sorted.splice(indexOfStep(sorted, value), 1);
}
