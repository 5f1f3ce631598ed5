/** The scans of a JPEG of several: whether they bring all that its picture is made of. */
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Lowest bit still missing of each coefficient of each component: 0 once it is all there. */
const unseen = 255;

/**
 * @param at the first scan's marker
 * @param componentIds of the frame
 * @returns false where a component, or the last bits of one, are in no scan: the file was cut between two scans
 */
export function hasAllScans(file: Buffer, at: number, componentIds: readonly number[]): boolean {
  const missing = new Map(componentIds.map((id) => [id, new Uint8Array(64).fill(unseen)]));
  let marker = at;
  while (marker + 4 <= file.length) {
    const kind = file.readUInt8(marker + 1);
    if (kind === endOfImage) break;
    if (kind === 0xff) {
      marker += 1;
      continue;
    }
    const data = marker + 2 + file.readUInt16BE(marker + 2);
    if (kind === startOfScan) {
      takeScan(file, marker + 4, missing);
      marker = afterEntropyCoded(file, data);
    } else {
      marker = data;
    }
  }
  return [...missing.values()].every((bits) => bits.every((bit) => bit === 0));
}

function takeScan(file: Buffer, at: number, missing: ReadonlyMap<number, Uint8Array>): void {
  const count = file.readUInt8(at);
  const tail = at + 1 + 2 * count;
  if (tail + 3 > file.length) return;
  const first = file.readUInt8(tail);
  const last = Math.min(63, file.readUInt8(tail + 1));
  const lowBit = file.readUInt8(tail + 2) & 15;
  for (let i = 0; i < count; i++) missing.get(file.readUInt8(at + 1 + 2 * i))?.fill(lowBit, first, last + 1);
}

/** The next marker that is no restart and no stuffed zero. */
function afterEntropyCoded(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}
