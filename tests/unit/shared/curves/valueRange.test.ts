import { describe, expect, it } from "vitest";
import { roundRange, valueRange as rangeOf, type ValueRange } from "../../../../shared/curves/valueRange.ts";

/** Its ends and the distance of its ticks. */
function valueRange(...[curves, always]: Parameters<typeof rangeOf>): Omit<ValueRange, "ticks"> & { spacing: number } {
  const { from, to, ticks } = rangeOf(curves, always);
  return { from, to, spacing: Number((ticks[1]!.value - ticks[0]!.value).toPrecision(9)) };
}

function points(values: readonly number[]) {
  return values.map((y, x) => ({ x, y }));
}

describe("the range of values", () => {
  it("has round ends around what is drawn and what shall always be in sight", () => {
    expect(valueRange([points([0.11, 0.58])], [0, Math.LN2])).toEqual({ from: 0, to: 0.8, spacing: 0.2 });
    expect(valueRange([points([-3.2, 7.9])], [0])).toEqual({ from: -5, to: 10, spacing: 5 });
    expect(valueRange([points([-0.05, 3.4])], [0])).toEqual({ from: -0.5, to: 4, spacing: 1 });
  });

  it("leaves a few wild values outside", () => {
    const values = Array.from({ length: 500 }, (_, index) => (index % 10) / 10);
    values[250] = 1e6;
    expect(valueRange([points(values)], [0]).to).toBe(1);
  });

  it("holds a curve of few values beside one of many", () => {
    const many = Array.from({ length: 500 }, () => -0.002);
    expect(valueRange([points(many), points([0.2, NaN])], [0])).toEqual({ from: -0.025, to: 0.2, spacing: 0.05 });
  });

  it("takes no notice of gaps", () => {
    expect(valueRange([points([NaN, 2, NaN])], [0])).toEqual({ from: 0, to: 2, spacing: 0.5 });
  });

  it("is that of the unit where there is nothing, and about the value where there is one", () => {
    expect(valueRange([], [])).toEqual({ from: 0, to: 1, spacing: 0.2 });
    const single = roundRange(4, 4);
    expect(single.from).toBeLessThan(4);
    expect(single.to).toBeGreaterThan(4);
  });
});
