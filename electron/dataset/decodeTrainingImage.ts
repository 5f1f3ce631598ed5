/** From a file's bytes to its training image. */
import { decodeImage } from "./decodeImage.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { decodeReduced } from "./jpeg/decodeReduced.ts";
import type { PackSettings } from "./packSettings.ts";
import { frame, planesToTrainingImage, toTrainingImage } from "./trainingImage.ts";

/**
 * Decodes a picture no larger than its training image needs it, where the format allows that.
 *
 * @param settings null only checks that it can be decoded
 * @throws UnusableImage `truncated` or `damaged`
 */
export async function decodeTrainingImage(
  file: Buffer,
  format: ImageFormat,
  header: ImageHeader,
  settings: PackSettings | null,
): Promise<Uint8Array | null> {
  if (format === "jpeg") {
    const wanted = settings === null ? null : { ...frame(header, settings), colour: settings.channels === 3 };
    const planes = decodeReduced(file, wanted);
    if (planes !== undefined) return settings === null ? null : planesToTrainingImage(planes, header, settings);
  }
  const pixels = await decodeImage(file, format, header);
  return settings === null ? null : toTrainingImage(pixels, header.orientation, settings);
}
