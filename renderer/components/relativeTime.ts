/** How long ago, in the unit that a person would choose. */

const units = [
  ["year", 365 * 24 * 3_600_000],
  ["month", 30 * 24 * 3_600_000],
  ["day", 24 * 3_600_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 minutes ago"; "just now" within a minute, and for clocks that disagree a little. */
export function relativeTime(timeMs: number, nowMs: number): string {
  const elapsedMs = nowMs - timeMs;
  for (const [unit, unitMs] of units) {
    if (elapsedMs >= unitMs) return format.format(-Math.floor(elapsedMs / unitMs), unit);
  }
  return "just now";
}

/** How long until `relativeTime` may read otherwise. */
export function nextChangeMs(timeMs: number, nowMs: number): number {
  const elapsedMs = Math.max(0, nowMs - timeMs);
  const unitMs = units.find(([, unit]) => elapsedMs >= unit)?.[1] ?? 60_000;
  // Months and longer are looked at daily.
  return Math.min(unitMs - (elapsedMs % unitMs), 24 * 3_600_000);
}
