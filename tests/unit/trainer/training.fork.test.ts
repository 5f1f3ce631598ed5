import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedStream } from "../../../electron/domains/streams.ts";
import { checkpointPath, readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { orderFor, startTraining, tinyConfiguration, type StartedTraining } from "./training.support.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
  await startTraining(orderFor(parent())).ended;
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

let forks = 0;
const parent = (): string => join(folder, "parent");
const checkpointOf = (runFolder: string, step: number): string => checkpointPath(join(runFolder, "checkpoints"), step);

describe("a fork", () => {
  const forkOf = (settings: Partial<RunConfiguration>, runFolder = join(folder, `fork ${++forks}`)): StartedTraining =>
    startTraining(
      orderFor(runFolder, {
        runId: "fork",
        configuration: tinyConfiguration(settings),
        checkpointFile: checkpointOf(parent(), 2),
        fork: true,
      }),
    );

  it("with the same settings repeats its parent bit for bit, in its own folder", async () => {
    const before = await readFile(checkpointOf(parent(), 2));
    const own = join(folder, "same settings");
    await forkOf({}, own).ended;
    const [child, original] = await Promise.all([
      readCheckpoint(checkpointOf(own, 4)),
      readCheckpoint(checkpointOf(parent(), 4)),
    ]);
    expect(child.tensors).toEqual(original.tensors);
    expect(child.metadata).toEqual({ ...original.metadata, runId: "fork" });
    expect(await readFile(checkpointOf(parent(), 2))).toEqual(before);
  });

  it("begins with a checkpoint of its own, equal to its parent's", async () => {
    const own = join(folder, "own checkpoint");
    const training = forkOf({}, own);
    const report = await training.until(({ kind }) => kind === "checkpoint");
    expect(report).toMatchObject({ step: 2, file: checkpointOf(own, 2) });
    expect((await readCheckpoint(checkpointOf(own, 2))).tensors).toEqual(
      (await readCheckpoint(checkpointOf(parent(), 2))).tensors,
    );
    await training.ended;
  });

  it.each([
    { learningRate: 1e-3 },
    { clip: 0.1 },
    { nCritic: 1 },
    { batch: 2 },
    { fit: "letterbox" },
    { sampleEvery: 1 },
  ] as Partial<RunConfiguration>[])("takes changed settings: %o", async (settings) => {
    const training = forkOf(settings);
    await training.ended;
    expect(training.of("done")[0]).toMatchObject({ reason: "completed", step: 4 });
  });

  it("that begins an average begins with the generator as it is, one that ends it drops it; both say so", async () => {
    const own = join(folder, "with average");
    const beginning = forkOf({ ema: 0.9 }, own);
    await beginning.ended;
    expect(beginning.of("notice").map(({ message }) => message.key)).toEqual(["trainer.averageBegins"]);
    const tensors = async (step: number) => (await readCheckpoint(checkpointOf(own, step))).tensors;
    const [begun, moved] = [await tensors(2), await tensors(4)];
    const averaged = Object.keys(begun).filter((name) => name.startsWith("average/"));
    expect(averaged.length).toBeGreaterThan(0);
    for (const name of averaged) {
      expect(begun[name], name).toEqual(begun[name.replace("average/", "")]);
      expect(moved[name]?.data, name).not.toEqual(begun[name]?.data);
    }
    const ending = startTraining(
      orderFor(join(folder, "without average"), {
        runId: "fork of fork",
        configuration: tinyConfiguration({ steps: 6 }),
        checkpointFile: checkpointOf(own, 4),
        fork: true,
      }),
    );
    await ending.ended;
    expect(ending.of("notice").map(({ message }) => message.key)).toEqual(["trainer.averageEnds"]);
    const last = await readCheckpoint(ending.of("checkpoint").at(-1)!.file);
    expect(Object.keys(last.tensors).filter((name) => name.startsWith("average/"))).toEqual([]);
    // Beside the average a run trains as it would without one.
    const plain = await readCheckpoint(checkpointOf(parent(), 4));
    for (const [name, tensor] of Object.entries(plain.tensors)) expect(moved[name], name).toEqual(tensor);
  });

  it("that begins to augment has a stream for it, one that ends it has none; others go on as they were", async () => {
    const own = join(folder, "augmenting");
    await forkOf({ augmentation: "cutout" }, own).ended;
    const streams = async (runFolder: string, step: number) =>
      (await readCheckpoint(checkpointOf(runFolder, step))).metadata.streams;
    const [begun, moved, plain] = [await streams(own, 2), await streams(own, 4), await streams(parent(), 4)];
    expect(begun.augmentation).toEqual(seedStream(tinyConfiguration().seed, "augmentation"));
    expect(moved.augmentation).not.toEqual(begun.augmentation);
    expect(moved).toEqual({ ...plain, augmentation: moved.augmentation });
    const end = join(folder, "augmenting no more");
    const order = { runId: "end", configuration: tinyConfiguration({ steps: 6 }), fork: true };
    await startTraining(orderFor(end, { ...order, checkpointFile: checkpointOf(own, 4) })).ended;
    expect(Object.keys(await streams(end, 6))).toEqual(Object.keys(plain));
  });

  it.each([
    [{ nf: 3 }, "nf is 2, not 3"],
    [{ generator: "mlp" }, "generator is dcgan, not mlp"],
    [{ system: "gan", optimizer: "rmsprop" }, "system is wgan, not gan"],
  ] as [Partial<RunConfiguration>, string][])("refuses %o with the difference", async (settings, difference) => {
    const training = forkOf(settings);
    await expect(training.ended).rejects.toMatchObject({
      code: "incompatible",
      message: expect.stringContaining(difference) as string,
    });
    expect(training.of("started")).toEqual([]);
  });
});
