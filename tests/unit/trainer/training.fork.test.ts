import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
