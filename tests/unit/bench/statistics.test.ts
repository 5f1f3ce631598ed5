import { describe, expect, it } from "vitest";
import { compareRounds, figure, median, quantile, quartiles } from "../../bench/statistics.ts";

describe("quantiles", () => {
  it("lie between neighbours, in whatever order the values come", () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quartiles([4, 2, 1, 3, 5])).toEqual([2, 4]);
    expect(quantile([10, 20], 0.25)).toBe(12.5);
    expect(quartiles([7])).toEqual([7, 7]);
  });

  it("are refused of nothing", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("compareRounds", () => {
  it("divides the medians, and takes the spread from the rounds", () => {
    // The third round was disturbed on both sides alike: its ratio is as good as the others'.
    const compared = compareRounds([10, 11, 40, 10, 12], [20, 22, 80, 21, 24]);
    expect(compared).toMatchObject({ ours: 11, peer: 22, ratio: 2, ratioSpread: [2, 2] });
  });

  it("is above 1 where ours is ahead, for times and for rates", () => {
    expect(compareRounds([10], [15]).ratio).toBe(1.5);
    expect(compareRounds([15], [10], "higher").ratio).toBe(1.5);
    expect(compareRounds([10], [15], "higher").ratio).toBeCloseTo(2 / 3);
  });
});

describe("figure", () => {
  it("has a spread only where there were several measurements", () => {
    expect(figure("w", "q", "ms", [3])).toEqual({ workload: "w", quantity: "q", unit: "ms", value: 3 });
    expect(figure("w", "q", "ms", [1, 2, 3])).toMatchObject({ value: 2, spread: [1.5, 2.5] });
  });
});
