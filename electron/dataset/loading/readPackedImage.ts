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
export async function readPackedImage(dataset: PackedDataset, index: number): Promise<Uint8Array> {
  const { imageCount, imageBytes, folder } = dataset;
  if (!Number.isInteger(index) || index < 0 || index >= imageCount) {
    throw new StudioError("not-found", message("dataset.noImageAt", { folder, count: imageCount, index }), {
      folder,
      index,
    });
  }
  const pixels = new Uint8Array(imageBytes);
  const file = await openImages(dataset);
  try {
    const { bytesRead } = await file.read(pixels, 0, imageBytes, index * imageBytes);
    if (bytesRead === imageBytes) return pixels;
  } finally {
    await file.close();
  }
  throw new StudioError("corrupt", message("dataset.endsBefore", { folder, image: index }), { folder, index });
}
