import { UnusableImage } from "../unusableImage.ts";
import { plainHeader, type ImageHeader } from "./imageHeader.ts";
import { message } from "../../../../shared/messages/message.ts";

const fileHeaderBytes = 14;
const coreHeaderBytes = 12;
const uncompressed = 0;
const bitFields = 3;
const embeddedJpeg = 4;
const embeddedPng = 5;
const heldPerPixel = 4;
/** The decoder has one of its own. */
const copiesOfFile = 1;

/**
 * BITMAPCOREHEADER (12 bytes, 16-bit sizes) and BITMAPINFOHEADER with its successors; a negative height is top-down.
 */
export function readBmpHeader(file: Buffer): ImageHeader {
  const core = file.readUInt32LE(fileHeaderBytes) === coreHeaderBytes;
  const width = core ? file.readUInt16LE(18) : Math.abs(file.readInt32LE(18));
  const height = core ? file.readUInt16LE(20) : Math.abs(file.readInt32LE(22));
  const bitsPerPixel = file.readUInt16LE(core ? 24 : 28);
  const compression = core ? uncompressed : file.readUInt32LE(30);
  if (compression === embeddedJpeg || compression === embeddedPng) {
    throw new UnusableImage("unsupported", message("unusable.printerBmp"));
  }
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  const isPlain = compression === uncompressed || compression === bitFields;
  const complete = !isPlain || file.readUInt32LE(10) + rowBytes * height <= file.length;
  return {
    ...plainHeader,
    width,
    height,
    complete,
    heldBytes: width * height * heldPerPixel + copiesOfFile * file.length,
  };
}
