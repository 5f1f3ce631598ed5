import { open as openFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLoader, type Loader, type LoaderOptions } from "../../../electron/dataset/loading/loader.ts";
import { readAheadBytes } from "../../../shared/batchesAhead.ts";
import type { PackedDataset } from "../../../electron/dataset/packing/packedDataset.ts";
import { describeDataset, temporaryFolder } from "./fixtures.ts";

/** Image `i` is filled with `i % 251` and begins with `i` in two bytes. */
async function numberedDataset(imageCount: number): Promise<PackedDataset> {
  const dataset = describeDataset(join(await temporaryFolder(), "images.u8"), imageCount);
  const bytes = Buffer.alloc(imageCount * dataset.imageBytes);
  for (let i = 0; i < imageCount; i++) {
    bytes.fill(i % 251, i * dataset.imageBytes, (i + 1) * dataset.imageBytes);
    bytes.writeUInt16LE(i, i * dataset.imageBytes);
  }
  await writeFile(dataset.imagesFile, bytes);
  return dataset;
}

function open(dataset: PackedDataset, options: LoaderOptions): Loader {
  const loader = createLoader(dataset, options);
  onTestFinished(() => loader.close());
  return loader;
}

/** The numbers of the images in a batch, each checked to be whole. */
function numbersIn(batch: Uint8Array): number[] {
  const bytes = Buffer.from(batch);
  return Array.from({ length: bytes.length / 256 }, (_, i) => {
    const number = bytes.readUInt16LE(i * 256);
    expect(new Set(bytes.subarray(i * 256 + 2, (i + 1) * 256))).toEqual(new Set([number % 251]));
    return number;
  });
}

async function take(loader: Loader, batches: number): Promise<number[]> {
  const numbers = [];
  for (let i = 0; i < batches; i++) numbers.push(...numbersIn(await loader.next()));
  return numbers;
}

const cases = [
  { imageCount: 4, batch: 4 },
  { imageCount: 5, batch: 4 },
  { imageCount: 7, batch: 4 },
  { imageCount: 12, batch: 4 },
  { imageCount: 300, batch: 64 },
  { imageCount: 3, batch: 1 },
];

describe("a batch that is picked", () => {
  it("has each image once at most, follows from what it is drawn with, and leaves the loader alone", async () => {
    const dataset = await numberedDataset(6);
    const loader = open(dataset, { batch: 4, seed: 3 });
    const undisturbed = await take(open(dataset, { batch: 4, seed: 3 }), 4);
    const shown = await take(loader, 1);
    const drawn = [0.99, 0, 0.1, 0.5, 0.99, 0.2, 0.4];
    const numbers = drawn.values();
    // 5, 0, 0 again, 3, 5 again, 1.
    expect(numbersIn(await loader.pick(() => numbers.next().value!))).toEqual([5, 0, 3, 1]);
    expect(numbers.next().value).toBe(0.4);
    expect([...shown, ...(await take(loader, 3))]).toEqual(undisturbed);
  });
});

