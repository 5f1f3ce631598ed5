import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newRun, scriptedStudio } from "./studioFixture.ts";

/** A completed run of 10 steps with checkpoints at 0, 4, 8 and 10. */
async function parentRun() {
  const opened = await scriptedStudio();
  const parent = newRun(opened.studio);
  opened.studio.start(parent.id);
  await opened.studio.atRest(parent.id);
  return { ...opened, parent: opened.studio.history.run(parent.id) };
}

function filesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]),
  );
}

describe("a fork", () => {
  it("begins at its parent's checkpoint, carries its history and leaves it untouched", async () => {
    const { studio, parent, trainers } = await parentRun();
    const before = { run: parent, files: filesBelow(join(studio.home.runsFolder, parent.id)) };
    const child = await studio.fork({ runId: parent.id, step: 4, changes: { learningRate: 1e-5, steps: 7 } });
    expect(child).toMatchObject({
      state: "queued",
      step: 4,
      name: "cats from step 4",
      parent: { runId: parent.id, step: 4 },
    });
    studio.start(child.id);
    expect(await studio.atRest(child.id)).toMatchObject({ state: "completed", step: 7 });
    const start = trainers[1]?.commands[0];
    expect(start).toMatchObject({ order: { fork: true, runId: child.id } });
    expect(start?.kind === "start" && start.order.checkpointFile).toBe(
      studio.fileOf(studio.history.checkpointAt(parent.id, 4)),
    );
    expect(studio.history.readMetricsAfter(child.id, -1, 100).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect({ run: studio.history.run(parent.id), files: filesBelow(join(studio.home.runsFolder, parent.id)) }).toEqual(
      before,
    );
  });

  it("goes on from its own checkpoint later, not from its parent's", async () => {
    const { studio, parent, trainers } = await parentRun();
    const child = await studio.fork({ runId: parent.id, step: "latest", changes: { steps: 15 }, name: "more" });
    studio.start(child.id);
    await studio.atRest(child.id);
    studio.resume(child.id, { steps: 17 });
    await studio.atRest(child.id);
    expect(trainers[2]?.commands[0]).toMatchObject({ order: { fork: false } });
    expect(studio.history.run(child.id)).toMatchObject({ name: "more", step: 17, parent: { step: 10 } });
  });

  it("with another learning rate has it for both networks, unless the critic has its own", async () => {
    const { studio, parent } = await parentRun();
    const both = await studio.fork({ runId: parent.id, step: 4, changes: { learningRate: 1e-3 } });
    expect(both.configuration).toMatchObject({ learningRate: 1e-3, criticLearningRate: 1e-3 });
    const own = await studio.fork({ runId: parent.id, step: 4, changes: { criticLearningRate: 2e-3 } });
    expect(own.configuration).toMatchObject({ learningRate: 5e-5, criticLearningRate: 2e-3 });
  });

  it("is refused, with the differences, where the checkpoint cannot take the settings", async () => {
    const { studio, parent } = await parentRun();
    const refused = studio.fork({ runId: parent.id, step: 4, changes: { nf: 32, optimizer: "adam", clip: 0.02 } });
    await expect(refused).rejects.toMatchObject({
      code: "incompatible",
      message: expect.stringContaining("nf (--nf) 64 → 32, optimizer (--optimizer) rmsprop → adam") as string,
      details: {
        differences: [
          { name: "nf", before: 64, after: 32, changedBy: "nothing" },
          { name: "optimizer", before: "rmsprop", after: "adam", changedBy: "nothing" },
        ],
      },
    });
    expect(studio.history.listRuns()).toHaveLength(1);
  });

  it("is refused where nothing is left to train, a setting is unknown, or there is no such checkpoint", async () => {
    const { studio, parent } = await parentRun();
    const fork = (step: number | "latest", changes = {}) => studio.fork({ runId: parent.id, step, changes });
    await expect(fork("latest")).rejects.toMatchObject({ code: "invalid-argument", details: { setting: "steps" } });
    await expect(fork(4, { learningrate: 1 })).rejects.toThrow('Did you mean "learningRate"?');
    await expect(fork(5)).rejects.toMatchObject({
      code: "not-found",
      details: { nearest: expect.anything() as unknown },
    });
  });

  it("is refused where the checkpoint's file is damaged", async () => {
    const { studio, parent } = await parentRun();
    const file = studio.fileOf(studio.history.checkpointAt(parent.id, 4));
    writeFileSync(file, "rubbish");
    await expect(studio.fork({ runId: parent.id, step: 4 })).rejects.toMatchObject({
      code: "corrupt",
      details: { file },
    });
    expect(await studio.fork({ runId: parent.id, step: 8 })).toMatchObject({ state: "queued", step: 8 });
  });
});
