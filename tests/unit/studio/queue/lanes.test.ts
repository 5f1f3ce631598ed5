import { describe, expect, it } from "vitest";
import { laneOf, runsInLane } from "../../../../electron/studio/training/queue/lanes.ts";

const gib = 1024 ** 3;
const members = ["a", "b", "c", "d", "e", "f", "g"];

function lanes(size: number): string[] {
  return members.map((id) => laneOf({ id, groupId: "group" }, () => members, size));
}

describe("the lanes of the queue", () => {
  it("take as many runs of a group as half the memory holds, a pair at least and four at most", () => {
    expect([0.5, 4, 5.9, 6, 7.8, 8, 512].map((size) => runsInLane(size * gib))).toEqual([2, 2, 2, 3, 3, 4, 4]);
  });

  it("are one for each run by itself", () => {
    expect(laneOf({ id: "a", groupId: null }, () => [], 4)).toBe("a");
  });

  it("are filled one after another by the runs of a group, in their order", () => {
    const named = (places: readonly number[]) => places.map((place) => `group-${place}`);
    expect(lanes(4)).toEqual(named([0, 0, 0, 0, 1, 1, 1]));
    expect(lanes(2)).toEqual(named([0, 0, 1, 1, 2, 2, 3]));
    expect(lanes(8)).toEqual(named([0, 0, 0, 0, 0, 0, 0]));
  });
});
