import { UnusableImage } from "../unusableImage.ts";
import type { ImageHeader } from "./imageHeader.ts";

/** A picture has a few dozen parts; a hostile file could have millions of empty ones. */
const mostBoxes = 10_000;

interface Box {
  readonly type: string;
  readonly data: Buffer;
}

/** The boxes directly inside `bytes`, and whether the last one ends where it says. */
function readBoxes(bytes: Buffer): { boxes: Box[]; complete: boolean } {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    if (boxes.length === mostBoxes) throw new UnusableImage("damaged", "it has too many parts to be a picture");
    const type = bytes.toString("latin1", at + 4, at + 8);
    const shortSize = bytes.readUInt32BE(at);
    const headerBytes = shortSize === 1 ? 16 : 8;
    if (at + headerBytes > bytes.length) return { boxes, complete: false };
    const longSize = shortSize === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : shortSize;
    // Size 0 means "to the end of the file".
    const size = longSize === 0 ? bytes.length - at : longSize;
    if (size < headerBytes) throw new UnusableImage("damaged", "a part of it has an impossible length");
    boxes.push({ type, data: bytes.subarray(at + headerBytes, Math.min(at + size, bytes.length)) });
    if (at + size > bytes.length) return { boxes, complete: false };
    at += size;
  }
  return { boxes, complete: true };
}

function boxOf(boxes: readonly Box[], type: string): Buffer {
  const found = boxes.find((box) => box.type === type);
  if (found === undefined) throw new UnusableImage("damaged", `its part "${type}" is missing`);
  return found.data;
}

/** AVIF (ISO 23008-12): the item properties meta/iprp/ipco have ispe (extent), irot (quarter turns), imir (mirror). */
export function readAvifHeader(file: Buffer): ImageHeader {
  const { boxes, complete } = readBoxes(file);
  if (!complete && !boxes.some((box) => box.type === "meta")) {
    throw new UnusableImage("truncated", "the file ends inside its header");
  }
  const meta = boxOf(boxes, "meta").subarray(4);
  const properties = readBoxes(boxOf(readBoxes(boxOf(readBoxes(meta).boxes, "iprp")).boxes, "ipco")).boxes;
  const extents = properties.filter((box) => box.type === "ispe").map((box) => box.data);
  // Tiles and an alpha plane have extents of their own, never larger than the picture's.
  const width = Math.max(0, ...extents.map((data) => data.readUInt32BE(4)));
  const height = Math.max(0, ...extents.map((data) => data.readUInt32BE(8)));
  return { width, height, orientation: readOrientation(properties), sampleBits: 8, complete };
}

/** The EXIF orientation that equals a mirroring after anticlockwise quarter turns. */
const orientations = {
  unmirrored: [1, 8, 3, 6],
  /** Axis 0 exchanges top and bottom. */
  topBottom: [4, 5, 2, 7],
  /** Axis 1 exchanges left and right. */
  leftRight: [2, 7, 4, 5],
} as const;

function readOrientation(properties: readonly Box[]): number {
  const turns = (properties.find((box) => box.type === "irot")?.data.readUInt8(0) ?? 0) & 3;
  const mirror = properties.find((box) => box.type === "imir")?.data.readUInt8(0);
  const row =
    mirror === undefined
      ? orientations.unmirrored
      : (mirror & 1) === 0
        ? orientations.topBottom
        : orientations.leftRight;
  return row[turns] ?? 1;
}
