import { describe, expect, it } from "vitest";
import { median } from "../../../../shared/curves/median.ts";
import { createRunningMedian } from "../../../../shared/curves/runningMedian.ts";

function medianFilter(values: readonly (number | null)[], window: number): readonly number[] {
  const running = createRunningMedian(window);
  running.follow(values);
  return running.values;
}

const wavy = Array.from({ length: 60 }, (_, i) => Math.sin(i / 7) + ((i * 37) % 11) / 20);

describe("the running median of a whole curve", () => {
  it("removes a spike and keeps a step sharp", () => {
    expect(medianFilter([1, 1, 9, 1, 1, 4, 4, 4, 4], 3)).toEqual([1, 1, 1, 1, 1, 4, 4, 4, 4]);
  });

  it("keeps a rising line; near its ends only what lies towards the middle is left to look at", () => {
    expect(medianFilter([0, 1, 2, 3, 4, 5, 6], 5)).toEqual([1, 1.5, 2, 3, 4, 4.5, 5]);
  });

  it("filters the newest value too: a spike at the end does not show", () => {
    expect(medianFilter([1, 1, 1, 1, 9], 5)).toEqual([1, 1, 1, 1, 1]);
  });

  it("changes nothing with a window of one", () => {
    expect(medianFilter(wavy, 1)).toEqual(wavy);
  });

  it("stays between the smallest and the largest value of each window", () => {
    medianFilter(wavy, 9).forEach((value, at) => {
      const near = wavy.slice(Math.max(0, at - 4), at + 5);
      expect(value).toBeGreaterThanOrEqual(Math.min(...near));
      expect(value).toBeLessThanOrEqual(Math.max(...near));
    });
  });

  it("commutes with shifting, scaling and turning round", () => {
    const filtered = medianFilter(wavy, 7);
    expect(
      medianFilter(
        wavy.map((value) => -2 * value),
        7,
      ),
    ).toEqual(filtered.map((value) => -2 * value));
    expect(medianFilter([...wavy].reverse(), 7)).toEqual([...filtered].reverse());
    medianFilter(
      wavy.map((value) => value + 4),
      7,
    ).forEach((value, at) => {
      expect(value).toBeCloseTo(filtered[at]! + 4, 12);
    });
  });

  it("passes over gaps and leaves them", () => {
    expect(medianFilter([1, null, 3, Number.NaN, 5], 3)).toEqual([1, NaN, 3, NaN, 5]);
  });

  it("takes a window longer than the curve, and an empty curve", () => {
    expect(medianFilter([3, 1, 2], 101)).toEqual([2, 2, 2]);
    expect(medianFilter([], 3)).toEqual([]);
  });

  it.each([0, 2, -1, 1.5, Number.NaN])("refuses a window of %d", (window) => {
    expect(() => medianFilter([1, 2, 3], window)).toThrow(RangeError);
  });
});

describe("median", () => {
  it("is the middle of an odd number, the mean of the middle two of an even one, else null", () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([null, Number.NaN])).toBeNull();
  });

  it("sorts as numbers", () => {
    expect(median([10, 9, 100])).toBe(10);
  });
});
