import { UnusableImage } from "../unusableImage.ts";
import { exifOrientation } from "./exifOrientation.ts";
import type { ImageHeader } from "./imageHeader.ts";

const signatureBytes = 8;
/** Length, type and checksum around a chunk's data. */
const chunkOverheadBytes = 12;

/** PNG (W3C, third edition): IHDR comes first, IEND last, eXIf anywhere between. */
export function readPngHeader(file: Buffer): ImageHeader {
  if (file.toString("latin1", 12, 16) !== "IHDR") {
    if (file.length < 16) throw new UnusableImage("truncated", "the file ends inside its header");
    throw new UnusableImage("damaged", "its first part is not the header that a PNG begins with");
  }
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const sampleBits = file.readUInt8(24) === 16 ? 16 : 8;
  let orientation = 1;
  let at = signatureBytes;
  while (at + chunkOverheadBytes <= file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const end = at + chunkOverheadBytes + length;
    if (type === "IEND") return { width, height, orientation, sampleBits, complete: true };
    if (type === "eXIf" && end <= file.length) orientation = exifOrientation(file.subarray(at + 8, at + 8 + length));
    at = end;
  }
  return { width, height, orientation, sampleBits, complete: false };
}
