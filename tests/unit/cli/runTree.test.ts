import { expect, test } from "vitest";
import type { RunTreeNode } from "../../../electron/cli/records.ts";
import { drawRunTrees } from "../../../electron/cli/text/runTree.ts";
import { toRunRecord } from "../../../electron/cli/text/runRecord.ts";
import { runSummary } from "./runSamples.ts";

function node(name: string, ...children: RunTreeNode[]): RunTreeNode {
  return { run: runSummary({ name }), children };
}

test("forks hang below their parents on lines", () => {
  const trees = [node("a", node("b", node("c")), node("d", node("e"), node("f"))), node("g")];
  expect(drawRunTrees(trees).map(({ lines, run }) => lines + run.name)).toEqual([
    "a",
    "├─ b",
    "│  └─ c",
    "└─ d",
    "   ├─ e",
    "   └─ f",
    "g",
  ]);
});

test("a run as a script sees it", () => {
  const run = runSummary({ parent: { runId: "p", step: 40 }, groupId: "q", startedMs: 1000, step: 41 });
  expect(toRunRecord(run)).toMatchObject({
    id: "k3f9abcd",
    name: "rooms (wgan)",
    parent: "p",
    parentStep: 40,
    group: "q",
    pair: "q",
    step: 41,
    steps: 800,
    state: "running",
    created: "1970-01-01T00:00:00.000Z",
    started: "1970-01-01T00:00:01.000Z",
    ended: null,
  });
});
