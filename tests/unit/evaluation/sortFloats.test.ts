import { expect, it } from "vitest";
import { createFloatSorter } from "../../../electron/evaluation/sortFloats.ts";
import { number } from "./counted.ts";

it("sorts numbers of both signs and of every size, in place, and again in the same memory", () => {
  const sort = createFloatSorter(1000);
  for (const seed of [1, 2]) {
    const numbers = Float32Array.from({ length: 1000 }, (_, i) => number(i, seed) * 10 ** ((i % 77) - 38));
    const expected = [...numbers].sort((a, b) => a - b);
    sort(numbers);
    expect([...numbers]).toEqual(expected);
  }
});

it("sorts equal numbers, zeros and infinities", () => {
  const numbers = Float32Array.of(Infinity, 0, 3, -0, -Infinity, 3, -1);
  createFloatSorter(7)(numbers);
  expect([...numbers].map(String)).toEqual(["-Infinity", "-1", "0", "0", "3", "3", "Infinity"]);
});
