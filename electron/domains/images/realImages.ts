import { epochOrder } from "../../dataset/loading/epochOrder.ts";
import { readPackedImages } from "../../dataset/loading/readPackedImage.ts";
import { openPackedDataset } from "../../dataset/packing/packedDataset.ts";
import { verifyOnce } from "../../dataset/packing/verifyOnce.ts";
import type { ReadRealSamples } from "../domain.ts";

/**
 * Real images for metrics: of one shuffled order of the data set the first, and the next as many.
 *
 * @throws StudioError `not-found`; `corrupt`, also where a byte of an image has changed
 */
export const realImages: ReadRealSamples = async ({ datasetFolder }, most) => {
  if (datasetFolder === null) throw new Error("Real images were asked for without a data set.");
  const dataset = await openPackedDataset(datasetFolder);
  await verifyOnce(dataset);
  const { imageSize, channels, imageCount, imagesSha256 } = dataset;
  const count = Math.min(most, Math.floor(imageCount / 2));
  const order = epochOrder(0, 0, imageCount);
  const read = async (from: number) => ({
    count,
    shape: [imageSize, imageSize, channels],
    values: await readPackedImages(dataset, order.subarray(from, from + count)),
  });
  return { of: imagesSha256, first: await read(0), second: await read(count) };
};
