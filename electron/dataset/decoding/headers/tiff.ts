import { UnusableImage } from "../unusableImage.ts";
import { plainHeader, type ImageHeader } from "./imageHeader.ts";
import { message } from "../../../../shared/messages/message.ts";

const tags = {
  kind: 0x00fe,
  width: 0x0100,
  height: 0x0101,
  bits: 0x0102,
  compression: 0x0103,
  orientation: 0x0112,
  samples: 0x0115,
  stripRows: 0x0116,
  tileRows: 0x0143,
  sampleFormat: 0x0153,
  dngVersion: 0xc612,
} as const;
const byteType = 1;
const shortType = 3;
const longType = 4;
const valueTypes = [byteType, shortType, longType];
const entryBytes = 12;

const uncompressed = 1;

/** TIFF 6.0: the first directory. Rows come in strips or tiles: one, or one row of them, is decoded at a time. */
export function readTiffHeader(file: Buffer): ImageHeader {
  const little = file.toString("latin1", 0, 2) === "II";
  const uint16 = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const uint32 = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  if (uint16(2) !== 42) throw new UnusableImage("unsupported", message("unusable.bigTiff"));
  const raw = () => new UnusableImage("unsupported", message("unusable.rawPhotograph"));
  if (file.toString("latin1", 8, 10) === "CR") throw raw();
  const directory = uint32(4);
  const values = new Map<number, number>();
  const entries = uint16(directory);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * entryBytes;
    const [tag, type, count] = [uint16(at), uint16(at + 2), uint32(at + 4)];
    if (!valueTypes.includes(type)) continue;
    const size = type === longType ? 4 : type === shortType ? 2 : 1;
    const place = count * size > 4 ? uint32(at + 8) : at + 8;
    // A list, as of the bits of each sample, counts by its first.
    if (place + size <= file.length) {
      values.set(tag, type === longType ? uint32(place) : type === shortType ? uint16(place) : file.readUInt8(place));
    }
  }
  if (values.has(tags.dngVersion) || ((values.get(tags.kind) ?? 0) & 1) === 1) throw raw();
  const bits = values.get(tags.bits) ?? 1;
  if (bits > 16 || values.get(tags.sampleFormat) === 3) {
    throw new UnusableImage("unsupported", message("unusable.tiffBits", { bits }));
  }
  const orientation = values.get(tags.orientation) ?? 1;
  const [width, height] = [values.get(tags.width) ?? 0, values.get(tags.height) ?? 0];
  // Plain rows are read one by one, however many a strip has. A compressed strip is there twice: before and after.
  const isPlain = (values.get(tags.compression) ?? uncompressed) === uncompressed;
  const rows = Math.min(height, values.get(tags.tileRows) ?? values.get(tags.stripRows) ?? height);
  const rowBytes = width * (values.get(tags.samples) ?? 1) * (bits > 8 ? 2 : 1);
  return {
    ...plainHeader,
    width,
    height,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    sampleBits: bits > 8 ? 16 : 8,
    heldBytes: isPlain ? 0 : 2 * rows * rowBytes,
  };
}
