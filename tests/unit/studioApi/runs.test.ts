import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newRun, scriptedStudio, secondHistory, settings } from "../studio/studioFixture.ts";
import { ask, coreOver, refusal } from "./coreFixture.ts";

async function completedRun() {
  const { studio, home } = await scriptedStudio();
  const { id } = newRun(studio);
  studio.start(id);
  await studio.atRest(id);
  return { studio, home, id, ...coreOver(studio) };
}

describe("the list of runs", () => {
  it("of 1,000 takes less than 50 ms, checked and all", async () => {
    const { studio, home } = await scriptedStudio();
    const history = await secondHistory(home);
    const run = { name: "one of many", configuration: settings(), datasetId: "cats" };
    for (let at = 0; at < 500; at++) history.createGroup({ name: "two", runs: [run, run] });
    const { core } = coreOver(studio);
    const took: number[] = [];
    for (let round = 0; round < 10; round++) {
      const begin = performance.now();
      expect(await ask(core, "runs.list", {})).toHaveLength(1000);
      took.push(performance.now() - begin);
    }
    expect(Math.min(...took)).toBeLessThan(50);
  });
});

describe("creating runs", () => {
  it("makes one run by itself, and a group of up to eight, which it queues in their order", async () => {
    const { studio } = await scriptedStudio();
    const { core } = coreOver(studio);
    const create = (...systems: readonly string[]) =>
      ask(core, "runs.create", {
        datasetId: "cats",
        name: "cats",
        configurations: systems.map((system) => settings({ system })),
      });
    expect(await create("wgan")).toMatchObject([{ name: "cats", groupId: null }]);
    const three = await create("wgan", "gan", "gan-minimax");
    expect(three.map(({ name, state }) => [name, state])).toEqual([
      ["cats (wgan)", "queued"],
      ["cats (gan)", "queued"],
      ["cats (gan-minimax)", "queued"],
    ]);
    expect(studio.history.group(three[0]!.groupId!)).toMatchObject({ name: "cats", runIds: three.map(({ id }) => id) });
    const nine = { datasetId: "cats", name: "cats", configurations: Array(9).fill(settings()) };
    expect(await refusal(core, "runs.create", nine)).toMatchObject({ code: "invalid-argument" });
  });
});

describe("deleting a run", () => {
  it("forgets it and removes its files, while the data set stays", async () => {
    const { core, id, home, studio, defects } = await completedRun();
    expect(existsSync(join(home, "runs", id))).toBe(true);
    await ask(core, "runs.delete", { runId: id });
    expect(studio.history.listRuns()).toEqual([]);
    expect(existsSync(join(home, "runs", id))).toBe(false);
    expect(studio.history.dataset("cats").imageCount).toBe(100);
    expect(await refusal(core, "runs.delete", { runId: id })).toMatchObject({ code: "not-found" });
    expect(defects).toEqual([]);
  });

  it("is refused while others carry on its history, which it names", async () => {
    const { core, id, home } = await completedRun();
    const child = await ask(core, "runs.fork", { runId: id, step: 4 });
    const failure = await refusal(core, "runs.delete", { runId: id });
    expect(failure).toMatchObject({ code: "wrong-state", details: { descendants: [child.id] } });
    expect(existsSync(join(home, "runs", id))).toBe(true);
  });

  it.each(["queued", "running", "paused"] as const)("is refused while it is %s", async (state) => {
    const { studio } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio, { steps: 100_000 });
    if (state !== "queued") studio.start(id);
    if (state === "paused") await studio.pause(id);
    expect(await refusal(core, "runs.delete", { runId: id })).toMatchObject({ code: "wrong-state" });
    expect(studio.history.run(id).state).toBe(state);
    await studio.stop(id);
  });
});

describe("other requests about runs", () => {
  it("pin a checkpoint so that it is kept, and name the nearest where there is none", async () => {
    const { core, id } = await completedRun();
    await ask(core, "runs.pinCheckpoint", { runId: id, step: 4, pinned: true });
    const checkpoints = await ask(core, "checkpoints.list", { runId: id });
    expect(checkpoints.filter(({ pinned }) => pinned).map(({ step }) => step)).toEqual([4]);
    expect(await refusal(core, "runs.pinCheckpoint", { runId: id, step: 5, pinned: true })).toMatchObject({
      code: "not-found",
      details: { nearest: [4, 8, 0] },
    });
  });

  it("fork forks without end: the name they are given fits", async () => {
    const { core, id } = await completedRun();
    await ask(core, "runs.rename", { runId: id, name: "n".repeat(200) });
    const child = await ask(core, "runs.fork", { runId: id, step: 4 });
    expect(child.name).toBe(`${"n".repeat(188)} from step 4`);
  });

  it("carry the refusals of the studio, with their codes", async () => {
    const { core, id } = await completedRun();
    expect(await refusal(core, "runs.pause", { runId: id })).toMatchObject({ code: "wrong-state" });
    expect(await refusal(core, "runs.resume", { runId: id })).toMatchObject({ code: "wrong-state" });
    expect(await refusal(core, "runs.resume", { runId: id, changes: { clip: 0.5 } })).toMatchObject({
      code: "incompatible",
    });
    expect(await refusal(core, "runs.fork", { runId: id, step: 3 })).toMatchObject({ code: "not-found" });
    expect(
      await refusal(core, "runs.create", { datasetId: "nowhere1", name: "n", configurations: [settings()] }),
    ).toMatchObject({ code: "not-found" });
    const unlike = [settings({ seed: 1 }), settings({ seed: 2, system: "gan" })];
    expect(await refusal(core, "runs.create", { datasetId: "cats", name: "n", configurations: unlike })).toMatchObject({
      code: "invalid-argument",
    });
  });

  it("read back series, tags and points as they were recorded", async () => {
    const { core, id } = await completedRun();
    expect(await ask(core, "metrics.tags", { runId: id })).toContain("emEstimate");
    const series = await ask(core, "metrics.series", { runId: id, tag: "emEstimate", fromStep: 2, toStep: 3 });
    expect(series).toEqual({
      tag: "emEstimate",
      points: [
        { step: 2, value: 1 / 2 },
        { step: 3, value: 1 / 3 },
      ],
      thinned: false,
    });
    const points = await ask(core, "metrics.after", { runId: id, afterStep: 7, limit: 2 });
    expect(points.map(({ step }) => step)).toEqual([8, 9]);
    expect(await ask(core, "samples.list", { runId: id })).toEqual(
      [0, 5, 10].map((step) => ({ runId: id, step, count: 1 })),
    );
  });

  it("verify in the background, and name what is damaged", async () => {
    const { core, id } = await completedRun();
    const { checkpointCount, sampleCount, problems } = await ask(core, "runs.verify", { runId: id });
    expect(sampleCount).toBe(3);
    expect(checkpointCount).toBe(4);
    expect(problems[0]?.message.text).toMatch(/00000000.safetensors cannot be used/);
    expect(await refusal(core, "runs.verify", { runId: "nowhere1" })).toMatchObject({ code: "not-found" });
  });
});
