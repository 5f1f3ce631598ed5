/** Reads what can be known of a picture before it is decoded. */
import type { ImageFormat } from "../imageFormat.ts";
import { maximumHeldBytes, maximumPixels } from "../../limits.ts";
import { UnusableImage } from "../unusableImage.ts";
import { readBmpHeader } from "./bmp.ts";
import { readGifHeader } from "./gif.ts";
import { readHeifHeader } from "./heif.ts";
import type { ImageHeader } from "./imageHeader.ts";
import { readJpegHeader } from "./jpeg.ts";
import { readJxlHeader } from "./jxl.ts";
import { readPngHeader } from "./png.ts";
import { readTiffHeader } from "./tiff.ts";
import { readWebpHeader } from "./webp.ts";
import { message } from "../../../../shared/messages/message.ts";

const readers: Readonly<Record<ImageFormat, (file: Buffer) => ImageHeader>> = {
  png: readPngHeader,
  jpeg: readJpegHeader,
  webp: readWebpHeader,
  gif: readGifHeader,
  bmp: readBmpHeader,
  avif: (file) => readHeifHeader(file, "avif"),
  heic: (file) => readHeifHeader(file, "heic"),
  jxl: readJxlHeader,
  tiff: readTiffHeader,
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
  if (width < 1 || height < 1) throw new UnusableImage("damaged", message("unusable.headerSize", { width, height }));
  if (width * height > maximumPixels) {
    const megapixels = Math.round((width * height) / 1e6);
    throw new UnusableImage(
      "too large",
      message("unusable.tooManyPixels", { width, height, megapixels, most: maximumPixels / 1e6 }),
    );
  }
  const heldBytes = header.heldBytes + file.length;
  if (heldBytes > maximumHeldBytes) {
    const megabytes = Math.round(heldBytes / 1e6);
    throw new UnusableImage(
      "too large",
      message("unusable.needsTooMuch", { width, height, size: megabytes, most: maximumHeldBytes / 1e6 }),
    );
  }
  return header;
}

function readHeaderOf(file: Buffer, format: ImageFormat): ImageHeader {
  try {
    return readers[format](file);
  } catch (error) {
    // Node's typed reads beyond the end of a buffer: the file is shorter than its header.
    if (error instanceof RangeError) throw new UnusableImage("truncated", message("unusable.endsInHeader"));
    throw error;
  }
}
