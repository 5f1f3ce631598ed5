/** What is drawn and exported of a run that keeps an average of its generator, from a real checkpoint. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import ort from "../../../electron/engine/onnxRuntime.ts";
import { decodeSample } from "../../../electron/domains/images/sampleFile.ts";
import { sampleNoise } from "../../../electron/trainer/samples.ts";
import { drawSample } from "../../../electron/trainer/tasks/drawSample.ts";
import { exportGenerator } from "../../../electron/trainer/tasks/exportGenerator.ts";
import type { WeightKind } from "../../../shared/average.ts";
import { orderFor, startTraining, tinyConfiguration } from "../../unit/trainer/training.support.ts";

const settings = { engine: "compiled", learningRate: 0.01, steps: 4, sampleEvery: 4, checkpointEvery: 4 } as const;
const configuration = tinyConfiguration({ ...settings, ema: 0.7 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "average-"));
  const plain = tinyConfiguration(settings);
  const raw = { ...configuration, samplesFrom: "raw" } as const;
  for (const [name, run] of Object.entries({ average: configuration, raw, plain })) {
    await startTraining(orderFor(join(folder, name), { configuration: run })).ended;
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const checkpoint = (run: string) => join(folder, run, "checkpoints/00000004.safetensors");
const sample = (run: string) => readFile(join(folder, run, "samples/00000004.png"));

async function drawn(run: string, weights?: WeightKind): Promise<Buffer> {
  const outFile = join(folder, "drawn.png");
  await drawSample({ checkpointFile: checkpoint(run), weights, threads: 1, outFile });
  return readFile(outFile);
}

it("samples are the average's, or the trained weights' as without one; a checkpoint draws either", async () => {
  const [average, raw, plain] = [await sample("average"), await sample("raw"), await sample("plain")];
  expect(raw).toEqual(plain);
  expect(average).not.toEqual(raw);
  expect(await drawn("average")).toEqual(average);
  expect(await drawn("average", "raw")).toEqual(raw);
  expect(await drawn("raw")).toEqual(raw);
  expect(await drawn("raw", "average")).toEqual(average);
});

it("an exported generator is the average, or the trained weights, and says which", async () => {
  const noise = sampleNoise(configuration);
  for (const weights of [undefined, "average", "raw"] as const) {
    const outFile = join(folder, "generator.onnx");
    await exportGenerator({ checkpointFile: checkpoint("average"), weights, outFile });
    const session = await ort.InferenceSession.create(await readFile(outFile));
    const { image } = await session.run({ z: new ort.Tensor("float32", noise.data as Float32Array, [3, 4]) });
    const pictures = Uint8Array.from(image!.data as Float32Array, (value) => Math.round(255 * value));
    const expected = decodeSample(await sample(weights === "raw" ? "raw" : "average"));
    const difference = [...expected.image(1)].map((value, at) => Math.abs(value - pictures[16 * 16 * 3 + at]!));
    expect(Math.max(...difference), weights).toBeLessThanOrEqual(1);
    expect((await readFile(outFile)).includes(weights ?? "average")).toBe(true);
  }
});

it("the average of a run that kept none is refused", async () => {
  const refusal = { code: "invalid-argument", message: expect.stringContaining("trained without --ema") as string };
  await expect(drawn("plain", "average")).rejects.toMatchObject(refusal);
  const outFile = join(folder, "none.onnx");
  const request = { checkpointFile: checkpoint("plain"), weights: "average", outFile } as const;
  await expect(exportGenerator(request)).rejects.toMatchObject(refusal);
});
