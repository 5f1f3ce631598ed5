import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkpointPath, readCheckpoint, writeCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { orderFor, startTraining, tinyConfiguration } from "./training.support.ts";

let folder: string;
let intact: Buffer;
const file = (): string => checkpointPath(join(folder, "checkpoints"), 1);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
  await startTraining(orderFor(folder, { configuration: tinyConfiguration({ steps: 1 }) })).ended;
  intact = await readFile(file());
});
beforeEach(async () => {
  await writeFile(file(), intact);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("a checkpoint that does not fit", () => {
  const resumed = async (): Promise<unknown> => {
    const training = startTraining(orderFor(folder, { checkpointFile: file() }));
    return training.ended.then(
      () => undefined,
      (error: unknown) => error,
    );
  };
  it("is refused with the first differences named", async () => {
    const { metadata, tensors } = await readCheckpoint(file());
    const [first = "", second = "", ...others] = Object.keys(tensors);
    const kept = Object.fromEntries(
      others.map((name) => [name, tensors[name] ?? { shape: [], data: new Float32Array(1) }]),
    );
    const changed = {
      ...kept,
      [first]: { shape: [1], data: new Float32Array(1) },
      foreign: { shape: [], data: new Float32Array(1) },
    };
    await writeCheckpoint(file(), { metadata, tensors: changed });
    const error = await resumed();
    expect(error).toMatchObject({ code: "incompatible" });
    expect(String(error)).toContain(`${first} is [1], not [`);
    expect(String(error)).toContain(`${second} is missing`);
    expect(String(error)).toContain("foreign is not in the network");
  });

  it("is refused where it is another run's and no fork was asked for", async () => {
    const training = startTraining(orderFor(folder, { runId: "other", checkpointFile: file() }));
    await expect(training.ended).rejects.toMatchObject({ code: "incompatible" });
  });

  it("is refused where a stream's state is unusable or missing", async () => {
    const { metadata, tensors } = await readCheckpoint(file());
    await writeCheckpoint(file(), {
      metadata: { ...metadata, streams: { noise: { words: [0, 0, 0, 0], spare: null } } },
      tensors,
    });
    expect(await resumed()).toMatchObject({ code: "corrupt" });
  });

  it("is refused where it is damaged, and left as it is", async () => {
    const bytes = (await readFile(file())).subarray(0, -1);
    await writeFile(file(), bytes);
    expect(await resumed()).toMatchObject({ code: "corrupt" });
    expect(await readFile(file())).toEqual(bytes);
  });

  it("is not missed in silence", async () => {
    await rm(file());
    expect(await resumed()).toMatchObject({ code: "not-found" });
  });
});
