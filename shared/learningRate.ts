/** How the learning rates change in the course of a run: with warm-up and schedule, which both networks share. */

export const rateSchedules = ["constant", "linear", "cosine"] as const;

export interface RateSettings {
  readonly schedule: (typeof rateSchedules)[number];
  /** Iterations from the run's beginning to the end of the schedule. */
  readonly scheduleSteps: number;
  /** The share of the rate that is left there, and from there on. */
  readonly scheduleEnd: number;
  /** Iterations in which the rate grows to its full size; the schedule begins after them. */
  readonly rateWarmup: number;
}

/** True where the rates are not the same in all iterations. */
export function isScheduled({ schedule, rateWarmup }: Pick<RateSettings, "schedule" | "rateWarmup">): boolean {
  return schedule !== "constant" || rateWarmup > 0;
}

/**
 * The share of each learning rate in an iteration, 0 … 1. With W the warm-up, T the end and e the share there:
 *
 *     t < W       (t + 1) / W
 *     linear      e + (1 - e) · (1 - p)                 p = min(1, (t - W) / (T - W))
 *     cosine      e + (1 - e) · (1 + cos πp) / 2        Loshchilov and Hutter 2017, equation 5, without restarts
 *
 * PyTorch's LinearLR and CosineAnnealingLR of T - W steps, behind a LinearLR from 1 / W; its cosine rises again after
 * its end, this one stays there.
 *
 * @param step t, iterations done before this one
 */
export function rateShare({ schedule, scheduleSteps, scheduleEnd, rateWarmup }: RateSettings, step: number): number {
  if (step < rateWarmup) return (step + 1) / rateWarmup;
  if (schedule === "constant") return 1;
  const gone = Math.min(1, (step - rateWarmup) / Math.max(1, scheduleSteps - rateWarmup));
  const left = schedule === "linear" ? 1 - gone : (1 + Math.cos(Math.PI * gone)) / 2;
  return scheduleEnd + (1 - scheduleEnd) * left;
}
