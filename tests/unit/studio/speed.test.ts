import { describe, expect, it } from "vitest";
import { addWork, measureSpeed, windowMs, type WorkDone } from "../../../electron/studio/training/speed.ts";

/** One report a second, ten steps of five critic batches of 64 in it, half of the time spent computing. */
const steady: WorkDone[] = Array.from({ length: 5 }, (_, index) => ({
  atMs: 1000 * index,
  step: 10 * index,
  samples: 10 * 5 * 64,
  workMs: 500,
}));

describe("samples per second and time left", () => {
  it("count samples by computing time, and time left by the clock, turns of the other side included", () => {
    expect(measureSpeed(steady, 140)).toEqual({ samplesPerSecond: 6400, timeLeftMs: 10_000 });
  });

  it("are unknown before the second report", () => {
    expect(measureSpeed([], 10)).toEqual({ samplesPerSecond: null, timeLeftMs: null });
    expect(measureSpeed(steady.slice(0, 1), 10)).toEqual({ samplesPerSecond: null, timeLeftMs: null });
  });

  it("leave nothing to wait for at the end", () => {
    expect(measureSpeed(steady, 40).timeLeftMs).toBe(0);
  });

  it("forget what is older than the window, but never the last two reports", () => {
    const old = { ...steady[0]!, atMs: -10 * windowMs };
    expect(addWork([old], steady[0]!)).toEqual([old, steady[0]]);
    expect(addWork([old, steady[0]!], steady[1]!)).toEqual(steady.slice(0, 2));
  });
});
