import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import type { History } from "../../../electron/history/openHistory.ts";
import { addPoints, addRun, checkpoint, refusal, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

const metric = "sampleDiversity";

function trained(history: History, parent?: { runId: string; step: number }, last = 50): string {
  const { id } = addRun(history, "trained", parent);
  addPoints(history, id, [(parent?.step ?? 0) + 1, last], (step) => step);
  return id;
}

function record(history: History, runId: string, step: number, value: number | null = step, name = metric): void {
  history.recordEvaluation(runId, { step, metric: name, value, costMs: 1.5 });
}

const steps = (history: History, runId: string, options = {}): number[] =>
  history.listEvaluations(runId, options).map(({ step }) => step);

test("evaluations come in the order of their recording, whatever their steps; after a cursor only new ones", () => {
  const history = temporaryHistory();
  const [first, second] = [trained(history), trained(history)];
  for (const step of [40, 10, 30]) record(history, first, step);
  record(history, second, 20);
  record(history, first, 20);
  expect(steps(history, first)).toEqual([40, 10, 30, 20]);
  expect(history.listEvaluations(first)[0]).toMatchObject({ runId: first, metric, value: 40, costMs: 1.5 });
  const cursor = history.listEvaluations(first)[2]!.number;
  expect(steps(history, first, { afterNumber: cursor })).toEqual([20]);
  expect(steps(history, first, { limit: 2 })).toEqual([40, 10]);
  expect(steps(history, second)).toEqual([20]);
});

test("one of the same metric and step replaces the former, behind every cursor; other metrics stay", () => {
  const history = temporaryHistory();
  const id = trained(history);
  record(history, id, 10, 1);
  record(history, id, 10, 5, "swd");
  const cursor = history.listEvaluations(id).at(-1)!.number;
  record(history, id, 10, Number.NaN);
  expect(history.listEvaluations(id, { afterNumber: cursor })).toMatchObject([{ step: 10, metric, value: null }]);
  expect(history.listEvaluations(id).map((each) => [each.metric, each.value])).toEqual([
    ["swd", 5],
    [metric, null],
  ]);
  record(history, id, 10, -Infinity);
  expect(history.listEvaluations(id).at(-1)?.value).toBe(-Infinity);
});

test("a fork shows what it inherits up to its fork step; its own value there hides its parent's later one", () => {
  const history = temporaryHistory();
  const root = trained(history);
  record(history, root, 30);
  record(history, root, 50);
  history.recordCheckpoint(root, checkpoint(40));
  const fork = trained(history, { runId: root, step: 40 }, 60);
  record(history, fork, 60);
  record(history, root, 20);
  expect(history.listEvaluations(fork).map(({ runId, step }) => [runId, step])).toEqual([
    [root, 30],
    [fork, 60],
    [root, 20],
  ]);
  record(history, fork, 40, 1);
  const cursor = history.listEvaluations(fork).at(-1)!.number;
  record(history, root, 40, 2);
  expect(history.listEvaluations(fork, { afterNumber: cursor })).toEqual([]);
  expect(history.listEvaluations(fork).find(({ step }) => step === 40)).toMatchObject({ runId: fork, value: 1 });
  expect(
    refusalCode(() => {
      record(history, fork, 39);
    }),
  ).toBe("invalid-argument");
});

test("only a step that the run has reached is taken, or one whose sample is there before its metrics", () => {
  const history = temporaryHistory();
  const id = trained(history);
  const refused = refusal(() => {
    record(history, id, 51);
  });
  expect(refused.code).toBe("wrong-state");
  expect(refused.message).toMatch(/is at step 50: "sampleDiversity" of step 51 was not recorded.*went back/);
  history.recordSample(id, { step: 60, file: "samples/00000060.png", count: 64 });
  record(history, id, 60);
  expect(steps(history, id)).toEqual([60]);
  expect(
    refusalCode(() => {
      record(history, id, 1, 1, "no name");
    }),
  ).toBe("invalid-argument");
  expect(
    refusalCode(() => {
      record(history, "missing", 1);
    }),
  ).toBe("not-found");
});

test("a roll-back drops later steps only, and what comes for them afterwards is refused; a deletion drops all", () => {
  const history = temporaryHistory();
  const [id, other] = [trained(history), trained(history)];
  for (const step of [50, 10, 30]) record(history, id, step);
  record(history, other, 50);
  history.dropAfter(id, 30);
  expect(steps(history, id)).toEqual([10, 30]);
  expect(
    refusalCode(() => {
      record(history, id, 50);
    }),
  ).toBe("wrong-state");
  addPoints(history, id, [31, 50], (step) => step);
  record(history, id, 50);
  expect(steps(history, id)).toEqual([10, 30, 50]);
  history.deleteRun(id, { evenLive: true });
  const raw = new SqliteDatabase(history.file, { readonly: true });
  expect(raw.prepare("SELECT count(*) FROM evaluations").pluck().get()).toBe(1);
  raw.close();
  expect(steps(history, other)).toEqual([50]);
});

test("rows that no Critic Studio wrote are left out and named", () => {
  const history = temporaryHistory();
  const id = trained(history);
  record(history, id, 10);
  const raw = new SqliteDatabase(history.file);
  raw.exec(`INSERT INTO evaluations (run, step, metric, value, cost_ms) VALUES (1, 20, '<b>', 1, 1)`);
  raw.close();
  expect(steps(history, id)).toEqual([10]);
  expect(history.badRows().map(({ text }) => text)).toEqual([
    expect.stringMatching(/the row of evaluations .*left out of every list \(metric: is no name of a metric\)/),
  ]);
});
