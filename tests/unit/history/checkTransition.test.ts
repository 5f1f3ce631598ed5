import { expect, test } from "vitest";
import { runStates, type RunState } from "../../../shared/runStates.ts";
import type { History } from "../../../electron/history/openHistory.ts";
import { addRun, refusal, temporaryHistory } from "./temporaryHistory.ts";
import { quoted } from "../messages/quoted.ts";

/** How a new run gets into each state. */
const waysTo: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: [],
  running: ["running"],
  paused: ["running", "paused"],
  stopped: ["running", "stopped"],
  interrupted: ["running", "interrupted"],
  completed: ["running", "completed"],
  failed: ["running", "failed"],
};

/** x: may follow. */
const matrix = `
              queued running paused stopped interrupted completed failed
  queued      -      x       -      x       x           -         x
  running     -      -       x      x       x           x         x
  paused      x      x       -      x       x           -         x
  stopped     x      x       -      -       -           -         -
  interrupted x      x       -      -       -           -         -
  completed   x      x       -      -       -           -         -
  failed      x      x       -      -       -           -         -`;

const [header = "", ...lines] = matrix.trim().split("\n");
const columns = header.trim().split(/ +/) as RunState[];
const cases = lines.flatMap((line) => {
  const [from, ...marks] = line.trim().split(/ +/) as [RunState, ...string[]];
  return marks.map((mark, index) => ({ from, to: columns[index] ?? from, allowed: mark === "x" }));
});

function runIn(history: History, state: RunState): string {
  const { id } = addRun(history, "matrix");
  for (const next of waysTo[state]) history.changeState(id, next);
  return id;
}

test("the matrix has every pair of states", () => {
  expect(cases).toHaveLength(runStates.length ** 2);
  expect(columns).toEqual(runStates);
});

test("each change of state is allowed or refused as the matrix says, and a refusal changes nothing", () => {
  const history = temporaryHistory();
  for (const { from, to, allowed } of cases) {
    const id = runIn(history, from);
    if (allowed) {
      expect(history.changeState(id, to).state).toBe(to);
      continue;
    }
    const before = history.run(id);
    const error = refusal(() => history.changeState(id, to));
    expect(error.code, `${from} to ${to}`).toBe("wrong-state");
    expect(error.message).toContain(`Run "matrix" (${id}) is ${from}, so it cannot become ${to}`);
    expect(history.run(id)).toEqual(before);
  }
});

test("start and end times, owner, engine and message follow the state", () => {
  const history = temporaryHistory();
  const owner = { pid: 4242, host: "here" };
  const { id, createdMs } = addRun(history);
  const running = history.changeState(id, "running", { owner, engine: "compiled", threads: 2 });
  expect(running).toMatchObject({ owner, engine: "compiled", threads: 2, endedMs: null });
  expect(running.startedMs).toBeGreaterThan(createdMs);
  expect(history.changeState(id, "paused", { message: quoted("the loss is NaN") })).toMatchObject({
    owner,
    message: { text: "the loss is NaN" },
  });
  const stopped = history.changeState(id, "stopped");
  expect(stopped).toMatchObject({ owner: null, engine: "compiled", message: null, startedMs: running.startedMs });
  expect(stopped.endedMs).toBeGreaterThan(running.startedMs ?? 0);
  expect(history.changeState(id, "running")).toMatchObject({ startedMs: running.startedMs, endedMs: null, threads: 2 });
});

test("a run that another process answers for is not taken over", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.changeState(id, "running", { owner: { pid: 1, host: "here" } });
  history.changeState(id, "paused");
  const error = refusal(() => history.changeState(id, "running", { owner: { pid: 2, host: "here" } }));
  expect(error.code).toBe("wrong-state");
  expect(error.message).toContain("process 1 on here");
  expect(history.changeState(id, "running", { owner: { pid: 1, host: "here" } }).state).toBe("running");
});
