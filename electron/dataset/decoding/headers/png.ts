import { inflateSync } from "node:zlib";
import { profileOfCodes } from "../codedColour.ts";
import { isSrgbProfile, makeProfile, rec709, type Primaries } from "../iccProfile.ts";
import { UnusableImage } from "../unusableImage.ts";
import { exifOrientation } from "./exifOrientation.ts";
import type { ImageHeader } from "./imageHeader.ts";
import { message } from "../../../../shared/messages/message.ts";

const signatureBytes = 8;
/** Length, type and checksum around a chunk's data. */
const chunkOverheadBytes = 12;
/** A profile has some kB, up to 1 MB for a printer's; a hostile one could inflate without end. */
const largestProfile = 8 * 2 ** 20;

/** PNG (W3C, third edition): IHDR comes first, IEND last, eXIf anywhere between. */
export function readPngHeader(file: Buffer): ImageHeader {
  if (file.toString("latin1", 12, 16) !== "IHDR") {
    if (file.length < 16) throw new UnusableImage("truncated", message("unusable.endsInHeader"));
    throw new UnusableImage("damaged", message("unusable.noPngHeader"));
  }
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const sampleBits = file.readUInt8(24) === 16 ? 16 : 8;
  const isInterlaced = file.readUInt8(28) !== 0;
  const chunks = new Map<string, Buffer>();
  let at = signatureBytes;
  let hasEnd = false;
  while (at + 8 <= file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    hasEnd = type === "IEND";
    if (hasEnd) break;
    const end = at + chunkOverheadBytes + length;
    if (end > file.length) break;
    if (!chunks.has(type)) chunks.set(type, file.subarray(at + 8, at + 8 + length));
    at = end;
  }
  const exif = chunks.get("eXIf");
  return {
    width,
    height,
    orientation: exif === undefined ? 1 : exifOrientation(exif),
    sampleBits,
    complete: true,
    hasEnd,
    profile: readProfile(chunks),
    // Its rows come in seven passes.
    heldBytes: isInterlaced ? width * height * samplesOf(file.readUInt8(25)) * (sampleBits / 8) * 1.2 : 0,
    isPlain: sampleBits === 8 && !isInterlaced,
  };
}

function samplesOf(colourType: number): number {
  return { 0: 1, 2: 3, 4: 2 }[colourType] ?? 4;
}

/**
 * In the order of the standard (section 4.3): cICP, iCCP, sRGB, then gAMA with cHRM, or with sRGB's primaries. A gamma
 * of 1/2.2 with those is how programs write sRGB that do not name it.
 */
function readProfile(chunks: ReadonlyMap<string, Buffer>): Buffer | null {
  const [coded, own, gamma, named] = ["cICP", "iCCP", "gAMA", "cHRM"].map((type) => chunks.get(type));
  if (coded !== undefined && coded.length >= 2) {
    const profile = profileOfCodes(coded.readUInt8(0), coded.readUInt8(1));
    if (profile !== undefined) return profile;
  }
  if (own !== undefined) return inflateProfile(own);
  if (chunks.has("sRGB") || gamma === undefined || gamma.length < 4) return null;
  const exponent = 100_000 / gamma.readUInt32BE(0);
  if (!(exponent > 0.1 && exponent < 10)) return null;
  const primaries = named === undefined || named.length < 32 ? rec709 : readPrimaries(named);
  const profile = makeProfile(primaries, { gamma: exponent });
  return profile === null || isSrgbProfile(profile) ? null : profile;
}

function readPrimaries(chunk: Buffer): Primaries {
  const point = (i: number) => [chunk.readUInt32BE(8 * i) / 1e5, chunk.readUInt32BE(8 * i + 4) / 1e5] as const;
  return { white: point(0), red: point(1), green: point(2), blue: point(3) };
}

/** After a name and one byte for the method; one that cannot be inflated is none. */
function inflateProfile(data: Buffer): Buffer | null {
  try {
    const profile = inflateSync(data.subarray(data.indexOf(0) + 2), { maxOutputLength: largestProfile });
    return isSrgbProfile(profile) ? null : profile;
  } catch {
    return null;
  }
}
