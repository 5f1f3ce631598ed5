/** What a system takes from real samples before its first step. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DataOrder, OpenLoader } from "../../../electron/domains/domain.ts";
import { openLoader as openDomain } from "../../../electron/domains/domainOf.ts";
import { checkpointPath, readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { measure } from "../../../electron/trainer/measure.ts";
import { initialState } from "../../../electron/trainer/trainingState.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { message } from "../../../shared/messages/message.ts";
import { orderFor, startTraining, tinyConfiguration } from "./training.support.ts";

const ring = completeConfiguration({ system: "mmd", domain: "points", batch: 50, seed: 4 });
const pictures = completeConfiguration({ system: "mmd", imageSize: 16, channels: 1, batch: 16 });

/** A loader that gives these samples over and over. */
function giving(samples: readonly Uint8Array[], seen: DataOrder[] = []): OpenLoader {
  return (order) => {
    seen.push(order);
    let at = 0;
    const next = () => Promise.resolve(samples[at++ % samples.length]!);
    const loader = { next, pick: next, position: () => null, close: () => Promise.resolve() };
    return Promise.resolve({ loader, restarted: null });
  };
}

function measuredIn(order: DataOrder, openLoader: OpenLoader) {
  return measure(order, initialState(order.configuration).variables, openLoader);
}

describe("the median distance", () => {
  it("of a ring of eight is that of modes two apart, and follows from the seed", async () => {
    const order = { configuration: ring, datasetFolder: null, fork: false };
    const { variables, told } = await measuredIn(order, openDomain);
    const [median] = variables["measured/medianDistance"]!.data;
    expect(median).toBeCloseTo(2 * Math.SQRT2, 1);
    expect(told.map(({ text }) => text)).toEqual([
      `Median distance: ${median!.toFixed(3)}, measured on 256 real samples.`,
    ]);
    expect((await measuredIn(order, openDomain)).variables).toEqual(variables);
    const other = { ...order, configuration: { ...ring, seed: 5 } };
    expect((await measuredIn(other, openDomain)).variables["measured/medianDistance"]!.data[0]).not.toBe(median);
  });

  it("is taken of pictures as networks see them, in an order of its own", async () => {
    const flat = [0, 51, 255].map((level) => new Uint8Array(16 * 16 * 16).fill(level));
    const opened: DataOrder[] = [];
    const order = { configuration: pictures, datasetFolder: "/none", fork: false };
    const { variables } = await measuredIn(order, giving(flat, opened));
    // A third of the pairs are the same, two ninths 51 levels apart: 0.4 in each of 256 numbers.
    expect(variables["measured/medianDistance"]!.data[0]).toBeCloseTo(0.4 * 16, 4);
    expect(opened.map(({ configuration }) => configuration.seed)).not.toContain(pictures.seed);
  });

  it("of 0 is refused: nothing could be trained by it", async () => {
    const order = { configuration: pictures, datasetFolder: "/none", fork: false };
    const alike = giving([new Uint8Array(16 * 16 * 16)]);
    await expect(measuredIn(order, alike)).rejects.toMatchObject({
      code: "dataset-unusable",
      message: expect.stringContaining("Median distance: 0, measured on 256 real samples") as string,
    });
  });

  it("is none of a system that measures nothing: no loader is opened, and no variable is there", async () => {
    const order = { configuration: { ...pictures, system: "gan" } as const, datasetFolder: "/none", fork: false };
    const opened: DataOrder[] = [];
    const { variables, told } = await measuredIn(order, giving([], opened));
    expect([opened, told]).toEqual([[], []]);
    expect(Object.keys(variables).filter((name) => name.startsWith("measured/"))).toEqual([]);
  });
});

describe("a run", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "measure-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const configuration = tinyConfiguration({ system: "mmd", batch: 8, optimizer: "adam" });
  const checkpointOf = (runFolder: string) => checkpointPath(join(runFolder, "checkpoints"), 2);
  const medianIn = async (file: string) => (await readCheckpoint(file)).tensors["measured/medianDistance"]?.data[0];

  it("tells what was measured and keeps it in its checkpoints; a fork on other data measures anew", async () => {
    const parent = join(folder, "parent");
    const training = startTraining(orderFor(parent, { configuration }));
    await training.ended;
    const median = await medianIn(checkpointOf(parent));
    expect(training.of("notice")).toMatchObject([{ level: "info", step: 0, message: { key: "trainer.measured" } }]);
    const [point] = training.of("metrics").flatMap(({ points }) => points);
    expect(point?.values.medianDistance).toBe(median);

    const forkedOn = async (openLoader?: OpenLoader) => {
      const own = join(folder, openLoader === undefined ? "same" : "other");
      const order = orderFor(own, { runId: "fork", configuration, checkpointFile: checkpointOf(parent), fork: true });
      await startTraining(order, openLoader === undefined ? {} : { openLoader }).ended;
      return await medianIn(checkpointOf(own));
    };
    expect(await forkedOn()).toBe(median);
    const [dark, light] = [16, 48].map((level) => new Uint8Array(8 * 16 * 16 * 3).fill(level));
    const others = giving([dark!, light!]);
    const restarted = message("trainer.otherDataset", { folder: "/other" });
    const other = await forkedOn(async (order, ...rest) => ({ ...(await others(order, ...rest)), restarted }));
    // 32 levels apart, or the same: more pairs are of two of the same.
    expect(other).not.toBe(median);
  });
});
