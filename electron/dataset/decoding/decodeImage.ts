/** From a file's bytes to plain 8-bit pixels. */
import { decodeByHeif } from "./decodeByHeif.ts";
import { convertByVips, decodeByVips } from "./decodeByVips.ts";
import { decodeJpeg, loadJpegTurbo } from "./decodeJpeg.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { largePixels } from "../limits.ts";
import type { Pixels } from "./pixels.ts";
import { UnusableImage } from "./unusableImage.ts";
import { message } from "../../../shared/messages/message.ts";

/** Raises itself with every change that gives other pixels, so that caches made before are not taken for equal. */
export const decoderVersion = 3;

const endOfImage = Buffer.from([0xff, 0xd9]);

/** A JPEG that lacks its end marker gets one: whether its picture is there, the decoder tells. */
export function withEndMarker(file: Buffer, { hasEnd }: ImageHeader): Buffer {
  return hasEnd ? file : Buffer.concat([file, endOfImage]);
}

/**
 * Decodes the first frame, as stored: the orientation is the caller's to apply. Colours come out as sRGB, 16 bits as 8.
 * A picture of more than `largePixels` may come out smaller, by a whole factor.
 *
 * @throws UnusableImage `truncated`, `damaged` or `unsupported`
 */
export async function decodeImage(file: Buffer, format: ImageFormat, header: ImageHeader): Promise<Pixels> {
  if (!header.complete) throw new UnusableImage("truncated", message("unusable.endsBeforePicture"));
  if (format === "jpeg") return await decodeJpegAccurately(file, header);
  if (format === "heic") {
    const pixels = await decodeByHeif(file, header);
    return await convertByVips(pixels, header);
  }
  const isLarge = header.width * header.height > largePixels;
  const isQuickPng = format === "png" && header.hasEnd && header.profile === null && !isLarge;
  // libvips needs three times the memory for it.
  const isLargeWebp = format === "webp" && isLarge;
  const isRaw = format === "bmp" || (header.isPlain === true && (isQuickPng || isLargeWebp));
  if (!isRaw) return await decodeByVips(file, format, header);
  const pixels = await decodeRaw(file, header);
  return await convertByVips(pixels, header);
}

async function decodeJpegAccurately(file: Buffer, header: ImageHeader): Promise<Pixels> {
  const closed = withEndMarker(file, header);
  const turbo = header.jpeg?.hasUsualSampling === true ? await loadJpegTurbo() : undefined;
  const isComplainedOf = turbo !== undefined && decodeJpeg(turbo, closed, header, 1) === undefined;
  const { pixels, remarks } = await decodeJpegByVips(closed, header);
  // libvips stops at the last row, and so does not see what is left over.
  if (isComplainedOf && !remarks) {
    if (!header.hasEnd) throw new UnusableImage("truncated", message("unusable.endsBeforePicture"));
    throw new UnusableImage("damaged", message("unusable.dataGoesOn"));
  }
  return pixels;
}

/** What libjpeg also warns of, though every pixel is there. */
const harmless = /unknown JFIF revision|unknown Adobe color transform|invalid SOS parameters/i;

async function decodeJpegByVips(file: Buffer, header: ImageHeader): Promise<{ pixels: Pixels; remarks: boolean }> {
  try {
    return { pixels: await decodeByVips(file, "jpeg", header), remarks: false };
  } catch (error) {
    if (!(error instanceof UnusableImage) || !harmless.test(error.message)) throw error;
    return { pixels: await decodeByVips(file, "jpeg", header, "error"), remarks: true };
  }
}

/** @napi-rs/image takes a fifth of libvips's time for small PNGs, and reads BMP, which libvips does not. */
async function decodeRaw(file: Buffer, { width, height }: ImageHeader): Promise<Pixels> {
  // Loaded when it is needed first: a folder of JPEGs does without, and every decoder would wait for it.
  const { Transformer } = await import("@napi-rs/image");
  const data = await new Transformer(file).rawPixels().catch((error: unknown) => {
    const said = error instanceof Error ? error.message.replace(/^Decode image failed\s*/, "") : String(error);
    const endsEarly = /unexpected end|unexpected eof|fill whole buffer/i.test(said);
    throw new UnusableImage(endsEarly ? "truncated" : "damaged", message("plain.quoted", { words: said }));
  });
  const samples = data.length / (width * height);
  if (!Number.isInteger(samples) || samples < 1 || samples > 4) {
    throw new UnusableImage("damaged", message("unusable.otherSizeThanHeader", { width, height }));
  }
  return { width, height, samples, data };
}
