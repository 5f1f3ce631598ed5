/** Points in the plane, trained by real training processes. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { points } from "../../../electron/domains/points/domain.ts";
import { readSampleFile } from "../../../electron/domains/readSampleFile.ts";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { decodePng } from "../../../electron/storage/png.ts";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { orderExport } from "../../../electron/studio/exports/orderExport.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { ask, coreOver, refusal } from "../../unit/studioApi/coreFixture.ts";
import { hashes, imageFolder, newRun, realStudio, temporaryFolder, tinySettings } from "./trainingFixture.ts";

const tiny = { domain: "points", generator: "mlp", critic: "mlp", hiddenUnits: 8, nz: 2, batch: 4 };

async function trained(studio: Studio, runId: string) {
  studio.start(runId);
  return await studio.atRest(runId);
}

/** How many of the ring's eight modes have a generated point within ten of their standard deviations. */
async function modesCovered(file: string): Promise<number> {
  const { generated } = await readSampleFile(points, file);
  const modes = Array.from({ length: 8 }, (_, at) => (Math.PI * at) / 4);
  return modes.filter((angle) => {
    const [x, y] = [2 * Math.cos(angle), 2 * Math.sin(angle)];
    for (let at = 0; at < generated.length; at += 2) {
      if (Math.hypot(generated[at]! - x, generated[at + 1]! - y) < 0.2) return true;
    }
    return false;
  }).length;
}

describe("a WGAN on the ring of 8 Gaussians", () => {
  it("finds the ring within 500 steps: a tenth of the energy distance at first, 7 modes or more", async () => {
    const { studio } = await realStudio();
    // Of seeds 1 to 4 all came to 0.04 to 0.06 and 8 modes; another processor computes other last bits.
    const wgan = { domain: "points", hiddenUnits: 128, batch: 128, initialisationStd: 0.1, sampleCount: 256 };
    const settings = { ...wgan, clip: 0.05, learningRate: 5e-4, nCritic: 5, nz: 2, seed: 1, steps: 500 };
    const run = await newRun(
      studio,
      null,
      tinySettings({ ...settings, ...mlp, sampleEvery: 500, checkpointEvery: 500 }),
    );
    expect(await trained(studio, run.id)).toMatchObject({ state: "completed", step: 500 });
    const { values } = await studio.evaluate({ runId: run.id, metrics: ["energyDistance"], steps: [0, 500] });
    const [begun, learnt] = values.map(({ value }) => value ?? Number.NaN);
    expect(begun).toBeGreaterThan(1);
    expect(learnt).toBeLessThan(0.14);
    const [first, last] = studio.history.listSamples(run.id).map((sample) => studio.fileOf(sample));
    expect(await modesCovered(first!)).toBe(0);
    expect(await modesCovered(last!)).toBeGreaterThanOrEqual(7);
  });
});

const mlp = { generator: "mlp", critic: "mlp" };

