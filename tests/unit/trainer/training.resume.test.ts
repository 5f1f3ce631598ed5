import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkpointPath } from "../../../electron/storage/checkpointFile.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { orderFor, startTraining, tinyConfiguration, type StartedTraining } from "./training.support.ts";
import { quoted } from "../messages/quoted.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const whole = (): string => join(folder, "whole");
const broken = (): string => join(folder, "broken");
const checkpointOf = (runFolder: string, step: number): string => checkpointPath(join(runFolder, "checkpoints"), step);

/** Metric points of every message, without their wall-clock time. */
function points(...trainings: StartedTraining[]): object[] {
  return trainings.flatMap((training) =>
    training.of("metrics").flatMap((report) => report.points.map((point) => ({ ...point, elapsedMs: 0 }))),
  );
}

describe("a resumed run", () => {
  it.each([
    ["wgan with RMSProp", {}],
    ["gan with Adam", { system: "gan", optimizer: "adam", learningRate: 2e-4, nCritic: 1 }],
    ["an odd length of noise, so that half a Box–Muller pair is left over", { nz: 3, batch: 3, nCritic: 1 }],
    ["the compiled engine", { engine: "compiled", imageSize: 16 }],
    ["mmd, whose bandwidth was measured once", { system: "mmd", batch: 8, engine: "compiled" }],
    ["SGD", { optimizer: "sgd" }],
    ["spectral norm", { system: "hinge", spectralNorm: true, engine: "compiled" }],
    [
      "norms of each sample by itself",
      { system: "wgan-gp", criticNorm: "layer", generatorNorm: "instance", nCritic: 1 },
    ],
    [
      "an average, augmentation, clipped gradients, a schedule and a batch of the generator's own",
      {
        ema: 0.9,
        augmentation: "colour,translation,cutout",
        gradientClip: 0.5,
        schedule: "cosine",
        rateWarmup: 2,
        generatorBatch: 3,
      },
    ],
    ["probes", { probeEvery: 2, nz: 3 }],
    ["ebgan", { system: "ebgan" }],
    ["a vae that learns its noise", { system: "vae", learnNoise: true, nz: 3, batch: 3 }],
  ] as [string, Partial<RunConfiguration>][])("goes on bit for bit: %s", async (_, settings) => {
    const configuration = tinyConfiguration({ steps: 10, checkpointEvery: 3, ...settings });
    const uninterrupted = startTraining(orderFor(whole(), { configuration }));
    await uninterrupted.ended;

    // Goes beyond its last checkpoint, as a killed process would have; what came after 6 is done anew.
    const first = startTraining(orderFor(broken(), { configuration: { ...configuration, steps: 6 } }));
    await first.ended;
    const checkpointFile = checkpointOf(broken(), 6);
    const second = startTraining(orderFor(broken(), { configuration, checkpointFile }));
    await second.ended;

    expect(second.of("started")[0]?.step).toBe(6);
    expect(second.of("notice")).toEqual([]);
    expect(points(first, second)).toEqual(points(uninterrupted));
    const files = [...[2, 4, 6, 8, 10].map((step) => `samples/${String(step).padStart(8, "0")}.png`)];
    for (const file of [...files, "checkpoints/00000009.safetensors", "checkpoints/00000010.safetensors"]) {
      expect(await readFile(join(broken(), file)), file).toEqual(await readFile(join(whole(), file)));
    }
  });

  it.each([
    ["cpu", {}],
    ["compiled", { engine: "compiled" }],
    ["a gan, with half a Box–Muller pair left over", { system: "gan", nz: 3, batch: 3, nCritic: 1 }],
  ] as [string, Partial<RunConfiguration>][])(
    "has a sample of every stop and of its end, which changes nothing that comes after: %s",
    async (_, settings) => {
      const configuration = tinyConfiguration({ steps: 9, sampleEvery: 4, checkpointEvery: 100, ...settings });
      const uninterrupted = startTraining(orderFor(whole(), { configuration }));
      await uninterrupted.ended;
      const samplesOf = (...trainings: StartedTraining[]) =>
        trainings.flatMap((training) => training.of("sample").map(({ step }) => step));
      expect(samplesOf(uninterrupted)).toEqual([0, 4, 8, 9]);

      const first = startTraining(orderFor(broken(), { configuration }), { advance: false });
      first.send({ kind: "advance", untilStep: 3 });
      await first.until((report) => report.kind === "waiting" && report.step === 3);
      first.send({ kind: "stop" });
      await first.ended;
      const order = orderFor(broken(), { configuration, checkpointFile: checkpointOf(broken(), 3), fromStep: 3 });
      // Stopped again before a step was done: everything is there already.
      const again = startTraining(order, { advance: false });
      await again.until(({ kind }) => kind === "waiting");
      again.send({ kind: "stop" });
      await again.ended;
      const last = startTraining(order);
      await last.ended;

      expect([samplesOf(first), samplesOf(again), samplesOf(last)]).toEqual([[0, 3], [], [4, 8, 9]]);
      const order3 = first.reports.filter(({ kind }) => kind === "sample" || kind === "checkpoint").slice(-2);
      expect(order3.map(({ kind }) => kind)).toEqual(["sample", "checkpoint"]);
      expect(points(first, again, last)).toEqual(points(uninterrupted));
      const samples = [0, 4, 8, 9].map((step) => `samples/0000000${step}.png`);
      for (const file of [...samples, "checkpoints/00000009.safetensors"]) {
        expect(await readFile(join(broken(), file)), file).toEqual(await readFile(join(whole(), file)));
      }
      expect(await readdir(join(broken(), "samples"))).toEqual([0, 3, 4, 8, 9].map((step) => `0000000${step}.png`));
    },
  );

  it("draws the missing sample of a last step that an earlier version left without one", async () => {
    const configuration = tinyConfiguration({ steps: 3, sampleEvery: 100 });
    await startTraining(orderFor(whole(), { configuration })).ended;
    const sample = join(whole(), "samples", "00000003.png");
    const drawn = await readFile(sample);
    await rm(sample);
    const checkpointFile = checkpointOf(whole(), 3);
    const training = startTraining(orderFor(whole(), { configuration, checkpointFile, fromStep: 3 }));
    await training.ended;
    expect(training.of("checkpoint")).toEqual([]);
    expect(await readFile(sample)).toEqual(drawn);
  });

  it("clears away what a killed process left half-written, and nothing else", async () => {
    const folders = ["checkpoints", "samples"].map((kind) => join(whole(), kind));
    for (const kind of folders) {
      await mkdir(kind, { recursive: true });
      await writeFile(join(kind, "00000099.safetensors.123.partial"), "half");
      await writeFile(join(kind, "00000099.kept"), "whole");
    }
    await startTraining(orderFor(whole(), { configuration: tinyConfiguration({ steps: 1 }) })).ended;
    for (const kind of folders) {
      const names = await readdir(kind);
      expect(names).toContain("00000099.kept");
      expect(names.filter((name) => name.endsWith(".partial"))).toEqual([]);
    }
  });

  it("warns where another engine or thread count goes on", async () => {
    const configuration = tinyConfiguration({ steps: 2 });
    await startTraining(orderFor(whole(), { configuration })).ended;
    const training = startTraining(
      orderFor(whole(), {
        configuration: { ...configuration, steps: 3, engine: "compiled" },
        checkpointFile: checkpointOf(whole(), 2),
      }),
    );
    await training.ended;
    expect(training.of("notice")[0]).toMatchObject({ level: "warning", step: 2 });
    expect(training.of("notice")[0]?.message.text).toContain("not bit for bit");
  });

  it("passes on why a data set's position could not be taken up", async () => {
    const restarted = quoted("The data set is another one: batches begin anew.");
    const training = startTraining(orderFor(whole()), {
      openLoader: () =>
        Promise.resolve({
          loader: {
            next: () => Promise.resolve(new Uint8Array(4 * 16 * 16 * 3)),
            pick: () => Promise.resolve(new Uint8Array(4 * 16 * 16 * 3)),
            position: () => 0,
            close: async () => {},
          },
          restarted,
        }),
    });
    await training.ended;
    expect(training.of("notice")[0]?.message).toEqual(restarted);
  });

  it("does nothing more where it is at its last step already", async () => {
    const configuration = tinyConfiguration({ steps: 2 });
    await startTraining(orderFor(whole(), { configuration })).ended;
    const again = startTraining(orderFor(whole(), { configuration, checkpointFile: checkpointOf(whole(), 2) }));
    await again.ended;
    expect(again.reports.map(({ kind }) => kind).filter((kind) => kind !== "alive")).toEqual(["started", "done"]);
  });
});

it("an engine that cannot be had ends training before anything is written", async () => {
  const configuration = tinyConfiguration();
  const training = startTraining(orderFor(whole(), { configuration: { ...configuration, engine: "tfjs-node" } }));
  await expect(training.ended).rejects.toMatchObject({ code: "engine-unavailable" });
  expect(training.of("sample")).toEqual([]);
});
