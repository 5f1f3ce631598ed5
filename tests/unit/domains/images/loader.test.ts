import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
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
