/** Weighted sums of rows of bytes: the inner loop of resampling, where nearly all of its time goes. */

export interface RowAdder {
  /** One sum for each byte of a row's part; the caller's to clear. */
  readonly sums: Float64Array;
  /**
   * Adds up to `rowsAtOnce` rows that follow each other.
   *
   * @param weights one for each row, not negative
   */
  add(firstRow: number, weights: Float64Array): void;
}

export const rowsAtOnce = 8;

/** Weights become whole numbers of about this sum: with it 16 bits hold a sum of bytes, whichever way the weights are rounded. */
const wholeWeight = 250;

const everySecondByte = 0x00ff00ff;

/**
 * Adds four rows and four bytes of each at once: a 32-bit integer holds two sums of 16 bits. Resampling takes three quarters of the
 * time that it takes with sums of one byte each, and what the rounding of weights changes is less than a level in 255.
 *
 * @param rowBytes from one row to the next
 * @param from the part of every row that is added, in bytes
 * @param end behind that part
 */
export function createRowAdder(data: Uint8Array, rowBytes: number, from: number, end: number): RowAdder {
  const length = end - from;
  // A Buffer's own subarray is several times slower.
  const plain = new Uint8Array(data.buffer, data.byteOffset, data.length);
  const words = Math.ceil(length / 4);
  const sums = new Float64Array(4 * words);
  // Copied here, rows begin where a word does, whatever the picture's width.
  const copies = Array.from({ length: rowsAtOnce }, () => new Int32Array(words));
  const bytes = copies.map(({ buffer }) => new Uint8Array(buffer));
  const whole = new Int32Array(rowsAtOnce);
  const even = new Int32Array(words);
  const odd = new Int32Array(words);
  return {
    sums,
    add(firstRow, weights) {
      let total = 0;
      for (const weight of weights) total += weight;
      let wholeTotal = 0;
      even.fill(0);
      odd.fill(0);
      for (let row = 0; row < weights.length; row++) {
        const start = (firstRow + row) * rowBytes + from;
        bytes[row]?.set(plain.subarray(start, start + length));
        whole[row] = Math.round(((weights[row] ?? 0) * wholeWeight) / total);
        wholeTotal += whole[row] ?? 0;
      }
      whole.fill(0, weights.length);
      addWords(even, odd, copies, whole, 0);
      if (weights.length > 4) addWords(even, odd, copies, whole, 4);
      addHalves(sums, even, odd, total / wholeTotal);
    },
  };
}

/** Four rows at once, since the sums are fetched and stored once. */
function addWords(even: Int32Array, odd: Int32Array, rows: readonly Int32Array[], whole: Int32Array, at: number): void {
  const [first, second, third, fourth] = rows.slice(at, at + 4);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return;
  const a = whole[at] ?? 0;
  const b = whole[at + 1] ?? 0;
  const c = whole[at + 2] ?? 0;
  const d = whole[at + 3] ?? 0;
  for (let i = 0; i < even.length; i++) {
    const p = first[i] ?? 0;
    const q = second[i] ?? 0;
    const r = third[i] ?? 0;
    const s = fourth[i] ?? 0;
    even[i] = ((even[i] ?? 0) + pairs(p, a) + pairs(q, b) + pairs(r, c) + pairs(s, d)) | 0;
    odd[i] = ((odd[i] ?? 0) + pairs(p >>> 8, a) + pairs(q >>> 8, b) + pairs(r >>> 8, c) + pairs(s >>> 8, d)) | 0;
  }
}

function pairs(word: number, weight: number): number {
  return Math.imul(word & everySecondByte, weight);
}

function addHalves(sums: Float64Array, even: Int32Array, odd: Int32Array, scale: number): void {
  for (let i = 0; i < even.length; i++) {
    const [p, q] = [even[i] ?? 0, odd[i] ?? 0];
    const at = 4 * i;
    sums[at] = (sums[at] ?? 0) + (p & 0xffff) * scale;
    sums[at + 1] = (sums[at + 1] ?? 0) + (q & 0xffff) * scale;
    sums[at + 2] = (sums[at + 2] ?? 0) + (p >>> 16) * scale;
    sums[at + 3] = (sums[at + 3] ?? 0) + (q >>> 16) * scale;
  }
}
