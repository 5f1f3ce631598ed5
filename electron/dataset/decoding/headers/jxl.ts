import { UnusableImage } from "../unusableImage.ts";
import { readBoxes } from "./boxes.ts";
import { plainHeader, type ImageHeader } from "./imageHeader.ts";
import { message } from "../../../../shared/messages/message.ts";

/** The decoder works in floating point, and keeps the whole picture. */
const heldPerPixel = 24;

/** Width by height for the ratios that the size names (ISO/IEC 18181-1, SizeHeader). */
const ratios = [undefined, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2] as const;

/**
 * JPEG XL: the codestream, or boxes with one inside. The decoder turns by itself, so that the header says the size as
 * shown.
 */
export function readJxlHeader(file: Buffer): ImageHeader {
  const bits = bitReader(codestream(file));
  if (bits(16) !== 0x0aff) throw new UnusableImage("damaged", message("unusable.noPixelHeader"));
  const isSmall = bits(1) === 1;
  const side = () => (isSmall ? (bits(5) + 1) * 8 : bits([9, 13, 18, 30][bits(2)] ?? 9) + 1);
  const height = side();
  const ratio = ratios[bits(3)];
  const width = ratio === undefined ? side() : Math.floor(height * ratio);
  const isDefault = bits(1) === 1;
  const orientation = !isDefault && bits(1) === 1 ? bits(3) + 1 : 1;
  const isTurned = orientation >= 5;
  return {
    ...plainHeader,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    heldBytes: width * height * heldPerPixel,
  };
}

function codestream(file: Buffer): Buffer {
  if (file.readUInt8(0) === 0xff) return file;
  const { boxes } = readBoxes(file);
  const whole = boxes.find((box) => box.type === "jxlc");
  if (whole !== undefined) return whole.data;
  const part = boxes.find((box) => box.type === "jxlp");
  if (part === undefined) throw new UnusableImage("truncated", message("unusable.endsInHeader"));
  return part.data.subarray(4);
}

/** Bits from the lowest of each byte on. */
function bitReader(bytes: Buffer): (count: number) => number {
  let at = 0;
  return (count) => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value += ((bytes.readUInt8(at >> 3) >> (at & 7)) & 1) * 2 ** i;
    return value;
  };
}
