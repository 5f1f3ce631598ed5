import { describe, expect, it } from "vitest";
import { indexAtOrBefore, indexOfStep, nearestStep, valueAt } from "../../../../shared/curves/curvePoints.ts";

const steps = [0, 10, 20, 40];

describe("looking for a step", () => {
  it("finds where it stands or would stand", () => {
    expect([-1, 0, 5, 10, 41].map((step) => indexOfStep(steps, step))).toEqual([0, 0, 1, 1, 4]);
  });

  it("finds the newest that is not after it", () => {
    expect([-1, 0, 9, 20, 999].map((step) => indexAtOrBefore(steps, step))).toEqual([-1, 0, 0, 2, 3]);
  });

  it("finds the nearest, of two equally near the earlier", () => {
    expect([-5, 4, 5, 6, 30, 31, 99].map((step) => nearestStep(steps, step))).toEqual([0, 0, 0, 10, 20, 40, 40]);
    expect(nearestStep([], 3)).toBeNull();
  });

  it("reads the value recorded there, none from elsewhere", () => {
    const points = { steps, values: [1, null, NaN, 4] };
    expect([0, 40].map((step) => valueAt(points, step))).toEqual([1, 4]);
    expect([10, 20].map((step) => valueAt(points, step))).toEqual([NaN, NaN]);
    expect([-1, 30, 99].map((step) => valueAt(points, step))).toEqual([null, null, null]);
  });
});
