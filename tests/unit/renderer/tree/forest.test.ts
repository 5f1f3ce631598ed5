import { describe, expect, it } from "vitest";
import { lastStepOf, layOutForest, type ForestRun } from "../../../../renderer/views/tree/forest.ts";

function run(id: string, more: Partial<ForestRun> = {}): ForestRun {
  return { id, step: 100, targetStep: 100, parent: null, groupId: null, createdMs: 0, state: "completed", ...more };
}

function forkOf(runId: string, step: number, id: string, more: Partial<ForestRun> = {}): ForestRun {
  return run(id, { parent: { runId, step }, ...more });
}

function names(runs: readonly ForestRun[]): string[] {
  return layOutForest(runs).map((row) => `${"·".repeat(row.depth)}${row.run.id}`);
}

/** A thousand runs with forks of forks, the same at every run. */
function manyRuns(): ForestRun[] {
  const runs: ForestRun[] = [];
  for (let index = 0; index < 1000; index++) {
    const parent = index % 7 === 0 ? undefined : runs[(index * 31) % index];
    const step = parent === undefined ? 0 : (index * 13) % (parent.step + 1);
    runs.push(
      run(`r${index}`, {
        createdMs: index,
        step: step + ((index * 37) % 500),
        parent: parent === undefined || step < (parent.parent?.step ?? 0) ? null : { runId: parent.id, step },
      }),
    );
  }
  return runs;
}

describe("the forest of runs", () => {
  it("has a fork below its parent, the one that left last nearest", () => {
    const runs = [run("a"), forkOf("a", 20, "early"), forkOf("a", 80, "late"), forkOf("late", 90, "later")];
    expect(names(runs)).toEqual(["a", "·late", "··later", "·early"]);
  });

  it("begins with the newest tree and keeps the runs of a group together", () => {
    const runs = [
      run("old", { createdMs: 1 }),
      run("left", { createdMs: 2, groupId: "p" }),
      run("single", { createdMs: 3 }),
      run("right", { createdMs: 4, groupId: "p" }),
      forkOf("left", 50, "fork", { createdMs: 9 }),
    ];
    expect(names(runs)).toEqual(["left", "·fork", "right", "single", "old"]);
    expect(layOutForest(runs).map((row) => row.groupLine)).toEqual(["top", "middle", "bottom", null, null]);
    // Of a group of which one run is left, nothing is to be joined.
    expect(layOutForest(runs.slice(0, 2)).map((row) => row.groupLine)).toEqual([null, null]);
  });

  it("says where each row begins, ends and hangs", () => {
    const rows = layOutForest([run("a"), forkOf("a", 40, "b", { step: 70 }), forkOf("a", 60, "queued", { step: 0 })]);
    expect(rows.map(({ fromStep, toStep, parentRow }) => [fromStep, toStep, parentRow])).toEqual([
      [0, 100, null],
      [60, 60, 0],
      [40, 70, 0],
    ]);
  });

  it("lets a fork whose parent is not among the runs begin a tree of its own", () => {
    expect(layOutForest([forkOf("gone", 30, "orphan")])[0]).toMatchObject({ depth: 0, fromStep: 30, parentRow: null });
  });

  it("places each of 1,000 runs once, and no fork line crosses a run", () => {
    const rows = layOutForest(manyRuns());
    expect(new Set(rows.map((row) => row.run.id)).size).toBe(1000);
    for (const fork of rows.filter((row) => row.parentRow !== null)) {
      const between = rows.slice(fork.parentRow! + 1, fork.row);
      expect(between.every((row) => row.fromStep >= fork.fromStep)).toBe(true);
    }
  });

  it("lays out 1,000 forks of forks in one line without running out of stack", () => {
    const chain = Array.from({ length: 1000 }, (_, index) =>
      index === 0 ? run("r0") : forkOf(`r${index - 1}`, index, `r${index}`, { step: index + 1 }),
    );
    expect(layOutForest(chain).at(-1)).toMatchObject({ depth: 999, row: 999 });
  });

  it("reaches to the target of a growing run, not of one at rest", () => {
    const resting = run("a", { step: 50, targetStep: 900, state: "stopped" });
    expect(lastStepOf(layOutForest([resting]))).toBe(50);
    expect(lastStepOf(layOutForest([{ ...resting, state: "running" }]))).toBe(900);
  });
});
