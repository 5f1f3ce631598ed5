import { expect, test } from "vitest";
import type { History } from "../../../electron/history/openHistory.ts";
import { addPoints, addRun, checkpoint, refusal, refusalCode, temporaryHistory } from "./temporaryHistory.ts";
import { quoted } from "../messages/quoted.ts";

function trained(history: History, last: number): string {
  const { id } = addRun(history, "trained");
  addPoints(history, id, [1, last], (step) => step);
  addPoints(history, id, [1, last], (step) => -step, "criticLoss");
  for (let step = 0; step <= last; step += 20) {
    history.recordCheckpoint(id, checkpoint(step));
    history.recordSample(id, { step, file: `samples/${step}.png`, count: 64 });
  }
  return id;
}

test("what lies after the step is forgotten, its files are named, and it can be recorded anew", () => {
  const history = temporaryHistory();
  const id = trained(history, 70);
  history.recordEvent(id, { step: 70, level: "error", message: quoted("killed") });
  const dropped = history.dropAfter(id, 40);
  expect(dropped).toEqual({ files: ["samples/60.png", checkpoint(60).file], metricValues: 60 });
  expect(history.run(id).step).toBe(40);
  expect(history.readSeries(id, "emEstimate").points.at(-1)).toEqual({ step: 40, value: 40 });
  expect(history.listCheckpoints(id).at(-1)?.step).toBe(40);
  expect(history.listEvents(id)).toHaveLength(1);
  addPoints(history, id, [41, 70], (step) => step);
  expect(history.readSeries(id, "emEstimate").points).toHaveLength(70);
  expect(history.dropAfter(id, 70)).toEqual({ files: [], metricValues: 0 });
});

test("a run does not go back behind a fork, nor before its own", () => {
  const history = temporaryHistory();
  const root = trained(history, 80);
  const fork = addRun(history, "fork", { runId: root, step: 60 }).id;
  const error = refusal(() => history.dropAfter(root, 40));
  expect(error.code).toBe("wrong-state");
  expect(error.message).toMatch(/forked from it at step 60.*fork it at step 40 instead/);
  expect(history.readSeries(root, "emEstimate").points).toHaveLength(80);
  expect(history.dropAfter(root, 60).metricValues).toBe(40);
  expect(refusalCode(() => history.dropAfter(fork, 40))).toBe("invalid-argument");
  expect(history.readSeries(fork, "emEstimate").points).toHaveLength(60);
});

test("another run's rows stay", () => {
  const history = temporaryHistory();
  const first = trained(history, 40);
  const second = trained(history, 40);
  history.dropAfter(first, 0);
  expect(history.readSeries(first, "emEstimate").points).toEqual([]);
  expect(history.readSeries(second, "criticLoss").points).toHaveLength(40);
  expect(history.listSamples(second)).toHaveLength(3);
});
