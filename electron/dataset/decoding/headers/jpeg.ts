import { isSrgbProfile } from "../iccProfile.ts";
import { UnusableImage } from "../unusableImage.ts";
import { exifOrientation } from "./exifOrientation.ts";
import { plainHeader, type ImageHeader } from "./imageHeader.ts";
import { hasAllScans } from "./jpegScans.ts";
import { message } from "../../../../shared/messages/message.ts";

const startOfScan = 0xda;
const quantisationTables = 0xdb;
const app0 = 0xe0;
const app1 = 0xe1;
const app2 = 0xe2;
const app14 = 0xee;
const endOfImage = Buffer.from([0xff, 0xd9]);
const exifMark = "Exif\0\0";
const profileMark = "ICC_PROFILE\0";

/** Of several scans, beside the coefficients; measured with 64 megapixels. */
const heldPerPixel = 3.8;

/** Start-of-frame markers (ITU T.81, table B.1): C0 to CF but for DHT (C4), JPG (C8) and DAC (CC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  readonly components: readonly { readonly id: number; readonly across: number; readonly down: number }[];
}

/**
 * Walks the segments up to the first scan. Entropy-coded data cannot contain FF D9, so the end marker is found by
 * search.
 */
export function readJpegHeader(file: Buffer): ImageHeader {
  let frame: Frame | undefined;
  let orientation: number | undefined;
  let meanStep = Infinity;
  let hasJfif = false;
  let adobeTransform: number | undefined;
  const profileParts = new Map<number, Buffer>();
  let at = 2;
  for (;;) {
    if (file.readUInt8(at) !== 0xff) throw new UnusableImage("damaged", message("unusable.noMarker"));
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    if (length < 2) throw new UnusableImage("damaged", message("unusable.partLength"));
    const data = file.subarray(at + 4, at + 2 + length);
    if (isStartOfFrame(marker)) frame ??= readFrame(file, at, marker);
    if (marker === quantisationTables) meanStep = Math.min(meanStep, finestMean(data));
    // Where there are two, viewers take the first.
    if (marker === app1 && data.toString("latin1", 0, 6) === exifMark)
      orientation ??= exifOrientation(data.subarray(6));
    if (marker === app2 && data.toString("latin1", 0, 12) === profileMark && data.length > 14) {
      profileParts.set(data.readUInt8(12), data.subarray(14));
    }
    if (marker === app0 && data.toString("latin1", 0, 5) === "JFIF\0") hasJfif = true;
    if (marker === app14 && data.toString("latin1", 0, 5) === "Adobe" && data.length > 11)
      adobeTransform = data.readUInt8(11);
    if (marker === startOfScan) break;
    at += 2 + length;
  }
  if (frame === undefined) throw new UnusableImage("damaged", message("unusable.noFrame"));
  const { width, height, isProgressive, components } = frame;
  const hasSeveralScans = isProgressive || file.readUInt8(at + 4) < components.length;
  const coefficientBytes = hasSeveralScans ? coefficientBytesOf(frame) : 0;
  const ids = components.map(({ id }) => id);
  return {
    ...plainHeader,
    width,
    height,
    orientation: orientation ?? 1,
    complete: !hasSeveralScans || hasAllScans(file, at, ids),
    hasEnd: file.lastIndexOf(endOfImage) > at,
    profile: joinProfile(profileParts),
    heldBytes: coefficientBytes + width * height * (hasSeveralScans ? heldPerPixel : 1),
    jpeg: {
      components: components.length,
      meanStep,
      coefficientBytes,
      hasUsualSampling: hasUsualSampling(frame),
      isLumaChroma: isLumaChroma(ids, hasJfif, adobeTransform),
    },
  };
}

function readFrame(file: Buffer, at: number, marker: number): Frame {
  if (marker > 0xc2) throw new UnusableImage("unsupported", message("unusable.rareJpeg"));
  const bits = file.readUInt8(at + 4);
  if (bits !== 8) throw new UnusableImage("unsupported", message("unusable.jpegBits", { bits }));
  const count = file.readUInt8(at + 9);
  if (count !== 1 && count !== 3 && count !== 4)
    throw new UnusableImage("unsupported", message("unusable.jpegComponents", { count }));
  const components = Array.from({ length: count }, (_, i) => {
    const sampling = file.readUInt8(at + 11 + 3 * i);
    return { id: file.readUInt8(at + 10 + 3 * i), across: sampling >> 4, down: sampling & 15 };
  });
  return {
    height: file.readUInt16BE(at + 5),
    width: file.readUInt16BE(at + 7),
    isProgressive: marker === 0xc2,
    components,
  };
}

function hasUsualSampling({ components }: Frame): boolean {
  const [luma, ...chroma] = components.map(({ across, down }) => `${across}x${down}`);
  if (chroma.length === 0) return true;
  return chroma.length === 2 && chroma.every((one) => one === "1x1") && /^([124]x1|1x[24]|2x2)$/.test(luma ?? "");
}

/** As libjpeg decides: JFIF says so, else Adobe's marker, else the names of the components. */
function isLumaChroma(ids: readonly number[], hasJfif: boolean, adobeTransform: number | undefined): boolean {
  if (ids.length === 1 || hasJfif) return true;
  if (adobeTransform !== undefined) return adobeTransform === 1;
  return String.fromCharCode(...ids) !== "RGB";
}

/** Two bytes for each of the 64 coefficients of every block of every component. */
function coefficientBytesOf({ width, height, components }: Frame): number {
  const across = Math.max(1, ...components.map((component) => component.across));
  const down = Math.max(1, ...components.map((component) => component.down));
  return components.reduce(
    (sum, component) =>
      sum +
      2 * 64 * Math.ceil(width / (8 * across)) * component.across * Math.ceil(height / (8 * down)) * component.down,
    0,
  );
}

/** Of the tables of one segment. */
function finestMean(data: Buffer): number {
  let finest = Infinity;
  for (let at = 0; at < data.length;) {
    const bytes = data.readUInt8(at) >> 4 === 0 ? 1 : 2;
    let sum = 0;
    for (let i = 0; i < 64; i++) sum += bytes === 1 ? data.readUInt8(at + 1 + i) : data.readUInt16BE(at + 1 + 2 * i);
    finest = Math.min(finest, sum / 64);
    at += 1 + 64 * bytes;
  }
  return finest;
}

/** Its parts are numbered from 1; a profile with a gap is no profile. */
function joinProfile(parts: ReadonlyMap<number, Buffer>): Buffer | null {
  const inOrder = Array.from({ length: parts.size }, (_, i) => parts.get(i + 1));
  if (parts.size === 0 || inOrder.some((part) => part === undefined)) return null;
  const profile = Buffer.concat(inOrder.filter((part) => part !== undefined));
  return isSrgbProfile(profile) ? null : profile;
}
