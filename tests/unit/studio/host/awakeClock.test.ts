import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAwakeClock } from "../../../../electron/studio/training/host/awakeClock.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clock on a machine that can sleep: then time goes on and no timer fires. */
function sleepyClock() {
  let sleptMs = 0;
  const clock = createAwakeClock(() => performance.now() + sleptMs);
  const sleep = (durationMs: number) => {
    sleptMs += durationMs;
  };
  return { clock, sleep };
}

it("goes with the time while its process is awake, however often it is read", () => {
  const { clock } = sleepyClock();
  for (let second = 1; second <= 600; second++) {
    vi.advanceTimersByTime(1000);
    if (second % 100 === 0) expect(clock.nowMs()).toBe(second * 1000);
  }
  expect(clock.sleptMs()).toBe(0);
});

it("leaves out sleeps of any length and number, but for half a second each", () => {
  const { clock, sleep } = sleepyClock();
  for (let round = 0; round < 20; round++) {
    vi.advanceTimersByTime(3000);
    sleep(round % 2 === 0 ? 330_000 : 12 * 3_600_000);
  }
  vi.advanceTimersByTime(1000);
  expect(clock.nowMs()).toBeGreaterThanOrEqual(61_000);
  expect(clock.nowMs()).toBeLessThanOrEqual(61_000 + 20 * 500);
  expect(clock.nowMs() + clock.sleptMs()).toBe(61_000 + 10 * 330_000 + 10 * 12 * 3_600_000);
});

it("keeps no timer once it has stopped", () => {
  const { clock } = sleepyClock();
  expect(vi.getTimerCount()).toBe(1);
  clock.stop();
  expect(vi.getTimerCount()).toBe(0);
});
