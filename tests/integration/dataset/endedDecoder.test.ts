import { readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createDecodePool, type DecodePoolOptions } from "../../../electron/dataset/decoding/decodePool.ts";
import { examineListing } from "../../../electron/dataset/packing/examineListing.ts";
import { listFolder } from "../../../electron/dataset/listing/listFolder.ts";
import { plainPng, temporaryFolder } from "./folders.ts";

const faulty = join(import.meta.dirname, "faultyDecoder.ts");

function openPool(workers: number, options: DecodePoolOptions) {
  const pool = createDecodePool(workers, options);
  onTestFinished(() => pool.close());
  return pool;
}

async function writeAll(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [i, name] of names.entries()) await writeFile(join(folder, name), plainPng(i));
}

const settings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" } as const;

it.each([
  ["abort.png", "it ended the decoder (SIGABRT)"],
  ["leave.png", "it ended the decoder (exit code 7)"],
  ["hang.png", "it took longer than 5 s"],
])("names %s, which ends its decoder, and goes on with the other files", async (bad, detail) => {
  const folder = await temporaryFolder();
  const good = Array.from({ length: 40 }, (_, i) => `${i}.png`);
  await writeAll(folder, [...good, bad]);
  const pool = openPool(2, { modulePath: faulty, fileLimitMs: 5000 });
  const records = [];
  let imageBytes = 0;
  const files = listFolder(folder);
  for await (const part of examineListing({ pool, folder, files, settings, signal: undefined })) {
    records.push(...part.records);
    imageBytes += part.images.length;
  }
  expect(records.filter(({ outcome }) => outcome !== "usable")).toMatchObject([
    { outcome: "unusable", path: bad, reason: "undecodable", detail: { text: detail } },
  ]);
  expect(new Set(records.map(({ path }) => path))).toEqual(new Set([...good, bad]));
  expect(imageBytes).toBe(good.length * 16 * 16 * 3);
});

it.each([
  ["alone", ["0.png"], [".kill-once"]],
  ["among others, and again alone", ["0.png", "1.png"], [".kill-once", ".kill-twice"]],
])("blames no file for a decoder that the system ended over it %s", async (_, names, kills) => {
  const folder = await temporaryFolder();
  await writeAll(folder, [...names, ...kills]);
  const { records, images } = await openPool(1, { modulePath: faulty }).examine(folder, names, settings);
  expect(records.map(({ outcome }) => outcome)).toEqual(names.map(() => "usable"));
  expect(images.length).toBe(names.length * 16 * 16 * 3);
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
});

it("says so where a decoder cannot be started, instead of calling every file bad", async () => {
  const folder = await temporaryFolder();
  await writeAll(folder, ["a.png"]);
  await writeFile(join(folder, "broken.ts"), 'throw new Error("no decoder here");\n');
  const pool = openPool(1, { modulePath: join(folder, "broken.ts") });
  await expect(pool.examine(folder, ["a.png"], settings)).rejects.toThrow(/could not be started \(exit code 1/);
});

it("ends at once when it is cancelled, whatever a decoder is at", async () => {
  const folder = await temporaryFolder();
  await writeAll(folder, ["hang.png"]);
  const pool = openPool(1, { modulePath: faulty });
  const cancelling = new AbortController();
  const examination = examineListing({ pool, folder, files: listFolder(folder), settings, signal: cancelling.signal });
  const first = examination.next();
  cancelling.abort();
  await expect(first).rejects.toMatchObject({ code: "cancelled" });
});
