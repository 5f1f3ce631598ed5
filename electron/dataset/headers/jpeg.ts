import { UnusableImage } from "../unusableImage.ts";
import { exifOrientation } from "./exifOrientation.ts";
import type { ImageHeader } from "./imageHeader.ts";

const startOfScan = 0xda;
const app1 = 0xe1;
const endOfImage = Buffer.from([0xff, 0xd9]);
const exifMark = "Exif\0\0";

/** Start-of-frame markers (ITU T.81, table B.1): C0 to CF but for DHT (C4), JPG (C8) and DAC (CC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Walks the segments up to the first scan. Entropy-coded data cannot contain FF D9, so the end marker is found by search. */
export function readJpegHeader(file: Buffer): ImageHeader {
  let frame: { width: number; height: number } | undefined;
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (file.readUInt8(at) !== 0xff) throw new UnusableImage("damaged", "there is no marker where one is due");
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    if (length < 2) throw new UnusableImage("damaged", "a part of it has an impossible length");
    if (isStartOfFrame(marker)) frame ??= readFrame(file, at, marker);
    if (marker === app1 && file.toString("latin1", at + 4, at + 10) === exifMark) {
      orientation = exifOrientation(file.subarray(at + 10, at + 2 + length));
    }
    if (marker === startOfScan) break;
    at += 2 + length;
  }
  if (frame === undefined) throw new UnusableImage("damaged", "its pixels come before its header");
  const complete = file.lastIndexOf(endOfImage) > at;
  return { ...frame, orientation, sampleBits: 8, complete };
}

function readFrame(file: Buffer, at: number, marker: number): { width: number; height: number } {
  if (marker > 0xc2) throw new UnusableImage("unsupported", "an arithmetic-coded, lossless or hierarchical JPEG");
  const bits = file.readUInt8(at + 4);
  if (bits !== 8) throw new UnusableImage("unsupported", `a JPEG of ${bits} bits a sample`);
  return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
}
