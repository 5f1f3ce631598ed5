import { expect, test } from "vitest";
import { lineageSegments } from "../../../electron/history/lineage.ts";
import type { History } from "../../../electron/history/openHistory.ts";
import type { RunTreeNode } from "../../../electron/history/records.ts";
import { addPoints, addRun, checkpoint, refusal, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

/** A run whose values are `base + step`, with a checkpoint and a sample at every tenth of its own steps. */
function train(history: History, runId: string, [first, last]: [number, number], base: number): void {
  addPoints(history, runId, [first, last], (step) => base + step);
  for (let step = Math.ceil(first / 10) * 10; step <= last; step += 10) {
    history.recordCheckpoint(runId, checkpoint(step));
    history.recordSample(runId, { step, file: `samples/${String(step).padStart(8, "0")}.png`, count: 64 });
  }
}

/**
 * root 0…60; child forked at 30 → 60; grandchild forked from the child's own 50 → 70; skipper forked from the child at
 * 20.
 */
function family(): { history: History; root: string; child: string; grandchild: string; skipper: string } {
  const history = temporaryHistory();
  const root = addRun(history, "root").id;
  history.recordCheckpoint(root, checkpoint(0));
  train(history, root, [1, 60], 0);
  const child = addRun(history, "child", { runId: root, step: 30 }).id;
  train(history, child, [31, 60], 1000);
  const grandchild = addRun(history, "grandchild", { runId: child, step: 50 }).id;
  train(history, grandchild, [51, 70], 2000);
  const skipper = addRun(history, "skipper", { runId: child, step: 20 }).id;
  train(history, skipper, [21, 40], 3000);
  return { history, root, child, grandchild, skipper };
}

const ownerOfStep = (history: History, runId: string): number[] =>
  history.readSeries(runId, "emEstimate").points.map(({ step, value }) => ((value ?? -1) - step) / 1000);

test("segments cut a line at its forks; a fork before its parent's own fork skips the parent", () => {
  const link = (number: number, parentStep: number | null) => ({ number, id: `r${number}`, parentStep });
  const bounds = (steps: (number | null)[]): number[][] =>
    lineageSegments(steps.map((step, index) => link(index, step))).map((each) => [each.afterStep, each.untilStep]);
  const end = Number.MAX_SAFE_INTEGER;
  expect(bounds([null])).toEqual([[-1, end]]);
  expect(bounds([null, 30, 50])).toEqual([
    [-1, 30],
    [30, 50],
    [50, end],
  ]);
  expect(bounds([null, 30, 20])).toEqual([
    [-1, 20],
    [30, 20],
    [20, end],
  ]);
});

test("each point of a series is taken from the ancestor that owns it", () => {
  const { history, root, child, grandchild, skipper } = family();
  const repeat = (...runs: [number, number][]): number[] =>
    runs.flatMap(([value, count]) => Array<number>(count).fill(value));
  expect(ownerOfStep(history, root)).toEqual(repeat([0, 60]));
  expect(ownerOfStep(history, child)).toEqual(repeat([0, 30], [1, 30]));
  expect(ownerOfStep(history, grandchild)).toEqual(repeat([0, 30], [1, 20], [2, 20]));
  expect(ownerOfStep(history, skipper)).toEqual(repeat([0, 20], [3, 20]));
});

test("increments read across the fork", () => {
  const { history, grandchild } = family();
  const points = history.readMetricsAfter(grandchild, 28, 4);
  expect(points).toEqual(
    [29, 30, 31, 32].map((step) => ({ step, values: { emEstimate: step > 30 ? 1000 + step : step } })),
  );
  expect(history.listTags(grandchild)).toEqual(["emEstimate"]);
});

test("checkpoints and samples are inherited with the run that holds the file", () => {
  const { history, root, child, grandchild, skipper } = family();
  const files = (list: { step: number; runId: string }[]): [number, string][] =>
    list.map(({ step, runId }) => [step, runId]);
  expect(files(history.listCheckpoints(grandchild))).toEqual([
    [0, root],
    [10, root],
    [20, root],
    [30, root],
    [40, child],
    [50, child],
    [60, grandchild],
    [70, grandchild],
  ]);
  expect(files(history.listSamples(skipper))).toEqual([
    [10, root],
    [20, root],
    [30, skipper],
    [40, skipper],
  ]);
  expect(history.checkpointAt(grandchild, 50).runId).toBe(child);
  const error = refusal(() => history.checkpointAt(grandchild, 33));
  expect(error.code).toBe("not-found");
  expect(error.message).toContain("The nearest checkpoints are at step 20, 30, 40.");
});

test("what a fork writes at its fork step hides the parent's file there", () => {
  const { history, root, child } = family();
  history.recordCheckpoint(child, { ...checkpoint(30), sizeBytes: 99 });
  expect(history.checkpointAt(child, 30)).toMatchObject({ runId: child, sizeBytes: 99 });
  expect(history.checkpointAt(root, 30)).toMatchObject({ runId: root, sizeBytes: 1234 });
});

test("a fork begins at its fork step, which needs a checkpoint, own or inherited", () => {
  const { history, grandchild, child } = family();
  expect(addRun(history, "late", { runId: grandchild, step: 10 })).toMatchObject({
    step: 10,
    parent: { runId: grandchild, step: 10 },
  });
  expect(refusalCode(() => addRun(history, "between", { runId: child, step: 33 }))).toBe("not-found");
  expect(refusalCode(() => addRun(history, "orphan", { runId: "missing", step: 0 }))).toBe("not-found");
});

test("a fork cannot write into what it inherits", () => {
  const { history, child } = family();
  expect(
    refusalCode(() => {
      addPoints(history, child, [30, 30], () => 0);
    }),
  ).toBe("invalid-argument");
  expect(
    refusalCode(() => {
      history.recordCheckpoint(child, checkpoint(29));
    }),
  ).toBe("invalid-argument");
  expect(
    refusalCode(() => {
      history.recordSample(child, { step: 29, file: "f", count: 1 });
    }),
  ).toBe("invalid-argument");
});

test("whatever forks do, the parent reads the same", () => {
  const { history, root, child } = family();
  const look = (): unknown => [
    history.run(root),
    history.listCheckpoints(root),
    history.listSamples(root),
    history.readMetricsAfter(root, -1, 100),
  ];
  const before = look();
  train(history, child, [61, 90], 5000);
  history.dropAfter(child, 60);
  history.applyRetention(child, 2);
  history.deleteRun(addRun(history, "brief", { runId: root, step: 10 }).id, { evenLive: true });
  expect(look()).toEqual(before);
});

test("fork points belong to the run that holds the checkpoint, however deep the fork", () => {
  const { history, root, child, grandchild } = family();
  expect(history.forkSteps(root)).toEqual([20, 30]);
  expect(history.forkSteps(child)).toContain(50);
  addRun(history, "deep", { runId: grandchild, step: 10 });
  addRun(history, "own", { runId: grandchild, step: 60 });
  expect(history.forkSteps(root)).toEqual([10, 20, 30]);
  expect(history.forkSteps(grandchild)).toContain(60);
});

test("ancestors, descendants and the tree", () => {
  const { history, root, child, grandchild, skipper } = family();
  const ids = (runs: { id: string }[]): string[] => runs.map((run) => run.id);
  expect(ids(history.ancestors(grandchild))).toEqual([root, child]);
  expect(ids(history.ancestors(root))).toEqual([]);
  expect(ids(history.descendants(root))).toEqual([child, grandchild, skipper]);
  expect(refusalCode(() => history.descendants("missing"))).toBe("not-found");
  const outline = (node: RunTreeNode): unknown => [node.run.name, ...node.children.map(outline)];
  addRun(history, "lone");
  expect(history.runTree().map(outline)).toEqual([["root", ["child", ["grandchild"], ["skipper"]]], ["lone"]]);
});
