/** EXIF 2.32, section 4.6.2: a TIFF structure whose first directory may have the tag Orientation (0x0112, a SHORT). */
const orientationTag = 0x0112;
const shortType = 3;
const entryBytes = 12;

/**
 * @param exif the TIFF structure, from its byte order mark on
 * @returns 1 … 8; 1 where there is none or it makes no sense, as every viewer does
 */
export function exifOrientation(exif: Buffer): number {
  if (exif.length < 14) return 1;
  const order = exif.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") return 1;
  const little = order === "II";
  const uint16 = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const uint32 = (at: number) => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  const directory = uint32(4);
  if (directory + 2 > exif.length) return 1;
  const entries = uint16(directory);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * entryBytes;
    if (at + entryBytes > exif.length) return 1;
    if (uint16(at) !== orientationTag) continue;
    const value = uint16(at + 8);
    return uint16(at + 2) === shortType && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
