/** From a file's bytes to plain 8-bit pixels. */
import type { ImageHeader } from "./headers/imageHeader.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { maximumPixels } from "./limits.ts";
import { UnusableImage } from "./unusableImage.ts";

/** Rows from top to bottom, `samples` bytes a pixel: grey (1), grey and alpha (2), RGB (3) or RGBA (4). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly data: Uint8Array;
}

/** Raises itself with every change that gives other pixels, so that caches made before are not taken for equal. */
export const decoderVersion = 2;

/**
 * Decodes the first frame, as stored: the orientation is the caller's to apply. CMYK comes out as RGB, 16 bits as 8.
 *
 * @throws UnusableImage `truncated` or `damaged`
 */
export async function decodeImage(file: Buffer, format: ImageFormat, header: ImageHeader): Promise<Pixels> {
  // The JPEG and GIF decoders paint over what is missing, so the container is asked.
  if (!header.complete) throw new UnusableImage("truncated", "the file ends before its picture does");
  try {
    // @napi-rs/image reads every format but GIF, and leaves colour values alone, which @napi-rs/canvas does not.
    return format === "gif" ? await decodeByCanvas(file) : await decodeRaw(file, header);
  } catch (error) {
    if (error instanceof UnusableImage) throw error;
    const message = error instanceof Error ? error.message.replace(/^Decode image failed\s*/, "") : String(error);
    const endsEarly = /unexpected end|unexpected eof|fill whole buffer/i.test(message);
    throw new UnusableImage(endsEarly ? "truncated" : "damaged", message);
  }
}

async function decodeRaw(file: Buffer, { width, height, sampleBits }: ImageHeader): Promise<Pixels> {
  // Loaded when it is needed first: a folder of JPEGs does without, and every worker would wait for it.
  const { Transformer } = await import("@napi-rs/image");
  const bytes = await new Transformer(file).rawPixels();
  const data = sampleBits === 16 ? eightBits(bytes) : bytes;
  const samples = data.length / (width * height);
  if (!Number.isInteger(samples) || samples < 1 || samples > 4) {
    throw new UnusableImage("damaged", `its pixels are not the ${width} × ${height} that its header says`);
  }
  return { width, height, samples, data };
}

/** 0 … 65535, in this machine's byte order, to 0 … 255, rounded. */
function eightBits(bytes: Buffer): Uint8Array {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(bytes);
  const wide = new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 1);
  return Uint8Array.from(wide, (value) => (value + 128) / 257);
}

async function decodeByCanvas(file: Buffer): Promise<Pixels> {
  // As above: most folders have no GIF.
  const { createCanvas, Image } = await import("@napi-rs/canvas");
  const image = new Image();
  image.src = file;
  await image.decode();
  const { width, height } = image;
  if (width < 1 || height < 1 || width * height > maximumPixels) {
    throw new UnusableImage("damaged", `its frame is ${width} × ${height} px, other than its header says`);
  }
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, samples: 4, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}
