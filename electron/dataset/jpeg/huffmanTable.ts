/**
 * Huffman tables in the form that `readBlock` looks things up in. What a look-up finds is a _step_, a number of three parts:
 * bits 0 … 4 how many bits of the data it takes, 5 … 12 how far it moves on in zigzag order, 16 … 31 the signed value.
 */

/** How many bits a look-up sees: most codes with their values, while all tables stay in the processor's nearest caches. */
export const lookupBits = 12;
const lookups = 1 << lookupBits;

/** The advance of a step that ends its block: more than any others can add up to. */
export const endOfBlock = 128;

export interface HuffmanTable {
  /** By the next `lookupBits` bits: the step of one symbol; 0 where it needs more bits. */
  readonly steps: Int32Array;
  /** By the same bits: the step of the first symbol with the bits of the second one added where both are seen. */
  readonly pairs: Int32Array;
  /** The step of that second symbol, without its bits; 0 for none. */
  readonly seconds: Int32Array;
  /** By the same bits: one step over all symbols that are seen whole, their values left out; 0 for none. */
  readonly leaps: Uint16Array;
  /** By code length, 1 … 16: the first sequence of 16 bits that begins with a longer code. */
  readonly bounds: Int32Array;
  /** By code length: what is added to a code to get its place among the symbols. */
  readonly offsets: Int32Array;
  readonly symbols: Uint8Array;
}

/** Most pictures of a folder have the same few tables. */
const known = new Map<string, HuffmanTable | undefined>();
const mostKnown = 16;

/**
 * Lays a table out (ITU T.81, annex C).
 *
 * @param definition as in the file: class and number, 16 counts of codes by length, the symbols in the order of their codes
 * @returns undefined where it is no table of a baseline picture of 8 bits
 */
export function huffmanTable(definition: Buffer): HuffmanTable | undefined {
  const key = definition.toString("latin1");
  if (known.has(key)) return known.get(key);
  const kind = (definition[0] ?? 0) >> 4 === 0 ? "dc" : "ac";
  const table = layOut(definition.subarray(1, 17), Uint8Array.from(definition.subarray(17)), kind);
  if (known.size === mostKnown) known.clear();
  known.set(key, table);
  return table;
}

function layOut(counts: Uint8Array, symbols: Uint8Array, kind: "dc" | "ac"): HuffmanTable | undefined {
  if (symbols.some((symbol) => !isSymbol(symbol, kind))) return undefined;
  const steps = new Int32Array(lookups);
  const bounds = new Int32Array(17);
  const offsets = new Int32Array(17);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    if (code + count > 1 << length) return undefined;
    offsets[length] = place - code;
    for (let i = 0; i < count && length <= lookupBits; i++)
      fillSteps(steps, code + i, length, symbols[place + i] ?? 0, kind);
    place += count;
    code += count;
    bounds[length] = code << (16 - length);
    code <<= 1;
  }
  return { steps, ...pairsOf(steps), leaps: leapsOf(steps), bounds, offsets, symbols };
}

/** T.81, tables F.1 and F.2: sizes of differences; runs of zeros with sizes, the end of the block, and sixteen zeros. */
function isSymbol(symbol: number, kind: "dc" | "ac"): boolean {
  if (kind === "dc") return symbol <= 11;
  return (symbol & 15) === 0 ? symbol === 0 || symbol === 0xf0 : (symbol & 15) <= 10;
}

/** At all look-ups that begin with a code. */
function fillSteps(steps: Int32Array, code: number, length: number, symbol: number, kind: "dc" | "ac"): void {
  const free = lookupBits - length;
  for (let rest = 0; rest < 1 << free; rest++) {
    const size = kind === "dc" ? symbol : symbol & 15;
    if (size <= free) steps[(code << free) + rest] = stepOf(symbol, kind, length, rest >> (free - size));
  }
}

/**
 * @param length of the code, in bits
 * @param bits those that follow it, as many as the symbol says (T.81, F.2.2.1, EXTEND)
 */
export function stepOf(symbol: number, kind: "dc" | "ac", length: number, bits: number): number {
  const size = kind === "dc" ? symbol : symbol & 15;
  const value = size === 0 || bits >> (size - 1) === 1 ? bits : bits - (1 << size) + 1;
  const advance = kind === "dc" ? 0 : symbol === 0 ? endOfBlock : (symbol >> 4) + 1;
  return (value << 16) | (advance << 5) | (length + size);
}

function pairsOf(steps: Int32Array): { pairs: Int32Array; seconds: Int32Array } {
  const pairs = steps.slice();
  const seconds = new Int32Array(lookups);
  for (let seen = 0; seen < lookups; seen++) {
    const first = steps[seen] ?? 0;
    if (first === 0 || advanceOf(first) === endOfBlock) continue;
    const second = steps[(seen << bitsOf(first)) & (lookups - 1)] ?? 0;
    if (second === 0 || bitsOf(first) + bitsOf(second) > lookupBits) continue;
    pairs[seen] = first + bitsOf(second);
    seconds[seen] = second - bitsOf(second);
  }
  return { pairs, seconds };
}

function leapsOf(steps: Int32Array): Uint16Array {
  const leaps = new Uint16Array(lookups);
  for (let seen = 0; seen < lookups; seen++) {
    let bits = 0;
    let advance = 0;
    while (advance < 64) {
      const step = steps[(seen << bits) & (lookups - 1)] ?? 0;
      if (step === 0 || bits + bitsOf(step) > lookupBits) break;
      bits += bitsOf(step);
      advance += advanceOf(step);
    }
    leaps[seen] = (advance << 5) | bits;
  }
  return leaps;
}

/** How many bits of the data a step takes. */
export function bitsOf(step: number): number {
  return step & 31;
}

/** How far a step moves on in zigzag order. */
export function advanceOf(step: number): number {
  return (step >> 5) & 255;
}
