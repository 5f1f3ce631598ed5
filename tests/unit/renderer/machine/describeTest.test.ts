import { expect, it } from "vitest";
import { describeTest } from "../../../../renderer/views/machine/describeTest.ts";

it.each([
  [null, "not tested", "faint"],
  [
    { largestDifference: 0, repeats: true, passed: true },
    "passed: equal to the reference, the same again, bit for bit",
    "good",
  ],
  [
    { largestDifference: 0.5, repeats: false, passed: false },
    "failed: within 0.50 of the reference, not the same again",
    "bad",
  ],
  [{ largestDifference: null, repeats: true, passed: false }, "failed: its numbers are not finite", "bad"],
])("a self-test with %j", (parity, text, tone) => {
  expect(describeTest({ parity })).toEqual({ text, tone });
});
