import { describe, expect, it } from "vitest";
import type { DrawnPoint } from "../../../../shared/curves/curvePoints.ts";
import { decimate } from "../../../../shared/curves/decimate.ts";

function curve(values: readonly (number | null)[], firstStep = 1) {
  return { steps: values.map((_, index) => firstStep + index), values };
}

/** A curve of waves and noise that repeats for every run of the test. */
function waves(length: number): number[] {
  return Array.from({ length }, (_, index) => Math.sin(index / 900) + (((index * 7919) % 1013) / 1013 - 0.5) * 0.2);
}

function steps(points: readonly DrawnPoint[]): number[] {
  return points.map(({ x }) => x);
}

describe("decimate", () => {
  it("keeps every point of a short curve", () => {
    const drawn = decimate(curve([3, 1, 2]), { from: 0, to: 10 }, 400);
    expect(drawn).toEqual([
      { x: 1, y: 3 },
      { x: 2, y: 1 },
      { x: 3, y: 2 },
    ]);
  });

  it("keeps a peak of a single step among 100,000", () => {
    const values = waves(100_000);
    values[54_321] = 40;
    values[70_000] = -40;
    const drawn = decimate(curve(values), { from: 0, to: 100_000 }, 500);
    expect(drawn).toContainEqual({ x: 54_322, y: 40 });
    expect(drawn).toContainEqual({ x: 70_001, y: -40 });
    expect(drawn.length).toBeLessThanOrEqual(4 * 500 + 2);
  });

  it("has in each column the largest and smallest value of the whole curve", () => {
    const values = waves(20_000);
    const drawn = decimate(curve(values, 0), { from: 0, to: 20_000 }, 100);
    for (let column = 0; column < 100; column++) {
      const inside = drawn.filter(({ x }) => x >= column * 200 && x < (column + 1) * 200).map(({ y }) => y);
      const whole = values.slice(column * 200, (column + 1) * 200);
      expect(Math.max(...inside)).toBe(Math.max(...whole));
      expect(Math.min(...inside)).toBe(Math.min(...whole));
    }
  });

  it("goes in order of step and names no step twice", () => {
    const drawn = steps(decimate(curve(waves(50_000)), { from: 12_000, to: 40_000 }, 300));
    expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
  });

  it("draws only the range in sight and one neighbour on each side", () => {
    const drawn = steps(decimate(curve(waves(1000), 0), { from: 100, to: 110 }, 400));
    expect(drawn).toEqual([99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111]);
    const dense = steps(decimate(curve(waves(100_000), 0), { from: 10_000, to: 90_000 }, 100));
    expect(dense[0]).toBe(9999);
    expect(dense.at(-1)).toBe(90_001);
  });

  it("leaves a gap where values are null or not finite", () => {
    const drawn = decimate(curve([1, null, NaN, 4]), { from: 0, to: 10 }, 100);
    expect(drawn.map(({ y }) => Number.isNaN(y))).toEqual([false, true, true, false]);
    const broken = [...waves(10_000), ...Array<null>(10_000).fill(null)];
    const end = decimate(curve(broken), { from: 0, to: 20_000 }, 100).slice(-40);
    expect(end.every(({ y }) => Number.isNaN(y))).toBe(true);
  });

  it("has nothing to draw of an empty curve", () => {
    expect(decimate(curve([]), { from: 0, to: 4 }, 100)).toEqual([]);
  });
});