describe("createLoader", () => {
  it.each(cases)(
    "shows each of $imageCount images once an epoch in batches of $batch",
    async ({ imageCount, batch }) => {
      const dataset = await numberedDataset(imageCount);
      const everyImage = Array.from({ length: imageCount }, (_, i) => i);
      for (const seed of [0, 1, 99]) {
        const shown = await take(open(dataset, { batch, seed }), Math.ceil((4 * imageCount) / batch));
        for (let epoch = 0; epoch < 4; epoch++) {
          const inEpoch = shown.slice(epoch * imageCount, (epoch + 1) * imageCount);
          expect(inEpoch.sort((a, b) => a - b)).toEqual(everyImage);
        }
      }
    },
  );

  it.each(cases)("resumes at any place of $imageCount images in batches of $batch", async ({ imageCount, batch }) => {
    const dataset = await numberedDataset(imageCount);
    const batches = Math.min(24, Math.ceil((4 * imageCount) / batch));
    const uninterrupted = await take(open(dataset, { batch, seed: 5 }), batches);
    for (let stop = 0; stop <= batches; stop++) {
      const before = open(dataset, { batch, seed: 5 });
      const first = await take(before, stop);
      const position: unknown = JSON.parse(JSON.stringify(before.position()));
      const after = open(dataset, { batch, seed: 5, position: position as ReturnType<Loader["position"]> });
      expect([...first, ...(await take(after, batches - stop))]).toEqual(uninterrupted);
    }
  });

  it("never ends on a folder of three batches", async () => {
    const loader = open(await numberedDataset(12), { batch: 4, seed: 1 });
    expect(await take(loader, 100)).toHaveLength(400);
    expect(loader.position()).toEqual({ epoch: 33, offset: 4, imageCount: 12 });
  });

  it("shuffles every epoch anew, and otherwise for another seed", async () => {
    const dataset = await numberedDataset(64);
    const shown = await take(open(dataset, { batch: 64, seed: 1 }), 2);
    expect(shown.slice(0, 64)).not.toEqual(shown.slice(64));
    expect(await take(open(dataset, { batch: 64, seed: 2 }), 1)).not.toEqual(shown.slice(0, 64));
  });

  it("keeps order and position when several batches are asked for at once", async () => {
    const dataset = await numberedDataset(50);
    const loader = open(dataset, { batch: 8, seed: 3 });
    const batches = await Promise.all([loader.next(), loader.next(), loader.next()]);
    expect(batches.flatMap(numbersIn)).toEqual(await take(open(dataset, { batch: 8, seed: 3 }), 3));
    expect(loader.position()).toEqual({ epoch: 0, offset: 24, imageCount: 50 });
  });

  it("counts what was read ahead as not yet given out", async () => {
    const loader = open(await numberedDataset(50), { batch: 8, seed: 3 });
    expect(loader.position()).toEqual({ epoch: 0, offset: 0, imageCount: 50 });
    await loader.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(loader.position()).toEqual({ epoch: 0, offset: 8, imageCount: 50 });
  });

  it("gives arrays away: what the caller writes into one does not come back", async () => {
    const dataset = await numberedDataset(8);
    const loader = open(dataset, { batch: 8, seed: 3 });
    (await loader.next()).fill(255);
    expect(numbersIn(await loader.next()).every((number) => number < 8)).toBe(true);
  });

  it("reads no more ahead than its bound in bytes, and gives the same batches as without one", async () => {
    const imageBytes = 50_000_000;
    const dataset = { ...describeDataset(join(await temporaryFolder(), "images.u8"), 40), imageBytes };
    const file = await openFile(dataset.imagesFile, "w");
    for (let i = 0; i < 40; i++) await file.write(Buffer.of(i), 0, 1, i * dataset.imageBytes);
    await file.truncate(40 * dataset.imageBytes);
    await file.close();
    // A batch is 100 MB, so two may wait.
    const before = process.memoryUsage().arrayBuffers;
    const loader = open(dataset, { batch: 2, seed: 3, readAhead: 30 });
    const first = (await loader.next())[0];
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(readAheadBytes + 3 * 2 * dataset.imageBytes);
    const seen = [first, (await loader.next())[0], (await loader.next())[0]];
    const single = open(dataset, { batch: 2, seed: 3, readAhead: 1 });
    for (const number of seen) expect((await single.next())[0]).toBe(number);
    expect(loader.position()).toEqual(single.position());
  });

  it("tries again to open the images after it failed", async () => {
    const dataset = await numberedDataset(8);
    const bytes = await readFile(dataset.imagesFile);
    await rm(dataset.imagesFile);
    const loader = open(dataset, { batch: 4, seed: 1 });
    await expect(loader.next()).rejects.toMatchObject({ code: "ENOENT" });
    await writeFile(dataset.imagesFile, bytes);
    expect(await take(loader, 2)).toEqual(await take(open(dataset, { batch: 4, seed: 1 }), 2));
  });

  it("refuses a data set smaller than a batch, and says what to do", async () => {
    const dataset = await numberedDataset(5);
    const refused = () => createLoader(dataset, { batch: 6, seed: 1 });
    expect(refused).toThrow(expect.objectContaining({ code: "dataset-unusable" }));
    expect(refused).toThrow(
      "has 5 usable images, fewer than one batch of 6. Train with --batch 5 or less, or add images.",
    );
  });

  it.each([
    ["of another data set", { epoch: 0, offset: 0, imageCount: 9 }],
    ["beyond the end", { epoch: 0, offset: 9, imageCount: 8 }],
    ["that is no place", { epoch: -1, offset: 0.5, imageCount: 8 }],
  ])("refuses a position %s", async (_, position) => {
    const dataset = await numberedDataset(8);
    expect(() => createLoader(dataset, { batch: 4, seed: 1, position })).toThrow(
      expect.objectContaining({ code: "incompatible" }),
    );
  });

  it("says so when the images are cut off meanwhile, and keeps its position", async () => {
    const dataset = await numberedDataset(400);
    const loader = open(dataset, { batch: 4, seed: 1 });
    await truncate(dataset.imagesFile, 0);
    await expect(loader.next()).rejects.toMatchObject({ code: "corrupt" });
    expect(loader.position()).toEqual({ epoch: 0, offset: 0, imageCount: 400 });
  });
});
