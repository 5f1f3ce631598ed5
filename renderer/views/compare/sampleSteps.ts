import { indexAtOrBefore } from "../../../shared/curves/curvePoints.ts";

/** The steps at which at least one of the runs has a sample, in order, each once. */
export function unionOfSteps(lists: readonly (readonly number[])[]): number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** The steps at which every one of the runs has a sample. */
export function commonSteps(lists: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = lists;
  const sets = others.map((steps) => new Set(steps));
  return first.filter((step) => sets.every((set) => set.has(step)));
}

/**
 * The step to show where `wanted` is asked for: the newest that is not after it, or null where a run has none so early.
 */
export function shownStep(steps: readonly number[], wanted: number): number | null {
  return steps[indexAtOrBefore(steps, wanted)] ?? null;
}
