import { describe, expect, it } from "vitest";
import { median } from "../../../../shared/curves/median.ts";
import { createRunningMedian } from "../../../../shared/curves/runningMedian.ts";

/** Values with repetitions, gaps and spikes, the same at every run. */
function wild(length: number): (number | null)[] {
  return Array.from({ length }, (_, index) => {
    if (index % 37 === 5) return null;
    if (index % 101 === 7) return Infinity;
    return ((index * 2_654_435_761) % 97) - 40 + (index % 50 === 0 ? 1e6 : 0);
  });
}

/** The definition: each value's window looked at anew. */
function whole(values: readonly (number | null)[], window: number): number[] {
  const half = (window - 1) / 2;
  return values.map((value, at) => {
    if (value === null || !Number.isFinite(value)) return NaN;
    return median(values.slice(Math.max(0, at - half), at + half + 1)) ?? NaN;
  });
}

describe("the running median", () => {
  it.each([1, 3, 11, 51])("is that of each window of of %i, however the curve came in", (window) => {
    const values = wild(700);
    const running = createRunningMedian(window);
    for (let length = 0, by = 1; length < values.length; length += by, by = (by * 5 + 3) % 61) {
      running.follow(values.slice(0, length));
      expect(running.values).toEqual(whole(values.slice(0, length), window));
    }
    running.follow(values);
    expect(running.values).toEqual(whole(values, window));
  });

  it("forgets what was taken back and takes in what came instead", () => {
    const before = wild(300);
    const after = [...before.slice(0, 120), ...Array.from({ length: 90 }, (_, index) => index)];
    const running = createRunningMedian(21);
    running.follow(before);
    running.forgetFrom(120);
    running.follow(before.slice(0, 120));
    expect(running.values).toEqual(whole(before.slice(0, 120), 21));
    running.follow(after);
    expect(running.values).toEqual(whole(after, 21));
  });

  it("follows a curve that has become shorter", () => {
    const values = wild(200);
    const running = createRunningMedian(11);
    running.follow(values);
    running.follow(values.slice(0, 77));
    expect(running.values).toEqual(whole(values.slice(0, 77), 11));
  });

  it("takes in one more value of a long curve in far less time than the whole takes", () => {
    const values = wild(100_000);
    const running = createRunningMedian(51);
    const started = performance.now();
    running.follow(values);
    const wholeMs = performance.now() - started;
    const again = performance.now();
    for (let more = 1; more <= 20; more++) {
      values.push(more);
      running.follow(values);
    }
    expect((performance.now() - again) / 20).toBeLessThan(Math.max(2, wholeMs / 10));
  });

  it("refuses an even window", () => {
    expect(() => createRunningMedian(4)).toThrow(RangeError);
  });
});
