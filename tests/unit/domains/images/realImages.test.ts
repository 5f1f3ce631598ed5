import { writeFile } from "node:fs/promises";
import { beforeEach, expect, it } from "vitest";
import { domainOf } from "../../../../electron/domains/domainOf.ts";
import type { PackedDataset } from "../../../../electron/dataset/packing/packedDataset.ts";
import { temporaryFolder } from "../../history/temporaryHistory.ts";
import { packPictures } from "../../trainer/packedPictures.support.ts";
import { tinyConfiguration } from "../../trainer/training.support.ts";

let dataset: PackedDataset;
beforeEach(async () => {
  dataset = await packPictures(temporaryFolder());
});

const read = (most: number, seed = 1) => {
  const configuration = tinyConfiguration({ seed });
  return domainOf(configuration).realSamples({ configuration, datasetFolder: dataset.folder }, most);
};

it("are the same whatever the run's seed, and of one data set by its images", async () => {
  const [one, other] = [await read(4, 1), await read(4, 2)];
  expect(one).toEqual(other);
  expect(one).toMatchObject({ of: dataset.imagesSha256, first: { count: 4, shape: [16, 16, 3] } });
  expect(one.first.values).toHaveLength(4 * 768);
});

it("are at most half of the data set, and the other half beside them: every image once", async () => {
  const { first, second } = await read(10_000);
  const half = Math.floor(dataset.imageCount / 2);
  expect([first.count, second.count]).toEqual([half, half]);
  const images = [first, second].flatMap(({ values }) =>
    Array.from({ length: half }, (_, i) => Buffer.from(values.subarray(768 * i, 768 * (i + 1))).toString("base64")),
  );
  expect(new Set(images).size).toBe(2 * half);
});

it("are refused where a byte of them has changed", async () => {
  await writeFile(dataset.imagesFile, Buffer.alloc(dataset.imageCount * dataset.imageBytes, 7));
  await expect(read(4)).rejects.toMatchObject({ code: "corrupt" });
});
