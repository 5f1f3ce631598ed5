import { describe, expect, it } from "vitest";
import { filterForest } from "../../../../renderer/views/tree/forestFilter.ts";

const runs = [
  { id: "aaaa1", name: "Rooms (wgan)", state: "completed", system: "wgan", parent: null },
  { id: "bbbb2", name: "Rooms slow", state: "failed", system: "wgan", parent: { runId: "aaaa1", step: 10 } },
  { id: "cccc3", name: "Rooms slower", state: "running", system: "wgan", parent: { runId: "bbbb2", step: 20 } },
  { id: "dddd4", name: "Faces (gan)", state: "completed", system: "gan", parent: null },
] as const;
const everything = { text: "", states: [], systems: [] } as const;

function shown(filter: Partial<Parameters<typeof filterForest>[1]>): string[] {
  return filterForest(runs, { ...everything, ...filter }).shown.map(({ id }) => id);
}

describe("the filter of the tree", () => {
  it("lets everything pass where nothing is asked for", () => {
    expect(shown({})).toHaveLength(4);
  });

  it("looks for every word in the name, in any case, and for the beginning of an id", () => {
    expect(shown({ text: "FACES gan" })).toEqual(["dddd4"]);
    expect(shown({ text: "dddd" })).toEqual(["dddd4"]);
    expect(shown({ text: "ddd4" })).toEqual([]);
  });

  it("keeps the ancestors of what it finds, and says that they are not found themselves", () => {
    const { shown: kept, matches } = filterForest(runs, { ...everything, text: "slower" });
    expect(kept.map(({ id }) => id)).toEqual(["aaaa1", "bbbb2", "cccc3"]);
    expect([...matches]).toEqual(["cccc3"]);
  });

  it("wants state and system together", () => {
    expect(shown({ states: ["completed"], systems: ["gan"] })).toEqual(["dddd4"]);
    expect(shown({ states: ["failed"], systems: ["gan"] })).toEqual([]);
  });
});
