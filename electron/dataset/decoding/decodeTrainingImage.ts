/** From a file's bytes to its training image. */
import { decodeImage, withEndMarker } from "./decodeImage.ts";
import { decodeJpeg, loadJpegTurbo } from "./decodeJpeg.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { maximumHeldBytes } from "../limits.ts";
import type { PackSettings } from "../packing/packSettings.ts";
import { frame, toTrainingImage } from "./trainingImage.ts";

/**
 * Decodes a picture by the quickest decoder that does for what is made of it.
 *
 * @param settings null only checks that it can be decoded
 * @throws UnusableImage `truncated`, `damaged` or `unsupported`
 */
export async function decodeTrainingImage(
  file: Buffer,
  format: ImageFormat,
  header: ImageHeader,
  settings: PackSettings | null,
): Promise<Uint8Array | null> {
  const samples = quickSamples(header, settings);
  const turbo = samples === undefined ? undefined : await loadJpegTurbo();
  const quick =
    turbo === undefined || samples === undefined
      ? undefined
      : decodeJpeg(turbo, withEndMarker(file, header), header, samples);
  const pixels = quick ?? (await decodeImage(file, format, header));
  return settings === null ? null : toTrainingImage(pixels, header.orientation, settings);
}

/**
 * How much smaller a training image has to be for the quick decoder to stay within two levels of the accurate one, by
 * the mean step of the finest quantisation table: the finer the steps, the less exact it is. Measured:
 * tests/unit/dataset/jpegCorpus.test.ts.
 */
const leastReductions = [
  { meanStep: 18, reduction: 2 },
  { meanStep: 9, reduction: 4 },
  { meanStep: 0, reduction: 12 },
];

/** How many samples the quick JPEG decoder is to give; undefined where it does not do. */
function quickSamples(header: ImageHeader, settings: PackSettings | null): 1 | 3 | undefined {
  const { jpeg, complete, profile, width, height } = header;
  if (jpeg === undefined || !complete || jpeg.components === 4) return undefined;
  if (settings === null) return 1;
  const samples = jpeg.components === 1 ? 1 : 3;
  if (profile !== null || !jpeg.isLumaChroma || jpeg.coefficientBytes + width * height * samples > maximumHeldBytes) {
    return undefined;
  }
  const { region, width: across, height: down } = frame(header, settings);
  const reduction = Math.min(region.width / across, region.height / down);
  const least = leastReductions.find(({ meanStep }) => jpeg.meanStep >= meanStep)?.reduction ?? Infinity;
  return reduction >= least ? samples : undefined;
}
