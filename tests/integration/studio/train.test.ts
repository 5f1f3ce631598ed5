import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeSample } from "../../../electron/domains/images/sampleFile.ts";
import { plantHugeWeights } from "./hugeWeights.ts";
import { eventually, imageFolder, newRun, reaches, realStudio, tinySettings } from "./trainingFixture.ts";
import { message } from "../../../shared/messages/message.ts";

describe("training in a process of its own", () => {
  it("goes from a folder of pictures to a completed run with checkpoints and samples", async () => {
    const { studio, events } = await realStudio();
    const run = await newRun(studio, imageFolder(), tinySettings());
    studio.start(run.id);
    const done = await studio.atRest(run.id);
    expect(done).toMatchObject({ state: "completed", step: 20, threads: 1, message: null });
    expect(studio.history.listCheckpoints(run.id).map(({ step }) => step)).toEqual([0, 10, 20]);
    const samples = studio.history.listSamples(run.id);
    expect(samples.map(({ step }) => step)).toEqual([0, 10, 20]);
    expect(decodeSample(readFileSync(studio.fileOf(samples[2]!)))).toMatchObject({ count: 4, size: 16, step: 20 });
    expect(studio.history.readSeries(run.id, "emEstimate").points).toHaveLength(20);
    expect(await studio.verify(run.id)).toEqual({ runId: run.id, checkpointCount: 3, sampleCount: 3, problems: [] });
    const speeds = events.flatMap((event) => (event.kind === "metrics" ? [event.speed] : []));
    expect(speeds.at(-1)?.timeLeftMs).toBe(0);
    expect(speeds.at(-1)?.samplesPerSecond).toBeGreaterThan(0);
    expect(events.some((event) => event.kind === "dataset-progress")).toBe(true);
  });

  it("pauses, draws and saves on demand, goes on, and stops with a checkpoint", async () => {
    const { studio } = await realStudio();
    const run = await newRun(
      studio,
      imageFolder(),
      tinySettings({ steps: 1_000_000, sampleEvery: 1_000_000, checkpointEvery: 1_000_000 }),
    );
    studio.start(run.id);
    await reaches(studio, run.id, 1);
    await studio.pause(run.id);
    expect(studio.history.run(run.id).state).toBe("paused");
    const drawn = eventually(studio, (event) => event.kind === "sample");
    const saved = eventually(studio, (event) => event.kind === "checkpoint" && event.reason === "request");
    studio.sampleNow(run.id);
    studio.checkpointNow(run.id);
    const [sample, checkpoint] = [await drawn, await saved];
    expect(sample.kind === "sample" && checkpoint.kind === "checkpoint" && sample.step === checkpoint.step).toBe(true);
    studio.resume(run.id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.stop(run.id);
    const stopped = studio.history.run(run.id);
    expect(stopped).toMatchObject({ state: "stopped", message: null });
    expect(studio.history.listCheckpoints(run.id).at(-1)).toMatchObject({ step: stopped.step, reason: "stop" });
  });

  it("refuses a folder with fewer pictures than a batch, before anything is recorded", async () => {
    const { studio } = await realStudio();
    await expect(newRun(studio, imageFolder(), tinySettings({ batch: 64 }))).rejects.toMatchObject({
      code: "dataset-unusable",
      message: expect.stringContaining("20 usable images") as string,
    });
    expect(studio.history.listRuns()).toEqual([]);
  });
});

describe("numbers that are no longer finite", () => {
  it("pause the run, with its last good checkpoint named, and nothing of them is written", async () => {
    const { studio } = await realStudio();
    const run = await newRun(studio, imageFolder(), tinySettings({ steps: 2, sampleEvery: 1, checkpointEvery: 1 }));
    studio.start(run.id);
    await studio.atRest(run.id);
    await plantHugeWeights(studio, run.id);
    studio.resume(run.id, { steps: 5 });
    const paused = await studio.atRest(run.id);
    expect(paused).toMatchObject({ state: "paused", step: 2, owner: null });
    expect(paused.message?.text).toMatch(
      /became (NaN|-?Infinity).*The last good checkpoint is that of step 2\..*fork it/,
    );
    expect(studio.history.readMetricsAfter(run.id, 2, 10)).toEqual([]);
    expect(studio.history.listSamples(run.id).map(({ step }) => step)).toEqual([0, 1, 2]);
    expect((await studio.verify(run.id)).problems).toEqual([]);
  });
});

describe("a damaged checkpoint", () => {
  it("is found by name, and a run goes on from the one before it", async () => {
    const { studio } = await realStudio();
    const run = await newRun(studio, imageFolder(), tinySettings());
    studio.start(run.id);
    await studio.atRest(run.id);
    const [first, second, third] = studio.history.listCheckpoints(run.id).map((entry) => studio.fileOf(entry));
    const bytes = readFileSync(third!);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(third!, bytes);
    truncateSync(first!, 100);
    const { problems } = await studio.verify(run.id);
    expect(problems.map(({ file, step }) => ({ file, step }))).toEqual([
      { file: first, step: 0 },
      { file: third, step: 20 },
    ]);
    expect(problems.map(({ message }) => message.text)).toEqual([
      expect.stringContaining("00000000.safetensors has 100 bytes instead of") as string,
      expect.stringContaining("00000020.safetensors has changed since it was written") as string,
    ]);
    const sample = studio.fileOf(studio.history.listSamples(run.id)[1]!);
    rmSync(sample);
    expect((await studio.verify(run.id)).problems.at(-1)).toEqual({
      file: sample,
      step: 10,
      message: message("file.withFault", { file: sample, fault: message("file.missing") }),
    });
    studio.resume(run.id, { steps: 25 });
    expect(await eventually(studio, (event) => event.kind === "started")).toMatchObject({ step: 10 });
    expect(await studio.atRest(run.id)).toMatchObject({ state: "completed", step: 25 });
    copyFileSync(second!, first!);
    expect((await studio.verify(run.id)).problems.map(({ file }) => file)).toEqual([first, sample]);
  });
});
