import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventually, newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

describe("a run's life", () => {
  it("goes from the queue to its last step, with everything recorded", async () => {
    const { studio, events } = await scriptedStudio();
    const run = newRun(studio);
    expect(run.state).toBe("queued");
    studio.start(run.id);
    const done = await studio.atRest(run.id);
    expect(done).toMatchObject({
      state: "completed",
      step: 10,
      threads: 2,
      engine: "compiled",
      owner: null,
      message: null,
    });
    expect(studio.history.readMetricsAfter(run.id, -1, 100).map(({ step }) => step)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(studio.history.listTags(run.id)).not.toContain("jsEstimate");
    expect(studio.history.listCheckpoints(run.id).map(({ step }) => step)).toEqual([0, 4, 8, 10]);
    expect(studio.history.listSamples(run.id).map(({ step }) => step)).toEqual([0, 5, 10]);
    expect(studio.history.listCheckpoints(run.id).every((checkpoint) => existsSync(studio.fileOf(checkpoint)))).toBe(
      true,
    );
    const states = events.flatMap((event) => (event.kind === "state" ? [event.state] : []));
    expect(states).toEqual(["running", "completed"]);
  });

  it("keeps as many checkpoint files as it is told to", async () => {
    const { studio } = await scriptedStudio();
    const run = newRun(studio, { steps: 20, checkpointEvery: 1, keepCheckpoints: 4 });
    const forgotten = studio.home.runsFolder;
    studio.start(run.id);
    await studio.atRest(run.id);
    const steps = studio.history.listCheckpoints(run.id).map(({ step }) => step);
    expect(steps).toHaveLength(4);
    expect(steps).toEqual(expect.arrayContaining([0, 19, 20]));
    await expect.poll(() => existsSync(`${forgotten}/${run.id}/checkpoints/00000018.safetensors`)).toBe(false);
  });

  it("pauses and goes on in the same process", async () => {
    const { studio, trainers } = await scriptedStudio();
    const run = newRun(studio, { steps: 100_000 });
    studio.start(run.id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.pause(run.id);
    const paused = studio.history.run(run.id);
    expect(paused).toMatchObject({ state: "paused", owner: { pid: process.pid } });
    studio.resume(run.id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.stop(run.id);
    const stopped = studio.history.run(run.id);
    expect(stopped.state).toBe("stopped");
    expect(stopped.step).toBeGreaterThan(paused.step);
    expect(studio.history.listCheckpoints(run.id).at(-1)).toMatchObject({ step: stopped.step, reason: "stop" });
    expect(trainers).toHaveLength(1);
  });

  it("goes on from its last checkpoint after it was stopped at once, and computes the rest anew", async () => {
    const { studio } = await scriptedStudio();
    const run = newRun(studio, { steps: 100_000, checkpointEvery: 7 });
    studio.start(run.id);
    await eventually(studio, (event) => event.kind === "metrics" && event.points.some(({ step }) => step >= 10));
    await studio.stopNow(run.id);
    const killed = studio.history.run(run.id);
    expect(killed).toMatchObject({
      state: "stopped",
      message: { text: expect.stringContaining("ended at once") as string },
    });
    const last = studio.history.listCheckpoints(run.id).at(-1)?.step ?? -1;
    expect(last % 7).toBe(0);
    const resumed = eventually(studio, (event) => event.kind === "started");
    studio.resume(run.id, { steps: killed.step + 5 });
    expect(await resumed).toMatchObject({ step: last });
    expect(await studio.atRest(run.id)).toMatchObject({ state: "completed", step: killed.step + 5 });
    const steps = studio.history.readMetricsAfter(run.id, -1, 1000).map(({ step }) => step);
    expect(steps).toEqual(Array.from({ length: killed.step + 5 }, (_, index) => index + 1));
  });

  it("keeps its number of threads when it goes on, also on a larger machine", async () => {
    const { studio, home } = await scriptedStudio({ cores: 3 });
    const run = newRun(studio, { steps: 100_000 });
    studio.start(run.id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.stop(run.id);
    const larger = await scriptedStudio({ home, cores: 64 });
    larger.studio.resume(run.id);
    expect(await eventually(larger.studio, (event) => event.kind === "started")).toMatchObject({ threads: 3 });
    await larger.studio.stop(run.id);
    larger.studio.resume(run.id, { threads: 5 });
    expect(await eventually(larger.studio, (event) => event.kind === "started")).toMatchObject({ threads: 5 });
  });

  it("is stopped, with a checkpoint, when the studio closes; what only waited has not begun", async () => {
    const { studio, home } = await scriptedStudio();
    const [first, second, third] = [1, 2, 3].map(() => newRun(studio, { steps: 100_000 }));
    studio.start(first!.id);
    studio.start(second!.id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.close();
    const history = await secondHistory(home);
    expect([first, second, third].map((run) => history.run(run!.id).state)).toEqual(["stopped", "stopped", "stopped"]);
    expect(history.listCheckpoints(first!.id).at(-1)?.reason).toBe("stop");
    expect(history.run(third!.id).message?.text).toContain("before it began");
  });
});
