import { expect, test } from "vitest";
import { addRun, checkpoint, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

test("a checkpoint is read back as it was written; written again at its step, it stays pinned", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.recordCheckpoint(id, checkpoint(50));
  expect(history.checkpointAt(id, 50)).toMatchObject({ ...checkpoint(50), runId: id, pinned: false });
  history.pinCheckpoint(id, 50, true);
  history.recordCheckpoint(id, { ...checkpoint(50), sizeBytes: 5, reason: "request" });
  expect(history.listCheckpoints(id)).toMatchObject([{ step: 50, sizeBytes: 5, reason: "request", pinned: true }]);
});

test("pinning through a fork pins the ancestor's checkpoint", () => {
  const history = temporaryHistory();
  const root = addRun(history).id;
  for (const step of [10, 20]) history.recordCheckpoint(root, checkpoint(step));
  const fork = addRun(history, "fork", { runId: root, step: 20 }).id;
  history.pinCheckpoint(fork, 10, true);
  expect(history.listCheckpoints(root).map((each) => each.pinned)).toEqual([true, false]);
  expect(
    refusalCode(() => {
      history.pinCheckpoint(fork, 15, true);
    }),
  ).toBe("not-found");
});

test("a checkpoint whose file is gone can be forgotten, the run's own alone", () => {
  const history = temporaryHistory();
  const root = addRun(history).id;
  history.recordCheckpoint(root, checkpoint(10));
  const fork = addRun(history, "fork", { runId: root, step: 10 }).id;
  expect(
    refusalCode(() => {
      history.forgetCheckpoint(fork, 10);
    }),
  ).toBe("not-found");
  history.forgetCheckpoint(root, 10);
  expect(history.listCheckpoints(root)).toEqual([]);
});

test("samples are listed by step, and one drawn again takes the former's place", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  for (const step of [100, 0]) history.recordSample(id, { step, file: `samples/${step}.png`, count: 64 });
  history.recordSample(id, { step: 100, file: "samples/again.png", count: 16 });
  expect(history.listSamples(id)).toEqual([
    { step: 0, file: "samples/0.png", count: 64, runId: id },
    { step: 100, file: "samples/again.png", count: 16, runId: id },
  ]);
});
