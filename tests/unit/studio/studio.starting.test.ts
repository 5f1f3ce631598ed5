/**
 * What can be asked of a run before its first step: in the queue, while it is made ready, loads, or builds its engine.
 */
import { describe, expect, it } from "vitest";
import { StudioError } from "../../../shared/errors.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { createScriptedTrainers } from "./scriptedTrainer.ts";
import { eventually, newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

const moments = ["in the queue", "made ready", "loading", "building"] as const;
type Moment = (typeof moments)[number];
type Command = "pause" | "stop" | "stop-now" | "checkpoint-now" | "sample-now" | "delete" | "close";

/** What each command does at each moment: the state that the run comes to, the report that follows, or the refusal. */
const matrix: Record<Moment, Record<Command, string>> = {
  "in the queue": {
    pause: "wrong-state",
    stop: "stopped",
    "stop-now": "stopped",
    "checkpoint-now": "wrong-state",
    "sample-now": "wrong-state",
    delete: "wrong-state",
    close: "stopped",
  },
  "made ready": starting(),
  loading: starting(),
  building: starting(),
};

function starting(): Record<Command, string> {
  return {
    pause: "paused",
    stop: "stopped",
    "stop-now": "stopped",
    "checkpoint-now": "checkpoint request",
    "sample-now": "sample",
    delete: "wrong-state",
    close: "stopped",
  };
}

/** A run at that moment, which goes on only when `goOn` is called. */
async function runAt(moment: Moment) {
  const [loaded, built] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const { spawn, trainers } = createScriptedTrainers({ loaded: loaded.promise, built: built.promise });
  const { studio, home, events } = await scriptedStudio({ spawnTrainer: spawn });
  if (moment === "in the queue") {
    const other = newRun(studio, { steps: 100_000 });
    studio.start(other.id);
  }
  const { id } = newRun(studio, { steps: 100_000 });
  studio.start(id);
  if (moment === "loading" || moment === "building") await expect.poll(() => trainers.length).toBe(1);
  if (moment === "building") {
    loaded.resolve(undefined);
    await expect.poll(() => trainers[0]?.commands.length).toBeGreaterThan(0);
  }
  const goOn = () => {
    loaded.resolve(undefined);
    built.resolve(undefined);
  };
  return { studio, home, id, goOn, events };
}

async function outcome(moment: Moment, command: Command): Promise<string> {
  const { studio, home, id, goOn, events } = await runAt(moment);
  const stateOf = async () => (await secondHistory(home)).run(id).state;
  const asked = (kind: "checkpoint" | "sample") =>
    eventually(studio, (event) => event.kind === kind && event.runId === id && event.step > 0);
  const perform: Record<Command, (of: Studio) => Promise<unknown>> = {
    // A pause needs the process; a stop does not wait for it.
    pause: (of) => {
      const pausing = of.pause(id);
      goOn();
      return pausing;
    },
    stop: (of) => of.stop(id),
    "stop-now": (of) => of.stopNow(id),
    "checkpoint-now": (of) => {
      of.checkpointNow(id);
      return Promise.resolve();
    },
    "sample-now": (of) => {
      of.sampleNow(id);
      return Promise.resolve();
    },
    delete: (of) => of.deleteRun(id),
    close: (of) => of.close(),
  };
  try {
    await perform[command](studio);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return error.code;
  }
  if (command === "checkpoint-now" || command === "sample-now") {
    const kind = command === "checkpoint-now" ? "checkpoint" : "sample";
    const later = asked(kind);
    goOn();
    await later;
    const first = events.find((event) => event.kind === "checkpoint" && event.reason === "request");
    return kind === "checkpoint" && first !== undefined ? "checkpoint request" : kind;
  }
  return await stateOf();
}

describe.each(moments)("a run that is %s", (moment) => {
  it.each(Object.keys(matrix[moment]) as Command[])("and is told to %s", async (command) => {
    expect(await outcome(moment, command)).toBe(matrix[moment][command]);
  });

  it("and is stopped, can be resumed", async () => {
    const { studio, id, goOn } = await runAt(moment);
    await studio.stop(id);
    expect(studio.history.run(id)).toMatchObject({ state: "stopped", step: 0, message: null, owner: null });
    studio.resume(id, { steps: 5 });
    goOn();
    if (moment === "in the queue") return;
    expect(await studio.atRest(id)).toMatchObject({ state: "completed", step: 5 });
  });
});

describe("a group of which one run is still starting", () => {
  it("stops all of them", async () => {
    const built = Promise.withResolvers<undefined>();
    const { spawn } = createScriptedTrainers({ built: built.promise });
    const { studio } = await scriptedStudio({ spawnTrainer: spawn });
    const run = newRun(studio, { steps: 100_000 });
    const configurations = [run.configuration, { ...run.configuration, system: "gan" as const }] as const;
    const { groupId, runs } = studio.createGroup({ datasetId: run.datasetId, name: "both", configurations });
    studio.startGroup(groupId);
    await studio.stopGroup(groupId);
    expect(runs.map(({ id }) => studio.history.run(id).state)).toEqual(["stopped", "stopped"]);
  });
});
