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

/**
 * Weights become whole numbers of about this sum: with it 16 bits hold a sum of bytes, whichever way the weights are
 * rounded.
 */
const wholeWeight = 250;

const everySecondByte = 0x00ff00ff;

/**
 * Adds four rows and four bytes of each at once: a 32-bit integer holds two sums of 16 bits. Resampling takes two
 * thirds of the time that it takes with sums of one byte each, and what the rounding of weights changes is less than a
 * level in 255.
 *
 * @param rowBytes from one row to the next
 * @param from the part of every row that is added, in bytes
 * @param end behind that part
 */
export function createRowAdder(data: Uint8Array, rowBytes: number, from: number, end: number): RowAdder {
  const length = Math.ceil((end - from) / 4);
  const { words, place } = wordsOf(data, rowBytes, from, length);
  const sums = new Float64Array(4 * length);
  const places = new Int32Array(rowsAtOnce);
  const whole = new Int32Array(rowsAtOnce);
  const even = new Int32Array(length);
  const odd = new Int32Array(length);
  return {
    sums,
    add(firstRow, weights) {
      let total = 0;
      for (const weight of weights) total += weight;
      let wholeTotal = 0;
      for (let row = 0; row < rowsAtOnce; row++) {
        const counted = row < weights.length;
        // What counts nothing only has to be there.
        places[row] = counted ? place(firstRow + row, row) : 0;
        whole[row] = counted ? Math.round(((weights[row] ?? 0) * wholeWeight) / total) : 0;
        wholeTotal += whole[row] ?? 0;
      }
      even.fill(0);
      odd.fill(0);
      addWords(even, odd, words, places, whole, 0);
      if (weights.length > 4) addWords(even, odd, words, places, whole, 4);
      addHalves(sums, even, odd, total / wholeTotal);
    },
  };
}

interface Words {
  readonly words: Int32Array;
  /** Where a row's part begins among the words. `slot`, below `rowsAtOnce`, is another for each row that is in use. */
  readonly place: (row: number, slot: number) => number;
}

/** Rows in words of four bytes: where they lie if each part begins at a word, and otherwise copied. */
function wordsOf(data: Uint8Array, rowBytes: number, from: number, length: number): Words {
  if (rowBytes % 4 === 0 && (data.byteOffset + from) % 4 === 0) {
    const start = data.byteOffset + from;
    const words = new Int32Array(data.buffer, start, (data.byteOffset + data.length - start) >> 2);
    return { words, place: (row) => (row * rowBytes) / 4 };
  }
  const words = new Int32Array(rowsAtOnce * length);
  const bytes = new Uint8Array(words.buffer);
  // A Buffer's own subarray is several times slower.
  const plain = new Uint8Array(data.buffer, data.byteOffset, data.length);
  return {
    words,
    place(row, slot) {
      const start = row * rowBytes + from;
      bytes.set(plain.subarray(start, start + 4 * length), slot * length * 4);
      return slot * length;
    },
  };
}

/** Four rows at once, since the sums are fetched and stored once. */
function addWords(
  even: Int32Array,
  odd: Int32Array,
  words: Int32Array,
  places: Int32Array,
  whole: Int32Array,
  at: number,
): void {
  const [first, second, third, fourth] = [places[at]!, places[at + 1]!, places[at + 2]!, places[at + 3]!];
  const [a, b, c, d] = [whole[at]!, whole[at + 1]!, whole[at + 2]!, whole[at + 3]!];
  for (let i = 0; i < even.length; i++) {
    const p = words[first + i]!;
    const q = words[second + i]!;
    const r = words[third + i]!;
    const s = words[fourth + i]!;
    even[i] = (even[i]! + pairs(p, a) + pairs(q, b) + pairs(r, c) + pairs(s, d)) | 0;
    odd[i] = (odd[i]! + pairs(p >>> 8, a) + pairs(q >>> 8, b) + pairs(r >>> 8, c) + pairs(s >>> 8, d)) | 0;
  }
}

function pairs(word: number, weight: number): number {
  return Math.imul(word & everySecondByte, weight);
}

function addHalves(sums: Float64Array, even: Int32Array, odd: Int32Array, scale: number): void {
  for (let i = 0; i < even.length; i++) {
    const p = even[i]!;
    const q = odd[i]!;
    const at = 4 * i;
    sums[at] = sums[at]! + (p & 0xffff) * scale;
    sums[at + 1] = sums[at + 1]! + (q & 0xffff) * scale;
    sums[at + 2] = sums[at + 2]! + (p >>> 16) * scale;
    sums[at + 3] = sums[at + 3]! + (q >>> 16) * scale;
  }
}
