import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { openImages, type PackedDataset } from "../packing/packedDataset.ts";

/**
 * One image of a packed data set.
 *
 * @param index 0 … imageCount - 1
 * @returns imageSize × imageSize × channels bytes, rows from the top, channels last
 * @throws StudioError `not-found` where there is no such image, `corrupt` where the file ends before it
 */
export function readPackedImage(dataset: PackedDataset, index: number): Promise<Uint8Array> {
  return readPackedImages(dataset, [index]);
}

/** Some images of a packed data set, one after another, in the order asked for. @throws as `readPackedImage` */
export async function readPackedImages(dataset: PackedDataset, indices: ArrayLike<number>): Promise<Uint8Array> {
  const { imageCount, imageBytes, folder } = dataset;
  const pixels = new Uint8Array(indices.length * imageBytes);
  const file = await openImages(dataset);
  try {
    for (let place = 0; place < indices.length; place++) {
      const index = indices[place]!;
      if (!Number.isInteger(index) || index < 0 || index >= imageCount) {
        const sentence = message("dataset.noImageAt", { folder, count: imageCount, index });
        throw new StudioError("not-found", sentence, { folder, index });
      }
      const { bytesRead } = await file.read(pixels, place * imageBytes, imageBytes, index * imageBytes);
      if (bytesRead !== imageBytes) {
        throw new StudioError("corrupt", message("dataset.endsBefore", { folder, image: index }), { folder, index });
      }
    }
    return pixels;
  } finally {
    await file.close();
  }
}
