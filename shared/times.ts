/** How durations and points in time read: in the window and on the command line alike. */
import { atFirstUse, locale } from "./locale.ts";

const duration = atFirstUse(() => new Intl.DurationFormat(locale, { style: "narrow" }));
const shortDuration = atFirstUse(() => new Intl.DurationFormat(locale, { style: "narrow", secondsDisplay: "always" }));
const ago = atFirstUse(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
const time = atFirstUse(() => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }));

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

/** `2h 5m`, `4m 10s`, `38s`: two units at most. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  if (days > 0) return duration().format({ days, hours: hours % 24 });
  if (hours > 0) return duration().format({ hours, minutes: minutes % 60 });
  if (minutes > 0) return duration().format({ minutes, seconds: seconds % 60 });
  return shortDuration().format({ seconds });
}

/** `2 Oct 2026, 14:03` in the local time zone. */
export function formatTime(timeMs: number): string {
  return time().format(timeMs);
}

const units = [
  ["year", 365 * dayMs],
  ["month", 30 * dayMs],
  ["day", dayMs],
  ["hour", hourMs],
  ["minute", minuteMs],
] as const;

/**
 * "3 minutes ago", in the unit that a person would choose; "now" within a minute, and for clocks that disagree a
 * little.
 */
export function relativeTime(timeMs: number, nowMs: number): string {
  const elapsedMs = nowMs - timeMs;
  for (const [unit, unitMs] of units) {
    if (elapsedMs >= unitMs) return ago().format(-Math.floor(elapsedMs / unitMs), unit);
  }
  return ago().format(0, "second");
}

/** How long until `relativeTime` may read otherwise. */
export function nextChangeMs(timeMs: number, nowMs: number): number {
  const elapsedMs = Math.max(0, nowMs - timeMs);
  const unitMs = units.find(([, unit]) => elapsedMs >= unit)?.[1] ?? minuteMs;
  // Months and longer are looked at daily.
  return Math.min(unitMs - (elapsedMs % unitMs), dayMs);
}
