import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import {
  checkpointPath,
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
} from "../../../electron/storage/checkpointFile.ts";
import { encodeSafetensors } from "../../../electron/storage/safetensors.ts";
import type { StudioError } from "../../../shared/errors.ts";

const checkpoint: Checkpoint = {
  metadata: {
    runId: "run-1",
    step: 500,
    criticSteps: 2500,
    configuration: completeConfiguration({ nf: 2 }),
    streams: { noise: { words: [1, -2, 3, 4], spare: 0.1 + 0.2 } },
    loader: { epoch: 3, position: 17 },
    engine: { name: "cpu", library: "TensorFlow.js 4.22.0", threads: 1 },
  },
  tensors: {
    "critic/weights": { shape: [2, 2], data: Float32Array.of(1, -0, 1e-45, 0.1) },
    "optimizer/critic/count": { shape: [], data: Float32Array.of(9) },
  },
};

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "checkpoint-"));
  path = checkpointPath(folder, 500);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("writeCheckpoint", () => {
  it("names the file by its step and seals it with its size and SHA-256", async () => {
    const seal = await writeCheckpoint(path, checkpoint);
    const bytes = await readFile(path);
    expect(path).toBe(join(folder, "00000500.safetensors"));
    expect(seal).toEqual({ sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(await readdir(folder)).toEqual(["00000500.safetensors"]);
  });

  it("writes the same bytes for the same state", async () => {
    const seal = await writeCheckpoint(path, checkpoint);
    expect(await writeCheckpoint(join(folder, "again"), structuredClone(checkpoint))).toEqual(seal);
  });

  it("keeps what was there when it cannot write", async () => {
    await expect(writeCheckpoint(join(folder, "missing", "a.safetensors"), checkpoint)).rejects.toThrow("ENOENT");
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("readCheckpoint", () => {
  it("gives back every bit of what was written", async () => {
    const seal = await writeCheckpoint(path, checkpoint);
    const { metadata, tensors, unknownSettings, ...found } = await readCheckpoint(path, { sha256: seal.sha256 });
    expect(unknownSettings).toEqual([]);
    expect(metadata).toEqual(checkpoint.metadata);
    expect({ ...tensors }).toEqual(checkpoint.tensors);
    expect(found).toEqual(seal);
  });

  it("notices one flipped bit by the recorded SHA-256", async () => {
    const { sha256 } = await writeCheckpoint(path, checkpoint);
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    await writeFile(path, bytes);
    await expect(readCheckpoint(path, { sha256 })).rejects.toMatchObject({
      code: "corrupt",
      message: expect.stringContaining("SHA-256") as string,
    });
  });

  it("refuses a truncated file, names it and says what to do, with or without a recorded hash", async () => {
    const { sha256, sizeBytes } = await writeCheckpoint(path, checkpoint);
    await truncate(path, sizeBytes - 7);
    for (const expected of [{}, { sha256 }]) {
      const error = await readCheckpoint(path, expected).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "corrupt" });
      expect(String(error)).toContain(path);
      expect((error as StudioError).details).toMatchObject({ seeAlso: "checkpoints" });
    }
  });

  it("says which file is missing", async () => {
    await expect(readCheckpoint(path)).rejects.toMatchObject({ code: "not-found", details: { path } });
  });

  const described = (description: string): Uint8Array =>
    Buffer.concat(encodeSafetensors({ tensors: {}, metadata: { "critic-studio:checkpoint": description } }));

  it("takes one of format 1, which named no device, as computed on the processor", async () => {
    const description = changed({ device: undefined }).replace('"formatVersion":2', '"formatVersion":1');
    await writeFile(path, described(description));
    expect((await readCheckpoint(path)).metadata).toEqual(checkpoint.metadata);
  });

  it("names what it does not know among the settings", async () => {
    await writeFile(path, described(changed({ clip: -1, magic: 3 })));
    expect((await readCheckpoint(path)).unknownSettings).toEqual(["clip -1", "magic 3"]);
  });

  it.each([
    ["a foreign safetensors file", Buffer.concat(encodeSafetensors({ tensors: {}, metadata: {} })), "corrupt"],
    ["a description that is not JSON", described("{"), "corrupt"],
    ["a description without a version", described("{}"), "corrupt"],
    ["a description without its fields", described('{"formatVersion":1}'), "corrupt"],
    ["a field too many", described(JSON.stringify({ formatVersion: 2, ...checkpoint.metadata, extra: 1 })), "corrupt"],
    ["a later format", described('{"formatVersion":4,"anything":"new"}'), "newer-schema"],
  ])("refuses %s", async (_, bytes, code) => {
    await writeFile(path, bytes);
    await expect(readCheckpoint(path)).rejects.toMatchObject({ code, details: { path } });
  });
});

function changed(settings: object): string {
  const configuration = { ...checkpoint.metadata.configuration, ...settings };
  return JSON.stringify({ formatVersion: 2, ...checkpoint.metadata, configuration });
}
