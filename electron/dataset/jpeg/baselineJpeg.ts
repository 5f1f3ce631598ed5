/** The parts of a baseline JPEG (ITU T.81, annex B): what cameras and most programs write. */
import { huffmanTable, type HuffmanTable } from "./huffmanTable.ts";

/** Luma, one of the two colour differences, or grey. */
export interface JpegComponent {
  /** How many blocks a unit of the scan has across and down: 1 or 2. */
  readonly across: number;
  readonly down: number;
  /** 64 steps in zigzag order. */
  readonly quantisation: Uint16Array;
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
}

export interface BaselineJpeg {
  readonly width: number;
  readonly height: number;
  /** Luma and the two colour differences, or grey alone. No other has more blocks in a unit than the first. */
  readonly components: readonly JpegComponent[];
  /** How many units there are between two restart markers; 0 where there are none. */
  readonly restartInterval: number;
  /** Where in the file the entropy-coded data begin. */
  readonly dataStart: number;
}

const segmentKind = {
  baseline: 0xc0,
  extended: 0xc1,
  huffmanTables: 0xc4,
  startOfScan: 0xda,
  quantisationTables: 0xdb,
  restartInterval: 0xdd,
  adobe: 0xee,
} as const;

interface Parts {
  readonly quantisation: Map<number, Uint16Array>;
  readonly huffman: Map<number, HuffmanTable>;
  frame: Buffer | undefined;
  restartInterval: number;
  /** Whether luma and colour differences are said to be what they are. */
  saysColours: boolean;
}

/**
 * Takes a file apart, down to its first scan.
 *
 * @returns undefined for any other JPEG: progressive, CMYK, RGB, in several scans, of unusual sampling, or damaged
 * @throws RangeError where the file ends too early
 */
export function readBaselineJpeg(file: Buffer): BaselineJpeg | undefined {
  const parts: Parts = {
    quantisation: new Map(),
    huffman: new Map(),
    frame: undefined,
    restartInterval: 0,
    saysColours: false,
  };
  for (let at = 2; ;) {
    if (file.readUInt8(at) !== 0xff) return undefined;
    const kind = file.readUInt8(at + 1);
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + file.readUInt16BE(at + 2);
    const segment = file.subarray(at + 4, end);
    if (kind === segmentKind.startOfScan) return assemble(parts, segment, end);
    if (!take(parts, kind, segment)) return undefined;
    at = end;
  }
}

/** @returns false where this segment makes it a JPEG of another kind */
function take(parts: Parts, kind: number, segment: Buffer): boolean {
  switch (kind) {
    case segmentKind.quantisationTables:
      takeQuantisation(parts, segment);
      return true;
    case segmentKind.huffmanTables:
      return takeHuffman(parts, segment);
    case segmentKind.restartInterval:
      parts.restartInterval = segment.readUInt16BE(0);
      return true;
    case segmentKind.baseline:
    case segmentKind.extended:
      // Two of them could contradict the size that was checked before.
      if (parts.frame !== undefined) return false;
      parts.frame = segment;
      return true;
    case segmentKind.adobe:
      if (segment.toString("latin1", 0, 5) !== "Adobe") return true;
      parts.saysColours = segment.readUInt8(11) === 1;
      return parts.saysColours;
    default:
      // The frame of another kind of JPEG is not kept, and `assemble` misses it. What else there is changes no pixel.
      return true;
  }
}

function takeQuantisation({ quantisation }: Parts, segment: Buffer): void {
  for (let at = 0; at < segment.length;) {
    const head = segment.readUInt8(at);
    const stepBytes = head >> 4 === 0 ? 1 : 2;
    const steps = new Uint16Array(64).map((_, place) => segment.readUIntBE(at + 1 + place * stepBytes, stepBytes));
    quantisation.set(head & 15, steps);
    at += 1 + 64 * stepBytes;
  }
}

function takeHuffman({ huffman }: Parts, segment: Buffer): boolean {
  for (let at = 0; at < segment.length;) {
    const symbolCount = segment.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    const definition = segment.subarray(at, at + 17 + symbolCount);
    const table = definition.length === 17 + symbolCount ? huffmanTable(definition) : undefined;
    if (table === undefined) return false;
    huffman.set(segment.readUInt8(at), table);
    at += definition.length;
  }
  return true;
}

function assemble(parts: Parts, scan: Buffer, dataStart: number): BaselineJpeg | undefined {
  const { frame, restartInterval, saysColours } = parts;
  if (frame?.readUInt8(0) !== 8) return undefined;
  const count = frame.readUInt8(5);
  // All components in one scan, with all coefficients, in one go.
  if (scan.readUInt8(0) !== count || scan.toString("hex", 1 + 2 * count) !== "003f00") return undefined;
  const names = String.fromCharCode(...Array.from({ length: count }, (_, i) => frame.readUInt8(6 + 3 * i)));
  if ((count !== 1 && count !== 3) || (names === "RGB" && !saysColours)) return undefined;
  const components: JpegComponent[] = [];
  for (let i = 0; i < count; i++) {
    const component = readComponent(parts, frame.subarray(6 + 3 * i), scan.subarray(1 + 2 * i));
    if (component === undefined || (i > 0 && component.across * component.down > 1)) return undefined;
    components.push(component);
  }
  // A picture of one component has its blocks one by one, whatever its sampling says (T.81, A.2.2).
  const [only] = components;
  if (count === 1 && only !== undefined) components[0] = { ...only, across: 1, down: 1 };
  return { width: frame.readUInt16BE(3), height: frame.readUInt16BE(1), components, restartInterval, dataStart };
}

function readComponent({ quantisation, huffman }: Parts, frame: Buffer, scan: Buffer): JpegComponent | undefined {
  const sampling = frame.readUInt8(1);
  const [across, down] = [sampling >> 4, sampling & 15];
  const steps = quantisation.get(frame.readUInt8(2));
  const tables = scan.readUInt8(1);
  const dc = huffman.get(tables >> 4);
  const ac = huffman.get(16 | (tables & 15));
  const isUsual = [across, down].every((blocks) => blocks === 1 || blocks === 2);
  if (frame.readUInt8(0) !== scan.readUInt8(0) || !isUsual) return undefined;
  return steps === undefined || dc === undefined || ac === undefined
    ? undefined
    : { across, down, quantisation: steps, dc, ac };
}
