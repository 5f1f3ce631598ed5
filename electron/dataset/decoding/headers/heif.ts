import { profileOfCodes } from "../codedColour.ts";
import { isSrgbProfile } from "../iccProfile.ts";
import { UnusableImage } from "../unusableImage.ts";
import { boxOf, readBoxes, type Box } from "./boxes.ts";
import { plainHeader, type ImageHeader } from "./imageHeader.ts";
import { message } from "../../../../shared/messages/message.ts";

/**
 * The planes as coded, the picture that is made of them, and copies of both within the libraries; measured with 24
 * megapixels of AVIF and of HEIC.
 */
const heldPerPixel = { avif: 19, heic: 18 } as const;

/**
 * AVIF and HEIC (ISO/IEC 23008-12): the size, turns and colours are those properties that are associated with the
 * primary item. The decoders turn and mirror by themselves, so that the header says the size as shown.
 */
export function readHeifHeader(file: Buffer, format: keyof typeof heldPerPixel): ImageHeader {
  const { boxes, complete } = readBoxes(file);
  if (!boxes.some((box) => box.type === "meta")) {
    if (!complete) throw new UnusableImage("truncated", message("unusable.endsInHeader"));
    if (boxes.some((box) => box.type === "moov")) {
      throw new UnusableImage("unsupported", message("unusable.film"));
    }
  }
  const { boxes: meta, complete: hasMeta } = readBoxes(boxOf(boxes, "meta").subarray(4));
  if (!hasMeta) throw new UnusableImage("truncated", message("unusable.endsInHeader"));
  const properties = primaryProperties(meta);
  const extent = boxOf(properties, "ispe");
  const coded = { width: extent.readUInt32BE(4), height: extent.readUInt32BE(8) };
  const { width, height } = clean(properties) ?? coded;
  const turns = properties.find((box) => box.type === "irot")?.data.readUInt8(0) ?? 0;
  const isTurned = (turns & 1) === 1;
  return {
    ...plainHeader,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    complete,
    profile: readProfile(properties),
    heldBytes: coded.width * coded.height * heldPerPixel[format],
  };
}

/** What is shown of the coded pixels, whose sides encoders fill up to a multiple; undefined where it is all of them. */
function clean(properties: readonly Box[]): { width: number; height: number } | undefined {
  const aperture = properties.find((box) => box.type === "clap")?.data;
  if (aperture === undefined) return undefined;
  const side = (at: number): number => Math.round(aperture.readUInt32BE(at) / aperture.readUInt32BE(at + 4));
  const [width, height] = [side(0), side(8)];
  if (!(width >= 1 && height >= 1 && Number.isFinite(width) && Number.isFinite(height))) {
    throw new UnusableImage("damaged", message("unusable.nothingShown"));
  }
  return { width, height };
}

/** What `iprp` associates with the item that `pitm` names. */
function primaryProperties(meta: readonly Box[]): Box[] {
  const pitm = boxOf(meta, "pitm");
  const primary = pitm.readUInt8(0) === 0 ? pitm.readUInt16BE(4) : pitm.readUInt32BE(4);
  const parts = readBoxes(boxOf(meta, "iprp")).boxes;
  const all = readBoxes(boxOf(parts, "ipco")).boxes;
  const indices = parts.filter((box) => box.type === "ipma").flatMap((box) => associations(box.data, primary));
  return indices.flatMap((index) => all[index - 1] ?? []);
}

function associations(ipma: Buffer, item: number): number[] {
  const version = ipma.readUInt8(0);
  const isWide = (ipma.readUInt8(3) & 1) === 1;
  const entries = ipma.readUInt32BE(4);
  const found: number[] = [];
  let at = 8;
  for (let entry = 0; entry < entries; entry++) {
    const id = version === 0 ? ipma.readUInt16BE(at) : ipma.readUInt32BE(at);
    at += version === 0 ? 2 : 4;
    const count = ipma.readUInt8(at);
    at += 1;
    for (let i = 0; i < count; i++) {
      const index = isWide ? ipma.readUInt16BE(at) & 0x7fff : ipma.readUInt8(at) & 0x7f;
      at += isWide ? 2 : 1;
      if (id === item) found.push(index);
    }
  }
  return found;
}

/** A profile of its own goes before colours by number. */
function readProfile(properties: readonly Box[]): Buffer | null {
  const colours = properties.filter((box) => box.type === "colr").map((box) => box.data);
  const typed = (type: RegExp) => colours.find((data) => type.test(data.toString("latin1", 0, 4)));
  const own = typed(/^(prof|rICC)$/)?.subarray(4);
  if (own !== undefined) return isSrgbProfile(own) ? null : own;
  const coded = typed(/^nclx$/);
  return coded === undefined ? null : (profileOfCodes(coded.readUInt16BE(4), coded.readUInt16BE(6)) ?? null);
}
