/** Reads one block of 8 × 8 coefficients out of entropy-coded data, and keeps those that a smaller picture needs. */
import { advanceOf, bitsOf, endOfBlock, lookupBits, stepOf, type HuffmanTable } from "./huffmanTable.ts";

/** Entropy-coded data without stuffed bytes, and the place in them. */
export interface BitReader {
  readonly data: DataView;
  /** In bits. */
  position: number;
}

/** What a component's blocks are read with. */
export interface BlockReading {
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
  /** By place in zigzag order: where a coefficient goes in the block; to its end where it is not needed. */
  readonly slots: Uint8Array;
  /** By place in zigzag order: what a coefficient is multiplied with. */
  readonly factors: Float64Array;
  /** Receives the coefficients, multiplied. */
  readonly block: Float64Array;
  /** The mean of the block before, as the file has it: each block's is a difference from it. */
  mean: number;
}

const unseenBits = 32 - lookupBits;

/**
 * Two things make it fast, beside small tables: a look-up takes two symbols where it can, and behind the last coefficient
 * that is needed as many as it sees.
 *
 * @param last the last place in zigzag order that is needed, 0 … 24; 0 is the mean alone
 * @returns false where the block has nothing but its mean, as far as needed
 * @throws RangeError where the data end, or cannot be
 */
export function readBlock(reader: BitReader, reading: BlockReading, last: number): boolean {
  const { data } = reader;
  const { block, slots, factors, ac } = reading;
  let position = reader.position;
  let step = reading.dc.steps[bitsAt(data, position) >>> unseenBits] ?? 0;
  if (step === 0) step = longStep(data, position, reading.dc, "dc");
  position += bitsOf(step);
  reading.mean += step >> 16;
  for (let i = 1; i < block.length; i++) block[i] = 0;
  block[0] = reading.mean * (factors[0] ?? 0);

  let place = 1;
  while (place <= last) {
    const seen = bitsAt(data, position) >>> unseenBits;
    step = ac.pairs[seen] ?? 0;
    let second = ac.seconds[seen] ?? 0;
    if (step === 0) {
      step = longStep(data, position, ac, "ac");
      second = 0;
    }
    position += bitsOf(step);
    place += advanceOf(step);
    block[slots[place - 1] ?? 0] = (step >> 16) * (factors[place - 1] ?? 0);
    place += advanceOf(second);
    // Without a second symbol this adds 0 to the first.
    const slot = slots[place - 1] ?? 0;
    block[slot] = (block[slot] ?? 0) + (second >> 16) * (factors[place - 1] ?? 0);
  }
  const hasMore = last > 0 && place !== 1 + endOfBlock;

  while (place < 64) {
    const seen = bitsAt(data, position) >>> unseenBits;
    step = ac.leaps[seen] ?? 0;
    // Where a block is full to its last place, without an end, what is seen belongs to the next one too.
    if (step === 0 || place + (advanceOf(step) & 63) > 63) {
      step = ac.steps[seen] ?? 0;
      if (step === 0) step = longStep(data, position, ac, "ac");
    }
    position += bitsOf(step);
    place += advanceOf(step);
  }
  if (place > 64 && place <= endOfBlock) throw new RangeError("a block has more than 64 coefficients");
  reader.position = position;
  return hasMore;
}

/** The bits from a position on, from the highest of 32: at least 25 of them. */
function bitsAt(data: DataView, position: number): number {
  return data.getInt32(position >>> 3) << (position & 7);
}

/** The step of a symbol that has, with its value, more bits than a look-up sees (T.81, F.2.2.3): one in thirty. */
function longStep(data: DataView, position: number, table: HuffmanTable, kind: "dc" | "ac"): number {
  const seen = bitsAt(data, position) >>> 16;
  let length = 1;
  while (length <= 16 && seen >= (table.bounds[length] ?? 0)) length += 1;
  if (length > 16) throw new RangeError("there is no such code");
  const symbol = table.symbols[(seen >> (16 - length)) + (table.offsets[length] ?? 0)] ?? 0;
  const size = kind === "dc" ? symbol : symbol & 15;
  const bits = size === 0 ? 0 : bitsAt(data, position + length) >>> (32 - size);
  return stepOf(symbol, kind, length, bits);
}
