/**
 * A history that was lost is rebuilt from the folders of its runs, which then go on bit for bit. Real training
 * processes.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import type { Run } from "../../../electron/history/records.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import {
  eventually,
  hashes,
  imageFolder,
  newRun,
  realStudio,
  temporaryFolder,
  tinySettings,
} from "./trainingFixture.ts";

async function weightsAt(studio: Studio, runId: string, step: number): Promise<unknown> {
  const { tensors } = await readCheckpoint(studio.fileOf(studio.history.checkpointAt(runId, step)));
  return tensors;
}

/** A run that was stopped before its end; on a busy machine the stop comes too late at times. */
async function cutRun(studio: Studio, pictures: string, settings: Parameters<typeof newRun>[2]): Promise<Run> {
  for (;;) {
    const cut = await newRun(studio, pictures, settings, "cut");
    const seen = eventually(
      studio,
      (event) => event.kind === "checkpoint" && event.runId === cut.id && event.step >= 5,
    );
    studio.start(cut.id);
    await seen;
    // Refused where it has ended by itself.
    await studio.stop(cut.id).catch(() => undefined);
    await studio.atRest(cut.id);
    if (studio.history.run(cut.id).step < settings.steps) return cut;
    await studio.deleteRun(cut.id);
  }
}

it("rebuilds complete, stopped and forked runs; what is damaged or without pictures is named", async () => {
  const [home, pictures] = [temporaryFolder(), imageFolder()];
  const { studio } = await realStudio({ home });
  const settings = tinySettings({ steps: 40 });
  const whole = await newRun(studio, pictures, settings, "whole");
  studio.start(whole.id);
  await studio.atRest(whole.id);
  const cut = await cutRun(studio, pictures, settings);
  const fork = await studio.fork({ runId: whole.id, step: 20, changes: { steps: 30 } });
  studio.start(fork.id);
  await studio.atRest(fork.id);
  const cutStep = studio.history.run(cut.id).step;
  expect(cutStep).toBeLessThan(40);
  const [samples, weights] = [
    hashes(studio, studio.history.listSamples(whole.id)),
    await weightsAt(studio, whole.id, 40),
  ];
  expect(await studio.unrecordedRuns()).toEqual([]);
  await studio.close();

  for (const ending of ["", "-wal", "-shm"]) rmSync(join(home, `studio.sqlite${ending}`), { force: true });
  writeFileSync(join(home, "runs", whole.id, "checkpoints", "00000010.safetensors"), "damaged");
  writeFileSync(join(home, "runs", whole.id, "samples", "00000010.png"), "damaged");
  const { studio: next } = await realStudio({ home });
  expect(next.history.listRuns()).toEqual([]);
  const ids = [whole.id, cut.id, fork.id].sort();
  expect(await next.unrecordedRuns()).toEqual(ids);
  const rebuilt = await next.rebuild();
  expect(rebuilt.runIds).toEqual(ids);
  expect(rebuilt.notes.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^A checkpoint of run \w{8} was left out: .*00000010\.safetensors/),
    expect.stringMatching(/^A sample of run \w{8} was left out: .*00000010\.png/),
  ]);
  expect(await next.unrecordedRuns()).toEqual([]);
  expect(await next.rebuild()).toEqual({ runIds: [], notes: [] });

  expect(next.history.run(whole.id)).toMatchObject({ state: "completed", step: 40, name: "pictures (wgan)" });
  expect(next.history.run(cut.id)).toMatchObject({ state: "interrupted", step: cutStep, configuration: settings });
  expect(next.history.run(fork.id)).toMatchObject({ state: "completed", step: 30, parent: null });
  expect(next.history.run(cut.id).message?.text).toContain("Its curves, its log, its name");
  for (const id of ids) expect((await next.verify(id)).problems).toEqual([]);

  next.resume(cut.id);
  await next.atRest(cut.id);
  expect(next.history.run(cut.id).state).toBe("completed");
  expect(hashes(next, next.history.listSamples(cut.id))[40]).toBe(samples[40]);
  expect(await weightsAt(next, cut.id, 40)).toEqual(weights);
  next.resume(fork.id, { steps: 40 });
  await next.atRest(fork.id);
  expect(hashes(next, next.history.listSamples(fork.id))[40]).toBe(samples[40]);
});

it("a run whose packed pictures are gone is named, and left for later", async () => {
  const [home, pictures] = [temporaryFolder(), imageFolder()];
  const { studio } = await realStudio({ home });
  const run = await newRun(studio, pictures, tinySettings());
  studio.start(run.id);
  await studio.atRest(run.id);
  await studio.close();
  rmSync(join(home, "studio.sqlite"));
  rmSync(join(home, "datasets"), { recursive: true });
  const { studio: next } = await realStudio({ home });
  const { runIds, notes } = await next.rebuild();
  expect(runIds).toEqual([]);
  expect(notes.map(({ text }) => text)).toEqual([
    expect.stringMatching(`Run ${run.id} was left out: the packed pictures .* are gone. Pack their folder`),
  ]);
  await next.prepareDataset({ folder: pictures, configuration: run.configuration });
  expect(await next.rebuild()).toEqual({ runIds: [run.id], notes: [] });
});
