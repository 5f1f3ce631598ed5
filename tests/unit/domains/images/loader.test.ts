import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PackedDataset } from "../../../../electron/dataset/packing/packedDataset.ts";
import { openLoader } from "../../../../electron/domains/domainOf.ts";
import { packPictures } from "../../trainer/packedPictures.support.ts";
import { orderFor, tinyConfiguration } from "../../trainer/training.support.ts";

let folder: string;
let dataset: PackedDataset;
let other: PackedDataset;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loader-"));
  dataset = await packPictures(folder);
  other = await packPictures(folder, { shade: 9 });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const order = (changes: object = {}): ReturnType<typeof orderFor> =>
  orderFor(folder, { datasetFolder: dataset.folder, ...changes });

async function batches(from: Awaited<ReturnType<typeof openLoader>>, count: number): Promise<string[]> {
  const hashes: string[] = [];
  for (let i = 0; i < count; i++) hashes.push(Buffer.from(await from.loader.next()).toString("base64"));
  return hashes;
}

it("goes on with the very batches that would have come, across epochs, also with another batch size", async () => {
  const uninterrupted = await openLoader(order(), null);
  const all = await batches(uninterrupted, 12);
  const first = await openLoader(order(), null);
  await batches(first, 5);
  const position: unknown = JSON.parse(JSON.stringify(first.loader.position()));
  const second = await openLoader(order(), position as never);
  expect(await batches(second, 7)).toEqual(all.slice(5));
  const larger = await openLoader(order({ configuration: tinyConfiguration({ batch: 8 }) }), position as never);
  const decode = (text: string): Buffer => Buffer.from(text, "base64");
  expect(decode((await batches(larger, 1))[0] ?? "")).toEqual(Buffer.concat(all.slice(5, 7).map(decode)));
  await Promise.all([uninterrupted, first, second, larger].map(({ loader }) => loader.close()));
});

it("begins anew where a fork has other images, and says so; refuses to resume on them", async () => {
  const { loader } = await openLoader(order(), null);
  await loader.next();
  const position = loader.position();
  await loader.close();
  const fork = await openLoader(order({ datasetFolder: other.folder, fork: true }), position);
  expect(fork.restarted?.text).toContain("begin anew");
  expect(fork.loader.position()).toMatchObject({ place: { epoch: 0, offset: 0 } });
  await fork.loader.close();
  await expect(openLoader(order({ datasetFolder: other.folder }), position)).rejects.toMatchObject({
    code: "incompatible",
  });
});

it("refuses images of another size, a position that is none, and a batch larger than the data set", async () => {
  const configuration = tinyConfiguration({ imageSize: 32 });
  await expect(openLoader(order({ configuration }), null)).rejects.toMatchObject({ code: "incompatible" });
  await expect(openLoader(order(), { place: 3 })).rejects.toMatchObject({ code: "corrupt" });
  await expect(openLoader(order({ configuration: tinyConfiguration({ batch: 64 }) }), null)).rejects.toMatchObject({
    code: "dataset-unusable",
  });
});

describe("with flips", () => {
  const mirroring = (changes: object = {}) => order({ configuration: tinyConfiguration({ flips: true }), ...changes });

  /** A picture of 16 × 16 px in three channels, left to right. */
  function mirrored(image: Buffer): Buffer {
    const places = Array.from(image.keys(), (at) => {
      const [pixel, channel] = [Math.floor(at / 3), at % 3];
      const [line, column] = [Math.floor(pixel / 16), pixel % 16];
      return 3 * (16 * line + 15 - column) + channel;
    });
    return Buffer.from(places.map((place) => image[place]!));
  }

  const imagesOf = (hashes: readonly string[]): Buffer[] =>
    hashes.flatMap((hash) => {
      const batch = Buffer.from(hash, "base64");
      return Array.from({ length: 4 }, (_, image) => batch.subarray(image * 768, (image + 1) * 768));
    });

  it("the same pictures come in the same order, about half mirrored, and not always the same", async () => {
    const [plain, flipping] = [await openLoader(order(), null), await openLoader(mirroring(), null)];
    const [originals, drawn] = [imagesOf(await batches(plain, 50)), imagesOf(await batches(flipping, 50))];
    const turned = drawn.map((image, at) => {
      if (image.equals(originals[at]!)) return false;
      expect(image.equals(mirrored(originals[at]!))).toBe(true);
      return true;
    });
    // Of 200, 100 ± 7: five deviations either way.
    expect(Math.abs(turned.filter(Boolean).length - 100)).toBeLessThan(36);
    const ofFirst = turned.filter((_, at) => originals[at]!.equals(originals[0]!));
    expect(new Set(ofFirst)).toEqual(new Set([true, false]));
    await Promise.all([plain, flipping].map(({ loader }) => loader.close()));
  });

  it("they go on from a position with the very same flips", async () => {
    const uninterrupted = await openLoader(mirroring(), null);
    const all = await batches(uninterrupted, 9);
    const first = await openLoader(mirroring(), null);
    await batches(first, 4);
    const position: unknown = JSON.parse(JSON.stringify(first.loader.position()));
    const second = await openLoader(mirroring(), position as never);
    expect(await batches(second, 5)).toEqual(all.slice(4));
    await Promise.all([uninterrupted, first, second].map(({ loader }) => loader.close()));
  });

  it("a fork begins or ends them where its parent stood; a run without has no such stream", async () => {
    const plain = await openLoader(order(), null);
    await batches(plain, 3);
    const position = plain.loader.position();
    expect(Object.keys(position as object)).toEqual(["imagesSha256", "place"]);
    const next = imagesOf(await batches(plain, 1));
    const begun = await openLoader(mirroring({ fork: true }), position);
    for (const [at, image] of imagesOf(await batches(begun, 1)).entries()) {
      expect(image.equals(next[at]!) || image.equals(mirrored(next[at]!))).toBe(true);
    }
    const ended = await openLoader(order({ fork: true }), begun.loader.position());
    expect(Object.keys(ended.loader.position() as object)).toEqual(["imagesSha256", "place"]);
    expect(await batches(ended, 1)).toEqual(await batches(plain, 1));
    await Promise.all([plain, begun, ended].map(({ loader }) => loader.close()));
  });
});
