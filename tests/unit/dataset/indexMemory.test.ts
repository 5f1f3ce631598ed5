import { open } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { createLoader } from "../../../electron/dataset/loading/loader.ts";
import { describeDataset, temporaryFolder } from "./fixtures.ts";

const imageCount = 3_000_000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function memoryBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

it("holds at most 64 bytes for each of 3 million images", async () => {
  const dataset = describeDataset(join(await temporaryFolder(), "images.u8"), imageCount);
  const file = await open(dataset.imagesFile, "w");
  // A file with nothing but a hole: it takes no room on the disk.
  await file.truncate(imageCount * dataset.imageBytes);
  await file.close();

  const before = memoryBytes();
  const loader = createLoader(dataset, {
    batch: 64,
    seed: 1,
    position: { epoch: 0, offset: imageCount - 32, imageCount },
  });
  // Over the end of an epoch, where the next order is made while the present one is there.
  expect(await loader.next()).toHaveLength(64 * dataset.imageBytes);
  const bytesAnImage = (memoryBytes() - before) / imageCount;
  await loader.close();
  expect(bytesAnImage).toBeLessThan(64);
  // The order itself: the test would see an index, if there were one.
  expect(bytesAnImage).toBeGreaterThan(3.5);
});
