import { expect, test } from "vitest";
import { elementCount } from "../../../shared/elementCount.ts";

test("the elements of an array are the product of its shape, one of a scalar, none where a side is 0", () => {
  expect([[], [7], [2, 3, 4], [5, 0, 2]].map(elementCount)).toEqual([1, 7, 24, 0]);
});
