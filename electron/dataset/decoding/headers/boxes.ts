/** Boxes of ISO base media files (ISO/IEC 14496-12), which AVIF, HEIC and JPEG XL are made of. */
import { UnusableImage } from "../unusableImage.ts";
import { message } from "../../../../shared/messages/message.ts";

/** A picture has a few dozen parts; a hostile file could have millions of empty ones. */
const mostBoxes = 10_000;

export interface Box {
  readonly type: string;
  readonly data: Buffer;
}

/** The boxes directly inside `bytes`, and whether the last one ends where it says. */
export function readBoxes(bytes: Buffer): { boxes: Box[]; complete: boolean } {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    if (boxes.length === mostBoxes) throw new UnusableImage("damaged", message("unusable.tooManyParts"));
    const type = bytes.toString("latin1", at + 4, at + 8);
    const shortSize = bytes.readUInt32BE(at);
    const headerBytes = shortSize === 1 ? 16 : 8;
    if (at + headerBytes > bytes.length) return { boxes, complete: false };
    const longSize = shortSize === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : shortSize;
    // Size 0 means "to the end of the file".
    const size = longSize === 0 ? bytes.length - at : longSize;
    if (size < headerBytes) throw new UnusableImage("damaged", message("unusable.partLength"));
    boxes.push({ type, data: bytes.subarray(at + headerBytes, Math.min(at + size, bytes.length)) });
    if (at + size > bytes.length) return { boxes, complete: false };
    at += size;
  }
  return { boxes, complete: true };
}

export function boxOf(boxes: readonly Box[], type: string): Buffer {
  const found = boxes.find((box) => box.type === type);
  if (found === undefined) throw new UnusableImage("damaged", message("unusable.partMissing", { part: type }));
  return found.data;
}
