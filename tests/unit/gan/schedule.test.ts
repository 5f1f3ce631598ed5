import { expect, test } from "vitest";
import { criticStepsInIteration } from "../../../electron/gan/schedule.ts";

const steps = (warmup: boolean) => (iteration: number) => criticStepsInIteration(iteration, { nCritic: 5, warmup });

test("without warm-up every iteration has n_critic critic steps", () => {
  expect(new Set(Array.from({ length: 1200 }, (_, i) => steps(false)(i)))).toEqual(new Set([5]));
});

test("with warm-up iterations 0 to 24 and every one divisible by 500 have 100 critic steps", () => {
  const long = Array.from({ length: 1501 }, (_, i) => i).filter((i) => steps(true)(i) === 100);
  expect(long).toEqual([...Array.from({ length: 25 }, (_, i) => i), 500, 1000, 1500]);
  expect([25, 499, 501, 999].map(steps(true))).toEqual([5, 5, 5, 5]);
});
