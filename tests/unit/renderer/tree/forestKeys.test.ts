import { describe, expect, it } from "vitest";
import { placeAfterKey } from "../../../../renderer/views/tree/forestKeys.ts";
import { forestScale } from "../../../../renderer/views/tree/forestScale.ts";

const steps = [[0, 100, 200], [100]];

function after(key: string, row: number, step: number | null = null) {
  return placeAfterKey(key, { row, step }, 50, (at) => steps[at] ?? []);
}

describe("the keys of the tree", () => {
  it("go up and down by rows and stop at the ends", () => {
    expect(after("ArrowDown", 0)).toEqual({ row: 1, step: null });
    expect(after("ArrowUp", 0)).toEqual({ row: 0, step: null });
    expect(after("PageDown", 45)).toEqual({ row: 49, step: null });
    expect(after("End", 3)).toEqual({ row: 49, step: null });
    expect(after("Home", 3, 100)).toEqual({ row: 0, step: null });
  });

  it("go along the checkpoints of a row, from the run to its newest and back", () => {
    expect(after("ArrowLeft", 0)).toEqual({ row: 0, step: 200 });
    expect(after("ArrowLeft", 0, 200)).toEqual({ row: 0, step: 100 });
    expect(after("ArrowLeft", 0, 0)).toEqual({ row: 0, step: 0 });
    expect(after("ArrowRight", 0, 100)).toEqual({ row: 0, step: 200 });
    expect(after("ArrowRight", 0, 200)).toEqual({ row: 0, step: null });
    expect(after("ArrowLeft", 7)).toEqual({ row: 7, step: null });
  });

  it("do nothing else, nor anything in an empty tree", () => {
    expect(after("x", 0)).toBeNull();
    expect(placeAfterKey("ArrowDown", { row: 0, step: null }, 0, () => [])).toBeNull();
  });
});

describe("the scale of the tree", () => {
  it("leads from steps to places and back", () => {
    const { x, stepAt } = forestScale({ from: 100, to: 300 }, 420);
    expect([x(100), x(200), x(300)]).toEqual([10, 210, 410]);
    expect(stepAt(x(173))).toBeCloseTo(173);
  });
});
