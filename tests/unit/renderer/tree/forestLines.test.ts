import { describe, expect, it } from "vitest";
import { layOutForest, type ForestRun } from "../../../../renderer/views/tree/forest.ts";
import { linesInSight, rowsInSight } from "../../../../renderer/views/tree/forestLines.ts";

const parent: ForestRun = {
  id: "a",
  step: 100,
  targetStep: 100,
  parent: null,
  groupId: null,
  createdMs: 0,
  state: "completed",
};
const forks = Array.from({ length: 50 }, (_, index) => ({
  ...parent,
  id: `f${index}`,
  parent: { runId: "a", step: index },
}));

describe("what is in sight of the tree", () => {
  it("holds every fork line of which a part can be seen", () => {
    const rows = layOutForest([parent, ...forks]);
    const lines = linesInSight(rows, 20, 30);
    // The parent stands in row 0: each line to a row from 20 on passes through or ends there.
    expect(lines.map(({ toRow }) => toRow)).toEqual(Array.from({ length: 31 }, (_, index) => 20 + index));
    expect(linesInSight(rows, 0, 0)).toHaveLength(50);
  });

  it("has a few rows beyond what is seen, and none that are not there", () => {
    expect(rowsInSight(0, 300, 30, 1000)).toEqual({ first: 0, last: 16 });
    expect(rowsInSight(3000, 300, 30, 1000)).toEqual({ first: 94, last: 116 });
    expect(rowsInSight(0, 300, 30, 3)).toEqual({ first: 0, last: 2 });
    expect(rowsInSight(29_000, 300, 30, 20)).toEqual({ first: 4, last: 19 });
  });
});
