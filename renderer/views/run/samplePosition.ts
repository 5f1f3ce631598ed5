import { indexAtOrBefore } from "../../../shared/curves/curvePoints.ts";

/** Where the user looks in a run's samples. */
export interface SamplePosition {
  /** True while the newest sample is shown as soon as it is there. */
  readonly isLive: boolean;
  /** The step that the user chose; what counts where `isLive` is false. */
  readonly chosen: number;
}

export const atNewest: SamplePosition = { isLive: true, chosen: 0 };

/** The step whose sample is shown: the newest, or the newest that is not after the chosen one; null without samples. */
export function stepInSight(position: SamplePosition, steps: readonly number[]): number | null {
  if (position.isLive) return steps.at(-1) ?? null;
  return steps[indexAtOrBefore(steps, position.chosen)] ?? steps[0] ?? null;
}

/** The user moved to a step: that stays, unless it is the newest, which goes on growing. */
export function movedTo(step: number, steps: readonly number[]): SamplePosition {
  const last = steps.at(-1);
  return { isLive: last === undefined || step >= last, chosen: step };
}

/** The user switched following on or off; off stays where it is. */
export function switchedLive(isLive: boolean, position: SamplePosition, steps: readonly number[]): SamplePosition {
  return { isLive, chosen: stepInSight(position, steps) ?? 0 };
}
