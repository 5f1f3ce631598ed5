/** Entropy-coded data as plain bits. */
export interface EntropyCodedData {
  /** Without stuffed bytes and markers. A few zeros follow, so that one may look ahead at the end. */
  readonly bytes: DataView;
  /** Where in `bytes` each part ends: there is one more than restart markers. */
  readonly ends: readonly number[];
}

const paddingBytes = 8;
const endOfImage = 0xd9;
const firstRestart = 0xd0;

/**
 * Reads from the start of a scan to the end of the picture (ITU T.81, F.1.2.3 and E.1.4).
 *
 * @returns undefined where the file ends before, or has any other marker than the restart markers in their turn
 */
export function readEntropyCodedData(file: Buffer, start: number): EntropyCodedData | undefined {
  const bytes = Buffer.allocUnsafeSlow(file.length - start + paddingBytes);
  const ends: number[] = [];
  let filled = 0;
  for (let from = start; ;) {
    const at = file.indexOf(0xff, from);
    if (at === -1) return undefined;
    const next = file[at + 1];
    // 00 is stuffed behind a byte FF of the data.
    filled += file.copy(bytes, filled, from, next === 0 ? at + 1 : at);
    from = at + 2;
    if (next === 0) continue;
    ends.push(filled);
    if (next === endOfImage) break;
    if (next !== firstRestart + ((ends.length - 1) & 7)) return undefined;
  }
  bytes.fill(0, filled, filled + paddingBytes);
  return { bytes: new DataView(bytes.buffer, 0, filled + paddingBytes), ends };
}
