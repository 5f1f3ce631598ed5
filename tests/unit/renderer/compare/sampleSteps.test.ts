import { describe, expect, it } from "vitest";
import { commonSteps, shownStep, unionOfSteps } from "../../../../renderer/views/compare/sampleSteps.ts";

describe("the steps of several runs", () => {
  const lists = [
    [0, 100, 200, 300],
    [0, 50, 100, 150, 200],
  ];

  it("are together those at which any has a sample", () => {
    expect(unionOfSteps(lists)).toEqual([0, 50, 100, 150, 200, 300]);
    expect(unionOfSteps([])).toEqual([]);
  });

  it("are in common those at which each has one", () => {
    expect(commonSteps(lists)).toEqual([0, 100, 200]);
    expect(commonSteps([[5], []])).toEqual([]);
    expect(commonSteps([])).toEqual([]);
  });

  it("fall back to the nearest earlier sample, never to a later one", () => {
    expect([0, 49, 150, 9999].map((step) => shownStep(lists[0]!, step))).toEqual([0, 0, 100, 300]);
    expect(shownStep([200, 300], 150)).toBeNull();
    expect(shownStep([], 150)).toBeNull();
  });
});
