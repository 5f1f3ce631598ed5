import { describe, expect, it } from "vitest";
import { adaptStride } from "../../../../electron/studio/training/queue/stride.ts";

describe("the stride of a pair", () => {
  it("is about half a second of the slower side's work", () => {
    expect(adaptStride(20, [10, 25])).toBe(20);
    expect(adaptStride(40, [10, 25])).toBe(20);
  });

  it("is one step where a step takes longer", () => {
    expect(adaptStride(4, [3, 70_000])).toBe(1);
  });

  it("at most doubles, so that one odd measurement does no harm", () => {
    expect(adaptStride(1, [0.01])).toBe(2);
    expect(adaptStride(8, [0, 0])).toBe(16);
  });
});
