import { expect, test } from "vitest";
import { addRun, temporaryHistory } from "./temporaryHistory.ts";

test("live runs of a dead process become interrupted, with the reason in their message and log", () => {
  const history = temporaryHistory();
  const alive = { pid: 1, host: "here" };
  const dead = { pid: 2, host: "here" };
  const start = (owner: { pid: number; host: string } | null): string => {
    const { id } = addRun(history);
    history.changeState(id, "running", { owner });
    return id;
  };
  const kept = start(alive);
  const lost = start(dead);
  const pausedLost = start(dead);
  history.changeState(pausedLost, "paused");
  const orphan = start(null);
  const rested = start(dead);
  history.changeState(rested, "completed");
  const waiting = addRun(history).id;

  const marked = history.markInterrupted((owner) => owner.pid === alive.pid);
  expect(marked.map((run) => run.id)).toEqual([lost, pausedLost, orphan]);
  expect(marked[1]?.message?.text).toMatch(
    /process \(2 on here\) ended without a word while the run was paused; resume it/,
  );
  expect(history.run(kept).state).toBe("running");
  expect(history.run(rested).state).toBe("completed");
  expect(history.run(waiting).state).toBe("queued");
  expect(history.listEvents(lost)).toMatchObject([{ level: "warning", step: 0 }]);
  expect(history.markInterrupted((owner) => owner.pid === alive.pid)).toEqual([]);
});
