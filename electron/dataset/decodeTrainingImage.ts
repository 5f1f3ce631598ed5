/** From a file's bytes to its training image. */
import { decodeImage } from "./decodeImage.ts";
import { decodeJpeg, loadJpegTurbo } from "./decodeJpeg.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import type { ImageFormat } from "./imageFormat.ts";
import type { PackSettings } from "./packSettings.ts";
import { frame, toTrainingImage } from "./trainingImage.ts";

/**
 * Decodes a picture by the quickest decoder that does for what is made of it.
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
  const isQuick = format === "jpeg" && header.complete && (settings === null || isHalvedAtLeast(header, settings));
  const turbo = isQuick ? await loadJpegTurbo() : undefined;
  const quick = turbo === undefined ? undefined : decodeJpeg(turbo, file, header, settings?.channels ?? 1);
  const pixels = quick ?? (await decodeImage(file, format, header));
  return settings === null ? null : toTrainingImage(pixels, header.orientation, settings);
}

/** True where every pixel of the training image is the mean of four or more. */
function isHalvedAtLeast(header: ImageHeader, settings: PackSettings): boolean {
  const { region, width, height } = frame(header, settings);
  return region.width >= 2 * width && region.height >= 2 * height;
}
