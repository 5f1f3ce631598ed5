/** Where the pictures of a sample lie in its file, and where they go on the page. */

/** The file's grid has this many columns; with fewer pictures, one row. */
const fileColumns = 8;

interface Tile {
  /** Its corner in the file, in the file's pixels. */
  readonly fromX: number;
  readonly fromY: number;
  /** Its corner on the drawn sheet, in the file's pixels too: the zoom comes after. */
  readonly toX: number;
  readonly toY: number;
}

export interface SampleGrid {
  /** Side of a picture in pixels. */
  readonly tileSize: number;
  /** Of the drawn sheet, before the zoom. */
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly Tile[];
}

/**
 * @param fileWidth of the sample's picture, px
 * @param count pictures in it
 * @param columns of the drawn sheet
 * @param gap between pictures, in pixels of the file
 */
export function sampleGrid(fileWidth: number, count: number, columns: number, gap: number): SampleGrid {
  const tileSize = Math.floor(fileWidth / Math.min(count, fileColumns));
  const across = Math.min(columns, count);
  const rows = Math.ceil(count / across);
  const pitch = tileSize + gap;
  const tiles = Array.from({ length: count }, (_, at) => ({
    fromX: (at % fileColumns) * tileSize,
    fromY: Math.floor(at / fileColumns) * tileSize,
    toX: (at % across) * pitch,
    toY: Math.floor(at / across) * pitch,
  }));
  return { tileSize, width: across * pitch - gap, height: rows * pitch - gap, tiles };
}

/** The place that a key goes to from `at` in a grid, or null for a key that goes nowhere. */
export function placeAfterKey(key: string, at: number, columns: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined || target < 0 || target >= count ? null : target;
}
