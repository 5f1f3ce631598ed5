/** A sample as it lies on disk: one PNG of all images of a step, side by side, that any picture viewer opens. */
import { z } from "zod";
import { fixedNoise, noisyByte } from "../../../shared/addedNoise.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Words } from "../../../shared/messages/message.ts";
import { decodePng, encodePng } from "../../storage/png.ts";
import type { SampleFormat } from "../domain.ts";

/**
 * Images stand on a grid of this many columns (fewer images: one row), without gaps, in the order of the fixed noise.
 */
export const sampleColumns = 8;
/** The keyword of the PNG text that describes the sample, as JSON. */
export const sampleKeyword = "critic-studio:sample";

const descriptionSchema = z.object({
  step: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(16_384),
  size: z.number().int().min(1).max(1024),
  channels: z.union([z.literal(1), z.literal(3)]),
});

/** What `encodeSample` takes. */
export interface SampleToEncode {
  /** `[count, size, size, channels]`, 0 … 255. */
  readonly images: Uint8Array;
  /** Side of one image in pixels. */
  readonly size: number;
  readonly channels: 1 | 3;
  readonly step: number;
}

/** A sample read back. */
export interface ImageSample extends z.infer<typeof descriptionSchema> {
  /** @returns `[size, size, channels]`, 0 … 255, a copy. @throws RangeError where there is no such image */
  readonly image: (index: number) => Uint8Array;
}

/**
 * The bytes of a sample's PNG file; the same images at the same step give the same bytes, whichever run drew them.
 * Places left over in the last row are black.
 *
 * @throws RangeError where the sizes do not fit each other
 */
export function encodeSample(sample: SampleToEncode): Uint8Array {
  const { images, size, channels, step } = sample;
  const count = images.length / (size * size * channels);
  const description = descriptionSchema.safeParse({ step, count, size, channels });
  if (!description.success) throw new RangeError(`This sample cannot be written: ${description.error.message}`);
  const columns = Math.min(count, sampleColumns);
  const [width, height] = [columns * size, Math.ceil(count / columns) * size];
  const data = new Uint8Array(width * height * channels);
  const lineBytes = size * channels;
  for (let line = 0; line < count * size; line++) {
    const target = placeOfLine(Math.floor(line / size), line % size, columns, size) * channels;
    data.set(images.subarray(line * lineBytes, (line + 1) * lineBytes), target);
  }
  const text = { Software: "Critic Studio", [sampleKeyword]: JSON.stringify(description.data) };
  return encodePng({ width, height, channels, data, text });
}

/**
 * Reads a sample's PNG file.
 *
 * @param name what to call it in an error, a file name for one
 * @throws StudioError `corrupt` where it is damaged or was not written by `encodeSample`
 */
export function decodeSample(bytes: Uint8Array, name: Words = message("png.theSample")): ImageSample {
  const { width, height, channels, data, text } = decodePng(bytes, name);
  const description = readDescription(text[sampleKeyword], name);
  const { count, size } = description;
  const columns = Math.min(count, sampleColumns);
  if (width !== columns * size || height !== Math.ceil(count / columns) * size || channels !== description.channels) {
    throw new StudioError("corrupt", message("png.otherSampleSize", { name }));
  }
  const image = (index: number): Uint8Array => {
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new RangeError(`There is no image ${index} among ${count}.`);
    }
    const pixels = new Uint8Array(size * size * channels);
    for (let line = 0; line < size; line++) {
      const source = placeOfLine(index, line, columns, size) * channels;
      pixels.set(data.subarray(source, source + size * channels), line * size * channels);
    }
    return pixels;
  };
  return { ...description, image };
}

/** The pixel at which line `line` of image `index` begins on the grid. */
function placeOfLine(index: number, line: number, columns: number, size: number): number {
  const y = Math.floor(index / columns) * size + line;
  return y * columns * size + (index % columns) * size;
}

function readDescription(text: string | undefined, name: Words): z.infer<typeof descriptionSchema> {
  try {
    return descriptionSchema.parse(JSON.parse(text ?? ""));
  } catch (error) {
    throw new StudioError("corrupt", message("png.noSample", { name }), {}, error);
  }
}

/** Samples of pictures as every domain has them. */
export const imageSampleFormat: SampleFormat<ImageSample> = {
  extension: "png",
  mediaType: "image/png",
  // More than the largest sample: 256 images of 1,024 px without any compression.
  mostBytes: 1024 ** 3,
  encode({ configuration: { imageSize: size, channels }, step, values }) {
    const images = Uint8Array.from(values, (value) => Math.round(255 * value));
    return [encodeSample({ images, size, channels, step })];
  },
  decode: decodeSample,
  withNoise(sample, sigma) {
    const length = sample.size ** 2 * sample.channels;
    const noise = fixedNoise(sample.count * length);
    const image = (index: number): Uint8Array =>
      sample.image(index).map((byte, at) => noisyByte(byte, sigma, noise[index * length + at]!));
    return { ...sample, image };
  },
  show: (sample) => sample,
};
