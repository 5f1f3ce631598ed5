import { expect, test } from "vitest";
import { timesIn, timesInAll } from "../../../shared/schedule.ts";

const steps = (warmup: boolean) => (iteration: number) => timesIn("critic schedule", { nCritic: 5, warmup }, iteration);

test("without warm-up every iteration has n_critic critic steps", () => {
  expect(new Set(Array.from({ length: 1200 }, (_, i) => steps(false)(i)))).toEqual(new Set([5]));
});

test("with warm-up iterations 0 to 24 and every one divisible by 500 have 100 critic steps", () => {
  const long = Array.from({ length: 1501 }, (_, i) => i).filter((i) => steps(true)(i) === 100);
  expect(long).toEqual([...Array.from({ length: 25 }, (_, i) => i), 500, 1000, 1500]);
  expect([25, 499, 501, 999].map(steps(true))).toEqual([5, 5, 5, 5]);
});

test("an ordinary iteration is one outside of the warm-up, and the generator's step runs once in each", () => {
  expect(timesIn("critic schedule", { nCritic: 5, warmup: true })).toBe(5);
  expect(timesIn("once", { nCritic: 5, warmup: true }, 0)).toBe(1);
});

test.each([true, false])("the steps of all iterations add up, warm-up %s", (warmup) => {
  for (const iterations of [1, 24, 25, 26, 500, 501, 1000, 1001, 1734]) {
    const each = Array.from({ length: iterations }, (_, iteration) => steps(warmup)(iteration));
    expect(timesInAll("critic schedule", { nCritic: 5, warmup }, iterations)).toBe(each.reduce((a, b) => a + b, 0));
    expect(timesInAll("once", { nCritic: 5, warmup }, iterations)).toBe(iterations);
  }
});
