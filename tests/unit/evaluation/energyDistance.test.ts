import { expect, it } from "vitest";
import { energyDistanceOf } from "../../../electron/evaluation/metrics/energyDistance.ts";

const origin = Float32Array.of(0, 0);

it("is 0 of equal sets, in whatever order their points are", () => {
  expect(energyDistanceOf(Float32Array.of(0, 0, 3, 4), Float32Array.of(3, 4, 0, 0))).toBeCloseTo(0, 12);
});

it("is twice the distance of two points: 2 · 5", () => {
  expect(energyDistanceOf(origin, Float32Array.of(3, 4))).toBe(10);
});

it("sees the mode that is missing: of {0} and {0, 1 apart}, 2 · ½ - 0 - ½", () => {
  expect(energyDistanceOf(origin, Float32Array.of(0, 0, 0, 1))).toBeCloseTo(0.5, 12);
});
