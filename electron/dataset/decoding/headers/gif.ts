import { plainHeader, type ImageHeader } from "./imageHeader.ts";

const extension = 0x21;
const imageDescriptor = 0x2c;
/** A frame in four samples a pixel, and the canvas. */
const heldPerPixel = 8;

/** Bytes of a colour table whose size is in the low three bits of `flags`; none where the high bit is clear. */
function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The offset after a chain of sub-blocks, or undefined where the file ends inside it. */
function afterSubBlocks(file: Buffer, start: number): number | undefined {
  let at = start;
  while (at < file.length) {
    const length = file.readUInt8(at);
    at += 1 + length;
    if (length === 0) return at;
  }
  return undefined;
}

/** GIF 89a: complete where its first frame is; what follows is never looked at. */
export function readGifHeader(file: Buffer): ImageHeader {
  let width = file.readUInt16LE(6);
  let height = file.readUInt16LE(8);
  const header = (complete: boolean): ImageHeader => ({
    ...plainHeader,
    width,
    height,
    complete,
    heldBytes: width * height * heldPerPixel,
  });
  let at = 13 + colourTableBytes(file.readUInt8(10));
  while (at < file.length) {
    const kind = file.readUInt8(at);
    if (kind === extension) {
      const next = afterSubBlocks(file, at + 2);
      if (next === undefined) return header(false);
      at = next;
    } else if (kind === imageDescriptor && at + 10 <= file.length) {
      // A frame may reach beyond the screen that the file announces.
      width = Math.max(width, file.readUInt16LE(at + 1) + file.readUInt16LE(at + 5));
      height = Math.max(height, file.readUInt16LE(at + 3) + file.readUInt16LE(at + 7));
      const data = at + 10 + colourTableBytes(file.readUInt8(at + 9)) + 1;
      return header(afterSubBlocks(file, data) !== undefined);
    } else {
      return header(false);
    }
  }
  return header(false);
}
