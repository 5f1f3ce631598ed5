/** How far a job is, in words. */
import type { Job } from "../../shared/api/jobs.ts";
import { formatCount, formatNumberOf, formatSpeed } from "../../shared/figures.ts";
import { formatDuration } from "../../shared/times.ts";

/** `1,204 of 2,004 pictures · 312 pictures/s · 3 s left`; empty before its first report. */
export function jobFigures({ state, progress }: Pick<Job, "state" | "progress">): string {
  if (state === "waiting") return "Waits until others are done";
  if (progress === null) return "";
  const { phase, done, total, unit, perSecond, secondsLeft } = progress;
  if (phase === "listing") return `${formatNumberOf(done, unit)} found`;
  const parts = [
    total === null ? formatNumberOf(done, unit) : `${formatCount(done)} of ${formatNumberOf(total, unit)}`,
    ...(perSecond === null ? [] : [formatSpeed(perSecond, `${unit}s`)]),
    ...(secondsLeft === null ? [] : [`${formatDuration(secondsLeft * 1000)} left`]),
  ];
  return parts.join(" · ");
}

/** From 0 to 1; null where it is not known. */
export function jobShare({ progress }: Pick<Job, "progress">): number | null {
  if (progress?.total === null || progress?.total === undefined || progress.total === 0) return null;
  return Math.min(1, progress.done / progress.total);
}
