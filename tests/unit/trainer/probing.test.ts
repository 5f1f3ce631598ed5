/** Probes come at their steps alone, and change nothing of the training. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkpointPath, readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { hashOfTensors } from "../../fixtures/training/trainedBits.ts";
import { orderFor, startTraining, tinyConfiguration } from "./training.support.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "probing-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Trained {
  readonly points: readonly { readonly step: number; readonly values: Readonly<Record<string, number | null>> }[];
  readonly lastCheckpoint: string;
}

async function trained(name: string, settings: Partial<RunConfiguration>, from?: string): Promise<Trained> {
  const configuration = tinyConfiguration({ steps: 6, ...settings });
  const place = from === undefined ? {} : { checkpointFile: from, fromStep: 2 };
  const training = startTraining(orderFor(join(folder, name), { configuration, ...place }));
  await training.ended;
  return {
    points: training.of("metrics").flatMap(({ points }) => points),
    lastCheckpoint: training.of("checkpoint").at(-1)!.file,
  };
}

const tag = "lipschitzEstimate";
const probedSteps = ({ points }: Trained) => points.filter(({ values }) => tag in values).map(({ step }) => step);
const withoutProbes = ({ points }: Trained) =>
  points.map(({ step, values }) => ({ step, values: { ...values, [tag]: undefined } }));

it.each([
  ["wgan, eager", {}],
  ["gan with batch norm, compiled", { system: "gan", engine: "compiled" }],
  ["hinge with spectral norm, compiled", { system: "hinge", spectralNorm: true, engine: "compiled" }],
] as [string, Partial<RunConfiguration>][])("leave training as it is, to the bit: %s", async (_, settings) => {
  const without = await trained("without", { ...settings, probeEvery: 0 });
  const probed = await trained("probed", { ...settings, probeEvery: 2 });
  expect(probedSteps(without)).toEqual([]);
  expect(probedSteps(probed)).toEqual([2, 4, 6]);
  for (const { values } of probed.points.filter(({ step }) => step % 2 === 0)) expect(values[tag]).toBeGreaterThan(0);
  expect(withoutProbes(probed)).toEqual(withoutProbes(without));
  const [a, b] = await Promise.all([without, probed].map(({ lastCheckpoint }) => readFile(lastCheckpoint)));
  expect(hashOfTensors(b!)).toBe(hashOfTensors(a!));
});

it("have a stream in the checkpoint of their runs alone; where there is none they begin from the seed", async () => {
  const from = await trained("old", { steps: 2, probeEvery: 0 });
  expect((await readCheckpoint(from.lastCheckpoint)).metadata.streams).not.toHaveProperty("probe");
  const later = await trained("old", { probeEvery: 4 }, checkpointPath(join(folder, "old", "checkpoints"), 2));
  const whole = await trained("new", { probeEvery: 4 });
  expect(probedSteps(whole)).toEqual([4]);
  expect(later.points.find(({ step }) => step === 4)?.values[tag]).toBe(whole.points[3]?.values[tag]);
  expect((await readCheckpoint(whole.lastCheckpoint)).metadata.streams).toHaveProperty("probe");
});

it("are not made of a system that has nothing to probe", async () => {
  expect(probedSteps(await trained("vae", { system: "vae", probeEvery: 2 }))).toEqual([]);
});
