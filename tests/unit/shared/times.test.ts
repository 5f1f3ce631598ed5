import { expect, it } from "vitest";
import { formatDuration, formatTime, nextChangeMs, relativeTime } from "../../../shared/times.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const now = Date.UTC(2026, 10, 22);

it.each([
  [-5000, "now"],
  [59_999, "now"],
  [minute, "1 minute ago"],
  [59.9 * minute, "59 minutes ago"],
  [hour, "1 hour ago"],
  [day, "yesterday"],
  [20 * day, "20 days ago"],
  [100 * day, "3 months ago"],
  [800 * day, "2 years ago"],
])("%i ms back is %s", (elapsedMs, text) => {
  expect(relativeTime(now - elapsedMs, now)).toBe(text);
});

it.each([0, 30_000, 5.5 * minute, 2.2 * hour, 3 * day])(
  "reads the same until its next change (%i ms back)",
  (elapsedMs) => {
    const waitMs = nextChangeMs(now - elapsedMs, now);
    expect(waitMs).toBeGreaterThan(0);
    expect(relativeTime(now - elapsedMs, now + waitMs - 1)).toBe(relativeTime(now - elapsedMs, now));
    expect(relativeTime(now - elapsedMs, now + waitMs)).not.toBe(relativeTime(now - elapsedMs, now));
  },
);

it.each([
  [-3, "0s"],
  [38_400, "38s"],
  [minute, "1m"],
  [725_000, "12m 5s"],
  [3.5 * hour, "3h 30m"],
  [2 * day + 2 * hour, "2d 2h"],
])("%i ms last %s", (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});

it("a point in time is of the local clock", () => {
  expect(formatTime(new Date(2026, 9, 2, 4, 3).getTime())).toBe("2 Oct 2026, 04:03");
});
