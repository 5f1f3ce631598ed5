/** Decodes a baseline JPEG at a reduced size, straight from its coefficients: several times faster than at its full size. */
import type { Region } from "../resample.ts";
import { readBaselineJpeg, type BaselineJpeg, type JpegComponent } from "./baselineJpeg.ts";
import { readEntropyCodedData } from "./entropyCodedData.ts";
import { readBlock, type BitReader, type BlockReading } from "./readBlock.ts";
import { blockSides, factorsOf, fillBlock, reductions, type BlockSide } from "./reducedTransform.ts";

/** What is made of the picture afterwards. */
export interface Wanted {
  /** The part of the picture that is used, in its pixels. */
  readonly region: Region;
  /** What that part is to become, in pixels. */
  readonly width: number;
  readonly height: number;
  /** False where luma is enough. */
  readonly colour: boolean;
}

/** One component of a picture at a reduced size, 1 byte a pixel. */
export interface Plane {
  /** In pixels; the last ones may lie outside of the picture. */
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Pixels of the plane for one of the picture. Outside of the region that is wanted they are 0. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** A plane has at least this many pixels for each one that it is to become. */
const leastOversampling = 2;

/** A place in the data is counted in bits, and they must stay within 31 bits. */
const mostBytes = 2 ** 27;

/**
 * Every component gets the smallest size that is still twice what is wanted, so that what is made of it looks as if made of
 * the full size. Colour differences that the file has at a lower resolution may get less, but half of what the file has.
 *
 * @param wanted null only reads the data through
 * @returns luma and the two colour differences, or luma alone; none where nothing is wanted; undefined where the picture is
 *   no baseline JPEG, is damaged in any way, or is not more than twice as large as what is wanted: for an ordinary decoder
 */
export function decodeReduced(file: Buffer, wanted: Wanted | null): Plane[] | undefined {
  try {
    const jpeg = readBaselineJpeg(file);
    if (jpeg === undefined || file.length > mostBytes) return undefined;
    const parts = wanted === null ? jpeg.components.map(readThrough) : partsFor(jpeg, wanted);
    return parts !== undefined && readUnits(file, jpeg, parts, wanted?.region ?? nothing)
      ? parts.flatMap(({ plane }) => plane ?? [])
      : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const nothing: Region = { x: 0, y: 0, width: 0, height: 0 };

/** A component on its way from the file to its plane. */
interface Part {
  readonly across: number;
  readonly down: number;
  readonly side: BlockSide;
  readonly reading: BlockReading;
  /** Undefined where its pixels are not wanted. */
  readonly plane: Plane | undefined;
  /** The plane's data; values beyond 0 … 255 become the nearest. */
  readonly pixels: Uint8ClampedArray;
}

function readThrough({ across, down, dc, ac, quantisation }: JpegComponent): Part {
  const { slots } = reductions[1];
  const reading = { dc, ac, slots, factors: factorsOf(1, quantisation), block: new Float64Array(2), mean: 0 };
  return { across, down, side: 1, reading, plane: undefined, pixels: new Uint8ClampedArray(0) };
}

function partsFor(jpeg: BaselineJpeg, wanted: Wanted): Part[] | undefined {
  const { across, down } = unitOf(jpeg);
  const parts: Part[] = [];
  for (const component of jpeg.components) {
    if (parts.length > 0 && !wanted.colour) {
      parts.push(readThrough(component));
      continue;
    }
    const side = leastSide(wanted, component.across / across, component.down / down);
    if (side === undefined && parts.length === 0) return undefined;
    parts.push(partFor(jpeg, component, side ?? 4));
  }
  return parts;
}

/** @param shareX, shareY samples of the component for each pixel of the picture */
function leastSide({ region, width, height }: Wanted, shareX: number, shareY: number): BlockSide | undefined {
  const [fromX, fromY] = [(region.width * shareX) / 8, (region.height * shareY) / 8];
  return blockSides.find(
    (side) => fromX * side >= leastOversampling * width && fromY * side >= leastOversampling * height,
  );
}

function partFor(jpeg: BaselineJpeg, component: JpegComponent, side: BlockSide): Part {
  const units = unitOf(jpeg);
  const { across, down, dc, ac } = component;
  const width = units.columns * across * side;
  const height = units.rows * down * side;
  const factors = factorsOf(side, component.quantisation);
  const { slots } = reductions[side];
  const data = new Uint8Array(width * height);
  return {
    across,
    down,
    side,
    reading: { dc, ac, slots, factors, block: new Float64Array(side * side + 1), mean: 0 },
    plane: { width, height, data, scaleX: (across * side) / units.across / 8, scaleY: (down * side) / units.down / 8 },
    pixels: new Uint8ClampedArray(data.buffer),
  };
}

/** The units of the scan: how many blocks of the first component each has, and how many there are. */
function unitOf({ width, height, components }: BaselineJpeg): {
  across: number;
  down: number;
  columns: number;
  rows: number;
} {
  const { across, down } = components[0] ?? { across: 1, down: 1 };
  return { across, down, columns: Math.ceil(width / (8 * across)), rows: Math.ceil(height / (8 * down)) };
}

/** @returns false where the data are not just as many as they should be */
function readUnits(file: Buffer, jpeg: BaselineJpeg, parts: readonly Part[], region: Region): boolean {
  const { across, down, columns, rows } = unitOf(jpeg);
  const coded = readEntropyCodedData(file, jpeg.dataStart);
  const interval = jpeg.restartInterval === 0 ? columns * rows : jpeg.restartInterval;
  if (coded?.ends.length !== Math.ceil((columns * rows) / interval)) return false;
  const reader: BitReader = { data: coded.bytes, position: 0 };
  const isWantedAt = (row: number, column: number) =>
    8 * across * (column + 1) > region.x &&
    8 * across * column < region.x + region.width &&
    8 * down * (row + 1) > region.y &&
    8 * down * row < region.y + region.height;
  let row = 0;
  let column = 0;
  for (const end of coded.ends) {
    for (const { reading } of parts) reading.mean = 0;
    for (let unit = 0; unit < interval && row < rows; unit++) {
      const isWanted = isWantedAt(row, column);
      for (const part of parts) readUnit(reader, part, row, column, isWanted);
      column += 1;
      if (column < columns) continue;
      column = 0;
      row += 1;
    }
    if (reader.position > 8 * end) return false;
    reader.position = 8 * end;
  }
  return true;
}

function readUnit(reader: BitReader, part: Part, unitRow: number, unitColumn: number, isWanted: boolean): void {
  const { across, down, side, reading, plane, pixels } = part;
  const { last, transform } = reductions[side];
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      if (plane === undefined || !isWanted) {
        readBlock(reader, reading, 0);
        continue;
      }
      const at = ((unitRow * down + row) * plane.width + unitColumn * across + column) * side;
      if (readBlock(reader, reading, last)) transform(reading.block, pixels, at, plane.width);
      else fillBlock(side, reading.block[0] ?? 0, pixels, at, plane.width);
    }
  }
}
