import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { eventually, newRun, scriptedStudio, secondHistory, temporaryHome } from "./studioFixture.ts";
import { createInMemoryTrainers } from "../../../electron/studio/training/host/inMemory.ts";
import { quoted } from "../messages/quoted.ts";

/** A run that trains, and its trainer. */
async function training() {
  const opened = await scriptedStudio();
  const { id } = newRun(opened.studio, { steps: 100_000 });
  opened.studio.start(id);
  await eventually(opened.studio, (event) => event.kind === "checkpoint" && event.step === 4);
  return { ...opened, id, trainer: opened.trainers[0]! };
}

describe("when training goes wrong", () => {
  it("a run whose numbers are no longer finite pauses, and names the last good checkpoint", async () => {
    const { studio, id, trainer, events } = await training();
    trainer.report({ kind: "not-finite", step: 6, message: quoted("The critic's loss became NaN.") });
    trainer.exit();
    const run = await studio.atRest(id);
    expect(run).toMatchObject({ state: "paused", owner: null });
    expect(run.message?.text).toMatch(
      /paused after step 6: The critic's loss .* NaN\. The last good checkpoint is that of step 4\./,
    );
    // The notice comes after the state: whoever shows both knows that it is about the end.
    expect(events.slice(-2)).toMatchObject([
      { kind: "state", state: "paused", message: run.message },
      { kind: "notice", level: "warning", message: run.message },
    ]);
    expect(studio.history.listEvents(id).at(-1)).toMatchObject({ level: "warning", message: run.message });
    expect(() => {
      studio.checkpointNow(id);
    }).toThrow(/is paused: "checkpoint now" is not possible. It has no training process. Its numbers .* fork it from/);
    studio.resume(id);
    expect(await eventually(studio, (event) => event.kind === "started")).toMatchObject({ step: 4 });
  });

  it("a run whose process reports a failure fails with its words", async () => {
    const { studio, id, trainer } = await training();
    trainer.report({ kind: "failed", step: 6, code: "disk-full", message: quoted("The disk is full.") });
    trainer.exit({ code: 1 });
    const run = await studio.atRest(id);
    expect(run.state).toBe("failed");
    expect(run.message?.text).toContain("failed at step 6: The disk is full. The checkpoint at step 4 is kept");
    expect(studio.history.listEvents(id).at(-1)?.level).toBe("error");
  });

  it("a run whose reports cannot be recorded is ended, since its numbers would be lost", async () => {
    const { studio, id, trainer } = await training();
    trainer.report({ kind: "sample", step: 5, file: "/etc/passwd", count: 1 });
    expect(trainer.killed).toBe(true);
    const run = await studio.atRest(id);
    expect(run.state).toBe("failed");
    expect(run.message?.text).toContain("/etc/passwd, outside of its run's folder");
  });

  it("the slot is free for the next run", async () => {
    const { studio, id, trainer } = await training();
    const next = newRun(studio);
    studio.start(next.id);
    expect(studio.history.run(next.id).state).toBe("queued");
    trainer.exit({ code: null, signal: "SIGSEGV" });
    expect((await studio.atRest(id)).state).toBe("failed");
    expect((await studio.atRest(next.id)).state).toBe("completed");
  });

  it("a run that cannot go on when its turn comes fails alone: the one before it and the studio rest", async () => {
    const { studio, home } = await scriptedStudio();
    const [paused, other] = [newRun(studio, { steps: 100_000 }), newRun(studio, { steps: 100_000 })];
    studio.start(paused.id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.pause(paused.id);
    studio.start(other.id);
    studio.resume(paused.id);
    expect(studio.history.run(paused.id).state).toBe("queued");
    // Meanwhile another process has made it its own, so that this one may not write that it trains.
    const history = await secondHistory(home);
    history.changeState(paused.id, "stopped");
    history.changeState(paused.id, "running", { owner: { pid: process.ppid, host: hostname() } });
    const atRest = studio.atRest(paused.id);
    await studio.stop(other.id);
    expect(studio.history.run(other.id).state).toBe("stopped");
    expect(await atRest).toMatchObject({ failure: "wrong-state" });
    await studio.close();
  });

  it("a run that is stopped while it is made ready never gets a process", async () => {
    const { studio, trainers } = await scriptedStudio();
    const { id } = newRun(studio);
    studio.start(id);
    await studio.stop(id);
    expect(studio.history.run(id).state).toBe("stopped");
    expect(trainers).toHaveLength(0);
  });

  it("a listener that throws harms neither the run nor the process, and is told of once", async () => {
    const logged: unknown[] = [];
    const { studio } = await scriptedStudio({ log: (_message, error) => logged.push(error) });
    const problem = new Error("broken progress bar");
    studio.onEvent((event) => {
      if (event.kind === "checkpoint") throw problem;
    });
    const { id } = newRun(studio);
    studio.start(id);
    // An exception that nobody catches would fail this test by itself.
    expect((await studio.atRest(id)).state).toBe("completed");
    expect(logged).toEqual([problem]);
  });
});

describe("two processes on one home", () => {
  it("a run of another living process is left alone", async () => {
    const home = await temporaryHome();
    const { studio } = await scriptedStudio({ home });
    const { id } = newRun(studio);
    const history = await secondHistory(home);
    history.changeState(id, "stopped");
    history.changeState(id, "running", { owner: { pid: process.ppid, host: hostname() } });
    for (const command of ["pause", "checkpointNow", "sampleNow"] as const) {
      await expect((async () => studio[command](id))()).rejects.toMatchObject({
        code: "wrong-state",
        message: expect.stringContaining(`process ${process.ppid}`) as string,
      });
    }
    await expect(studio.deleteRun(id)).rejects.toMatchObject({ code: "wrong-state" });
    expect(history.run(id).state).toBe("running");
  });

  it("a run whose process has died is interrupted when a studio opens, and when it is asked for", async () => {
    const home = await temporaryHome();
    const { studio } = await scriptedStudio({ home });
    const { id } = newRun(studio);
    const history = await secondHistory(home);
    const dead = { pid: 2 ** 22 + 1, host: hostname() };
    history.changeState(id, "stopped");
    history.changeState(id, "running", { owner: dead });
    const other = await scriptedStudio({ home });
    expect(other.studio.history.run(id)).toMatchObject({ state: "interrupted", owner: null });
    history.changeState(id, "running", { owner: dead });
    studio.resume(id);
    expect((await studio.atRest(id)).state).toBe("completed");
  });
});

describe("a trainer that never answers", () => {
  it("is given up after the time set, and the run fails with the reason", async () => {
    const { spawn, trainers } = createInMemoryTrainers();
    const { studio } = await scriptedStudio({ spawnTrainer: spawn, timeLimits: { readyMs: 50 } });
    const { id } = newRun(studio);
    studio.start(id);
    const run = await studio.atRest(id);
    expect(run).toMatchObject({
      state: "failed",
      message: { text: expect.stringContaining("gave no sign of life") as string },
    });
    expect(trainers.map(({ killed }) => killed)).toEqual([true]);
  });
});
