import { describe, expect, it } from "vitest";
import { startCritic, tinySettings as tinyFlags } from "../cli/critic.support.ts";
import { imageFolder, newRun, reaches, temporaryFolder, tinySettings } from "../studio/trainingFixture.ts";
import { ask, fromStart, openWindow } from "../../unit/studioApi/coreFixture.ts";
import { realCore } from "./realCore.ts";

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

describe("following real training", () => {
  it("says what is void when a killed run goes back to its checkpoint, and brings the same numbers anew", async () => {
    const { core, studio, pids } = await realCore();
    const { id } = await newRun(
      studio,
      imageFolder(),
      tinySettings({ steps: 80, checkpointEvery: 30, sampleEvery: 20 }),
    );
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart });
    studio.start(id);
    await reaches(studio, id, 32);
    process.kill(pids[0]!, "SIGKILL");
    await studio.atRest(id);
    const { step: reached } = studio.history.run(id);
    await window.until(() => window.steps(id).at(-1) === reached);
    const before = window.ofKind("metrics").flatMap(({ points }) => points);
    const wentBackTo = studio.history.listCheckpoints(id).at(-1)!.step;

    await ask(window.connection, "runs.resume", { runId: id });
    await window.until(() => window.steps(id).at(-1) === 80 && window.ended(id));
    expect(window.steps(id).slice(before.length)).toEqual(upTo(80).slice(wentBackTo));
    const rolledBack = window.ofKind("rolled-back");
    expect(rolledBack).toEqual(reached > wentBackTo ? [{ kind: "rolled-back", runId: id, step: wentBackTo }] : []);
    const anew = new Map(
      window.ofKind("metrics").flatMap(({ points }) => points.map(({ step, values }) => [step, values])),
    );
    for (const { step, values } of before)
      expect(anew.get(step)).toMatchObject({ ...values, elapsedMs: anew.get(step)?.elapsedMs });
  });

  it("brings what another process trains on the same home folder", async () => {
    const home = temporaryFolder();
    const { core, studio, defects } = await realCore({ home });
    const window = openWindow(core);
    const flags = [...tinyFlags, "--steps", "120", "--threads", "1"];
    const critic = startCritic(["train", "--home", home, "--data", imageFolder(), "--name", "elsewhere", ...flags]);
    await window.until(() =>
      window.ofKind("run").some(({ run }) => run.name === "elsewhere" && run.state === "running"),
    );
    const run = window.ofKind("run").at(-1)!.run;
    expect(run.foreign).toBe(true);
    await ask(window.connection, "follow.run", { runId: run.id, ...fromStart });
    expect((await critic.ended).code).toBe(0);
    await window.until(() => window.ended(run.id) && window.steps(run.id).at(-1) === 120);
    expect(window.steps(run.id)).toEqual(upTo(120));
    expect(window.ofKind("run").at(-1)?.run).toMatchObject({ id: run.id, state: "completed", foreign: false });
    expect(window.ofKind("samples").flatMap(({ samples }) => samples).length).toBe(25);
    expect(studio.history.listRuns()).toHaveLength(1);
    expect(defects).toEqual([]);
  });
});
