import { isSrgbProfile } from "../iccProfile.ts";
import { UnusableImage } from "../unusableImage.ts";
import { exifOrientation } from "./exifOrientation.ts";
import { plainHeader, type ImageHeader } from "./imageHeader.ts";
import { message } from "../../../../shared/messages/message.ts";

const firstChunk = 12;
const chunkHeaderBytes = 8;
/** Measured with 64 megapixels. Of a single picture the decoder has a copy of the file besides. */
const heldPerPixel = { single: 6.5, animated: 23 } as const;

/** WebP container: RIFF chunks; the canvas is in VP8X, or else in the one frame (VP8 lossy, VP8L lossless). */
export function readWebpHeader(file: Buffer): ImageHeader {
  const complete = file.readUInt32LE(4) + 8 <= file.length;
  let width = 0;
  let height = 0;
  let orientation: number | undefined;
  let profile: Buffer | null = null;
  let isAnimated = false;
  let at = firstChunk;
  while (at + chunkHeaderBytes <= file.length) {
    const type = file.toString("latin1", at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const data = at + chunkHeaderBytes;
    const size = readChunkSize(file, type, data);
    width = Math.max(width, size.width);
    height = Math.max(height, size.height);
    if (type === "ANIM" || type === "ANMF") isAnimated = true;
    if (type === "EXIF" && data + length <= file.length) {
      const exif = file.subarray(data, data + length);
      orientation ??= exifOrientation(exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif);
    }
    if (type === "ICCP" && data + length <= file.length) profile ??= file.subarray(data, data + length);
    at = data + length + (length % 2);
  }
  if (width === 0) {
    if (!complete) throw new UnusableImage("truncated", message("unusable.endsInHeader"));
    throw new UnusableImage("damaged", message("unusable.nothingInIt"));
  }
  return {
    ...plainHeader,
    width,
    height,
    orientation: orientation ?? 1,
    complete,
    profile: profile === null || isSrgbProfile(profile) ? null : profile,
    heldBytes: isAnimated ? width * height * heldPerPixel.animated : width * height * heldPerPixel.single + file.length,
    isPlain: !isAnimated,
  };
}

function readChunkSize(file: Buffer, type: string, data: number): { width: number; height: number } {
  if (type === "VP8X") return { width: file.readUIntLE(data + 4, 3) + 1, height: file.readUIntLE(data + 7, 3) + 1 };
  if (type === "VP8 ") {
    return { width: file.readUInt16LE(data + 6) & 0x3fff, height: file.readUInt16LE(data + 8) & 0x3fff };
  }
  if (type === "VP8L") {
    const bits = file.readUInt32LE(data + 1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: 0, height: 0 };
}
