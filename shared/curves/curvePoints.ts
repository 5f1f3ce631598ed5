/**
 * A recorded series as charts read it: steps ascending, one value for each. Values that are null or not finite are
 * gaps.
 */
export interface CurvePoints {
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number | null>;
}

/** Steps from one to another, both within. */
export interface StepSpan {
  readonly from: number;
  readonly to: number;
}

/** A point as it is drawn; `y` is NaN where the line has a gap. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/** The number of steps below `step`: the index at which it stands or would stand. */
export function indexOfStep(steps: ArrayLike<number>, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the newest step that is not after `step`; -1 where there is none. */
export function indexAtOrBefore(steps: ArrayLike<number>, step: number): number {
  const index = indexOfStep(steps, step);
  return steps[index] === step ? index : index - 1;
}

/** The step of the list that is closest to `step`, of two equally close the earlier; null for an empty list. */
export function nearestStep(steps: ArrayLike<number>, step: number): number | null {
  const after = indexOfStep(steps, step);
  const [earlier, later] = [steps[after - 1], steps[after]];
  if (earlier === undefined || later === undefined) return earlier ?? later ?? null;
  return step - earlier <= later - step ? earlier : later;
}

/** The value recorded at a step, finite or not (null of a series is NaN); null where nothing was recorded. */
export function valueAt({ steps, values }: CurvePoints, step: number): number | null {
  const index = indexOfStep(steps, step);
  return steps[index] === step ? (values[index] ?? Number.NaN) : null;
}

/** True for a value that a line can pass through. */
export function isDrawable(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}
