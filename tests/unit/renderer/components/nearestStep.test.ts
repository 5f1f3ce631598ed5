import { expect, it } from "vitest";
import { nearestStepPlace } from "../../../../renderer/components/nearestStep.ts";

it("finds the place of the nearest step, the earlier of two", () => {
  const steps = [0, 100, 200, 1000];
  const asked = [-5, 0, 49, 50, 51, 200, 599, 600, 601, 5000];
  expect(asked.map((step) => nearestStepPlace(steps, step))).toEqual([0, 0, 0, 0, 1, 2, 2, 2, 3, 3]);
});

it("has none where there are no steps", () => {
  expect(nearestStepPlace([], 3)).toBe(-1);
});