describe("runs on points", () => {
  it("need no folder: a window begins one with its settings alone, and draws its points", async () => {
    const { studio } = await realStudio();
    const { core, defects } = coreOver(studio);
    const configuration = tinySettings(tiny);
    const [run] = await ask(core, "runs.create", { datasetId: null, name: "ring", configurations: [configuration] });
    await studio.atRest(run!.id);
    const sample = await ask(core, "samples.points", { runId: run!.id, step: 20 });
    expect(sample.generated).toHaveLength(8);
    expect(sample.real).toHaveLength(8);
    expect(sample.range).toBe(2.5);
    expect(run).toMatchObject({ domain: "points" });
    expect(await ask(core, "datasets.list", {})).toEqual([]);
    expect(await core.artefact(`runs/${run!.id}/samples/20.png`)).toBeNull();
    expect((await studio.verify(run!.id)).problems).toEqual([]);
    expect(await studio.verifyPictures(run!.datasetId)).toBeNull();
    expect(await refusal(core, "samples.points", { runId: run!.id, step: 3 })).toMatchObject({ code: "not-found" });
    const metric = { runId: run!.id, metrics: ["sampleDiversity"] };
    expect((await refusal(core, "evaluations.compute", metric)).message).toContain("is a metric of images");
    const dcgan = { ...configuration, generator: "dcgan" as const };
    const refused = await refusal(core, "runs.create", { datasetId: null, name: "x", configurations: [dcgan] });
    expect(refused.message).toContain("In the domain points it is mlp");
    const pictures = await refusal(core, "runs.create", {
      ...{ datasetId: null, name: "x" },
      configurations: [tinySettings()],
    });
    expect(pictures.message).toContain("need a folder");
    expect(defects).toEqual([]);
  });

  it("are one group with one seed and distribution, and not with pictures", async () => {
    const { studio } = await realStudio();
    const wgan = tinySettings(tiny);
    const { id: datasetId } = await studio.prepareDataset({ folder: null, configuration: wgan });
    const group = studio.createGroup({ datasetId, name: "ring", configurations: [wgan, { ...wgan, system: "gan" }] });
    studio.startGroup(group.groupId);
    const [first, second] = await Promise.all(group.runs.map(({ id }) => studio.atRest(id)));
    expect([first!.state, second!.state]).toEqual(["completed", "completed"]);
    const moons = { ...wgan, distribution: "moons" as const };
    expect(() => studio.createGroup({ datasetId, name: "x", configurations: [wgan, moons] })).toThrow(/distribution/);
    const packed = await studio.prepareDataset({ folder: imageFolder(), configuration: tinySettings() });
    expect(() => studio.createRun({ datasetId: packed.id, name: "x", configuration: wgan })).toThrow(
      /domain images, not/,
    );
    expect(() => studio.createRun({ datasetId, name: "x", configuration: tinySettings() })).toThrow(
      /domain points, not/,
    );
  });

  it("are forked onto another distribution; their points then begin anew, and the parent is untouched", async () => {
    const { studio, events } = await realStudio();
    const run = await newRun(studio, null, tinySettings(tiny));
    await trained(studio, run.id);
    const before = hashes(studio, studio.history.listCheckpoints(run.id));
    const fork = await studio.fork({ runId: run.id, step: 10, changes: { distribution: "moons" } });
    expect(fork.datasetId).not.toBe(run.datasetId);
    expect(await trained(studio, fork.id)).toMatchObject({ state: "completed", step: 20 });
    const said = events.flatMap((event) =>
      event.kind === "notice" && event.runId === fork.id ? [event.message.text] : [],
    );
    expect(said).toEqual([expect.stringContaining("ring, not on moons: points begin anew")]);
    expect(hashes(studio, studio.history.listCheckpoints(run.id))).toEqual(before);
    const sample = await readSampleFile(points, studio.fileOf(studio.history.listSamples(fork.id).at(-1)!));
    expect(sample).toMatchObject({ step: 20, distribution: "moons" });
  });

  it("have sheets of checkpoints without a sample, and generators that other programs run", async () => {
    const { studio } = await realStudio();
    const run = await newRun(studio, null, tinySettings({ ...tiny, sampleEvery: 20, checkpointEvery: 5 }));
    await trained(studio, run.id);
    expect(studio.history.listSamples(run.id).map(({ step }) => step)).toEqual([0, 20]);
    for (const what of ["checkpoint-sheet", "generator-onnx", "weights-safetensors"] as const) {
      const order = orderExport(studio, { what, runIds: [run.id], step: 5 });
      const outFile = join(temporaryFolder(), what);
      const { file } = await carryOut(studio, order, { outFile, force: false });
      const bytes = readFileSync(file);
      expect(bytes.byteLength).toBeGreaterThan(500);
      if (what === "checkpoint-sheet") expect(decodePng(bytes).width).toBeGreaterThan(192);
      // The graph names its output.
      if (what === "generator-onnx") expect(bytes.toString("latin1")).toContain("x and y in the plane");
    }
  });

  it("are rebuilt from their checkpoints and samples where the history was lost, and train on", async () => {
    const home = temporaryFolder();
    const { studio } = await realStudio({ home });
    const run = await newRun(studio, null, tinySettings({ ...tiny, distribution: "grid" }));
    await trained(studio, run.id);
    const samples = hashes(studio, studio.history.listSamples(run.id));
    const { metadata } = await readCheckpoint(studio.fileOf(studio.history.checkpointAt(run.id, 20)));
    expect(metadata.loader).toMatchObject({ distribution: "grid" });
    await studio.close();
    for (const ending of ["", "-wal", "-shm"]) rmSync(join(home, `studio.sqlite${ending}`), { force: true });
    const next = await realStudio({ home });
    expect(await next.studio.rebuild()).toEqual({ runIds: [run.id], notes: [] });
    expect(next.studio.history.run(run.id)).toMatchObject({ datasetId: run.datasetId, domain: "points" });
    expect(hashes(next.studio, next.studio.history.listSamples(run.id))).toEqual(samples);
    next.studio.resume(run.id, { steps: 24 });
    expect(await next.studio.atRest(run.id)).toMatchObject({ state: "completed", step: 24 });
  });
});
