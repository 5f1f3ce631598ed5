import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemFacts } from "../../../shared/systems.ts";
import type { PackedDataset } from "../../../electron/dataset/packing/packedDataset.ts";
import { decodeSafetensors, type SafetensorsContent } from "../../../electron/storage/safetensors.ts";
import { runTask } from "../../../electron/trainer/protocol/runTask.ts";
import type { TaskRequest } from "../../../electron/trainer/protocol/tasks.ts";
import { packPictures } from "../../unit/trainer/packedPictures.support.ts";
import { tinyConfiguration } from "../../unit/trainer/training.support.ts";

let folder: string;
let dataset: PackedDataset;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tasks-"));
  dataset = await packPictures(folder);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const dumpRequest = (name: string, settings: object = {}): Extract<TaskRequest, { task: "step-dump" }> => ({
  task: "step-dump",
  configuration: tinyConfiguration(settings),
  datasetFolder: dataset.folder,
  threads: 1,
  outFile: join(folder, name),
});

describe("step-dump", () => {
  let answer: { sizeBytes: number; sha256: string; tensorCount: number };
  let dump: SafetensorsContent;
  beforeAll(async () => {
    answer = await runTask(dumpRequest("cpu.safetensors"));
    dump = decodeSafetensors(await readFile(join(folder, "cpu.safetensors")));
  });
  const group = (prefix: string): string[] =>
    Object.keys(dump.tensors)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .sort();

  it("holds every variable before and after both steps, their inputs and their outputs", () => {
    expect(answer.tensorCount).toBe(Object.keys(dump.tensors).length);
    const variables = group("critic_step/before/");
    expect(variables.filter((name) => name.startsWith("optimizer/critic/")).length).toBeGreaterThan(0);
    for (const rest of ["critic_step/after/", "generator_step/before/", "generator_step/after/"]) {
      expect(group(rest)).toEqual(variables);
    }
    expect(group("critic_step/input/")).toEqual(["learningRate/critic", "x", "z"]);
    expect(group("generator_step/input/")).toEqual(["learningRate/generator", "z"]);
    const recorded = [...group("critic_step/output/"), ...group("generator_step/output/")];
    expect(recorded.sort()).toEqual(
      systemFacts("wgan")
        .series.map(({ tag }) => tag)
        // The trainer itself records these: the rate where it is not constant, what is probed where it is due.
        .filter((tag) => tag !== "learningRate" && tag !== "lipschitzEstimate")
        .sort(),
    );
    expect(dump.tensors["critic_step/input/x"]).toMatchObject({
      shape: [4, 16, 16, 3],
      data: expect.any(Uint8Array) as Uint8Array,
    });
  });

  it("has the second step begin where the first ended, each changing its own network", () => {
    for (const name of group("critic_step/before/")) {
      const [before, between, start, after] = [
        "critic_step/before",
        "critic_step/after",
        "generator_step/before",
        "generator_step/after",
      ].map((prefix) => dump.tensors[`${prefix}/${name}`]?.data);
      expect(start, name).toEqual(between);
      if (name.startsWith("critic/") && name.endsWith("/weight")) {
        expect(between, name).not.toEqual(before);
        expect(after, name).toEqual(between);
      }
      if (name.startsWith("generator/") && name.endsWith("/weight")) {
        expect(between, name).toEqual(before);
        expect(after, name).not.toEqual(between);
      }
    }
  });

  it("describes settings, engine and networks in its metadata", () => {
    const { settings, networks, engine, format } = dump.metadata;
    expect(format).toBe("critic-studio-step-dump 2");
    expect(JSON.parse(settings ?? "")).toEqual(tinyConfiguration());
    expect(JSON.parse(engine ?? "")).toMatchObject({ name: "cpu" });
    expect(JSON.parse(networks ?? "")).toMatchObject({ critic: { layers: expect.any(Array) as unknown[] } });
  });

  it("comes out the same twice, and nearly so on the other engine", async () => {
    const again = await runTask(dumpRequest("again.safetensors"));
    expect(again).toEqual(answer);
    await runTask(dumpRequest("compiled.safetensors", { engine: "compiled" }));
    const compiled = decodeSafetensors(await readFile(join(folder, "compiled.safetensors")));
    const loss = "critic_step/output/criticLoss";
    expect(compiled.tensors[loss]?.data[0]).toBeCloseTo(dump.tensors[loss]?.data[0] ?? NaN, 4);
  });
});

describe("runTask", () => {
  it("throws what the task threw", async () => {
    const request = { ...dumpRequest("none"), datasetFolder: join(folder, "nowhere") };
    await expect(runTask(request)).rejects.toMatchObject({ name: "StudioError", code: "not-found" });
    const checkpointFile = join(folder, "no checkpoint");
    await expect(runTask({ task: "export-generator", checkpointFile, outFile: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("reads no checkpoint of another size than was recorded", async () => {
    const checkpointFile = join(folder, "grown.safetensors");
    await writeFile(checkpointFile, new Uint8Array(1000));
    const grown = { checkpointFile, sizeBytes: 999, outFile: "x" };
    for (const request of [
      { task: "export-generator", ...grown },
      { task: "draw-sample", threads: 1, ...grown },
    ] as const) {
      await expect(runTask(request)).rejects.toThrow("it has 1,000 bytes instead of the 999 that were written");
    }
  });

  it("says how a process died that gave no answer", async () => {
    const modulePath = join(folder, "dies.mjs");
    await writeFile(modulePath, 'process.once("message", () => { throw new Error("out of luck"); });');
    await expect(runTask(dumpRequest("none"), { modulePath })).rejects.toMatchObject({
      code: "trainer-failed",
      message: expect.stringMatching(/exit code 1[^]*out of luck/) as string,
    });
  });

  it("ends the process when it is cancelled", async () => {
    const modulePath = join(folder, "waits.mjs");
    await writeFile(modulePath, 'process.once("message", () => undefined); setInterval(() => undefined, 1000);');
    const abort = new AbortController();
    const running = runTask(dumpRequest("none"), { modulePath, signal: abort.signal });
    abort.abort();
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    await expect(runTask(dumpRequest("none"), { signal: abort.signal })).rejects.toMatchObject({ code: "cancelled" });
  });
});
