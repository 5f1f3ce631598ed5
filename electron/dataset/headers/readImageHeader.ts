/** Reads what can be known of a picture before it is decoded. */
import type { ImageFormat } from "../imageFormat.ts";
import { maximumPixels } from "../limits.ts";
import { UnusableImage } from "../unusableImage.ts";
import { readAvifHeader } from "./avif.ts";
import { readBmpHeader } from "./bmp.ts";
import { readGifHeader } from "./gif.ts";
import type { ImageHeader } from "./imageHeader.ts";
import { readJpegHeader } from "./jpeg.ts";
import { readPngHeader } from "./png.ts";
import { readWebpHeader } from "./webp.ts";

const readers: Readonly<Record<ImageFormat, (file: Buffer) => ImageHeader>> = {
  png: readPngHeader,
  jpeg: readJpegHeader,
  webp: readWebpHeader,
  gif: readGifHeader,
  bmp: readBmpHeader,
  avif: readAvifHeader,
};

/**
 * Reads dimensions, orientation and completeness without decoding. Every length read from the file is checked against
 * the file's own before it is used; the walk over a file's parts only ever moves forward.
 *
 * @throws UnusableImage `truncated`, `damaged`, `unsupported` or `too large`
 */
export function readImageHeader(file: Buffer, format: ImageFormat): ImageHeader {
  const header = readHeaderOf(file, format);
  const { width, height } = header;
  if (width < 1 || height < 1) throw new UnusableImage("damaged", `its header says ${width} × ${height} px`);
  if (width * height > maximumPixels) {
    const megapixels = Math.round((width * height) / 1e6);
    throw new UnusableImage(
      "too large",
      `${width} × ${height} px is ${megapixels} megapixels; at most ${maximumPixels / 1e6} are read`,
    );
  }
  return header;
}

function readHeaderOf(file: Buffer, format: ImageFormat): ImageHeader {
  try {
    return readers[format](file);
  } catch (error) {
    // Node's typed reads beyond the end of a buffer: the file is shorter than its header.
    if (error instanceof RangeError) throw new UnusableImage("truncated", "the file ends inside its header");
    throw error;
  }
}
