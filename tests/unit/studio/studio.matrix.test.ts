import { describe, expect, it } from "vitest";
import { StudioError } from "../../../shared/errors.ts";
import type { RunState } from "../../../shared/runStates.ts";
import type { RunCommand } from "../../../electron/studio/runs/commandTable.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { eventually, newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

const commands: Record<RunCommand, (studio: Studio, runId: string) => unknown> = {
  start: (studio, runId) => {
    studio.start(runId);
  },
  resume: (studio, runId) => {
    studio.resume(runId);
  },
  pause: (studio, runId) => studio.pause(runId),
  stop: (studio, runId) => studio.stop(runId),
  "stop-now": (studio, runId) => studio.stopNow(runId),
  "checkpoint-now": (studio, runId) => {
    studio.checkpointNow(runId);
  },
  "sample-now": (studio, runId) => {
    studio.sampleNow(runId);
  },
  fork: (studio, runId) => studio.fork({ runId, step: "latest", changes: { steps: 1_000_000 } }),
  verify: (studio, runId) => studio.verify(runId),
};

/** What each command does in each state: the state that the run is in afterwards, or the code it is refused with. */
const matrix: Record<RunState, Record<RunCommand, string>> = {
  queued: {
    start: "running",
    resume: "wrong-state",
    pause: "wrong-state",
    stop: "stopped",
    "stop-now": "stopped",
    "checkpoint-now": "wrong-state",
    "sample-now": "wrong-state",
    fork: "not-found",
    verify: "queued",
  },
  running: {
    start: "wrong-state",
    resume: "wrong-state",
    pause: "paused",
    stop: "stopped",
    "stop-now": "stopped",
    "checkpoint-now": "running",
    "sample-now": "running",
    fork: "running",
    verify: "running",
  },
  paused: {
    start: "wrong-state",
    resume: "running",
    pause: "wrong-state",
    stop: "stopped",
    "stop-now": "stopped",
    "checkpoint-now": "paused",
    "sample-now": "paused",
    fork: "paused",
    verify: "paused",
  },
  stopped: atRest("stopped", "running"),
  interrupted: atRest("interrupted", "running"),
  completed: atRest("completed", "wrong-state"),
  failed: atRest("failed", "running"),
};

function atRest(state: RunState, resume: string): Record<RunCommand, string> {
  const refused = "wrong-state";
  return {
    start: refused,
    resume,
    pause: refused,
    stop: refused,
    "stop-now": refused,
    "checkpoint-now": refused,
    "sample-now": refused,
    fork: state,
    verify: state,
  };
}

/** Brings a fresh run into a state, the way it comes there in life. */
async function runInState(state: RunState): Promise<{ studio: Studio; runId: string }> {
  const { studio, home, trainers } = await scriptedStudio();
  const { id: runId } = newRun(studio, { steps: state === "completed" ? 5 : 100_000 });
  if (state === "queued") return { studio, runId };
  studio.start(runId);
  await eventually(studio, (event) => event.kind === "metrics");
  const trainer = trainers[0]!;
  if (state === "paused") await studio.pause(runId);
  if (state === "stopped") await studio.stop(runId);
  if (state === "interrupted") trainer.exit({ code: null, signal: "SIGKILL" });
  if (state === "failed") trainer.exit({ code: 1 });
  if (state === "completed") await studio.atRest(runId);
  expect((await secondHistory(home)).run(runId).state).toBe(state);
  return { studio, runId };
}

async function outcome(state: RunState, command: RunCommand): Promise<string> {
  const { studio, runId } = await runInState(state);
  const before = studio.history.run(runId);
  try {
    await commands[command](studio, runId);
    return studio.history.run(runId).state;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    expect(studio.history.run(runId)).toMatchObject({ state: before.state, message: before.message });
    if (error.code === "wrong-state") expect(error.message).toContain(`"cats" (${runId}) `);
    return error.code;
  }
}

describe.each(Object.keys(matrix) as RunState[])("a run that is %s", (state) => {
  it.each(Object.keys(commands) as RunCommand[])("and is told to %s", async (command) => {
    expect(await outcome(state, command)).toBe(matrix[state][command]);
  });
});

describe("a run that is named wrongly", () => {
  it.each(Object.keys(commands) as RunCommand[])("is not found by %s", async (command) => {
    const { studio } = await scriptedStudio();
    await expect(Promise.resolve().then(() => commands[command](studio, "nobody"))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
