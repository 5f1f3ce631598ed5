/** A run, as far as it matters here. */
interface PausedRun {
  readonly state: string;
  /** The process that answers for it; null where none does. */
  readonly owner: object | null;
  readonly failedDevice: string | null;
}

/**
 * True for a run that paused by itself because its numbers were no longer finite: resumed, it would come to the same
 * point.
 */
export function isNotFinite({ state, owner, failedDevice }: PausedRun): boolean {
  return state === "paused" && owner === null && failedDevice === null;
}
