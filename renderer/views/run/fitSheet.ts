/** How a sample is laid out in the room there is. */
export interface SheetFit {
  /** Pixels on the page for each pixel of a picture: whole, so that every pixel stays a square. */
  readonly zoom: number;
  readonly columns: number;
}

const preferredColumns = 8;
/** Between pictures, in their pixels: what SampleSheet leaves. */
export const sheetGap = 1;

/** Where rows of 8 would leave more than a quarter of the room empty, rows may be as short as this for a larger zoom. */
const fewestColumns = 6;
const wellFilled = 0.75;
/** A last row shorter than this share of a row looks like a mistake; rows get up to a quarter shorter to fill it. */
const leastOfLastRow = 1 / 3;
const mostShortening = 0.75;

/**
 * The largest whole zoom at which rows of 8 pictures fit, or rows of 6 or 7 where those use the room better; where not even
 * the pictures' own size fits, fewer in a row. The last row is never left with a picture or two where a shorter row avoids it.
 *
 * @param widthPx the room, px of the page
 * @param imageSize side of a picture, px
 * @param count pictures in the sample
 */
export function fitSheet(widthPx: number, imageSize: number, count: number): SheetFit {
  const columns = evenColumns(Math.max(1, Math.min(preferredColumns, count)), count);
  const zoom = Math.floor(widthPx / sheetExtent(columns, imageSize, 1));
  if (zoom >= 1 && sheetExtent(columns, imageSize, zoom) >= wellFilled * widthPx) return { zoom, columns };
  for (let fewer = columns; fewer >= Math.min(fewestColumns, columns); fewer--) {
    const larger = Math.floor(widthPx / sheetExtent(fewer, imageSize, 1));
    if (larger > zoom) return { zoom: larger, columns: evenColumns(fewer, count) };
  }
  if (zoom >= 1) return { zoom, columns };
  const fitting = Math.floor((widthPx + sheetGap) / (imageSize + sheetGap));
  return { zoom: 1, columns: evenColumns(Math.max(1, Math.min(columns, fitting)), count) };
}

/**
 * Sheets beside each other: all have the same pictures in the same places, so the same number in a row.
 *
 * @param widthPx the room of each, px of the page
 */
export function commonColumns(widthPx: number, sheets: readonly { imageSize: number; count: number }[]): number | null {
  if (widthPx <= 0 || sheets.length === 0) return null;
  return Math.min(...sheets.map(({ imageSize, count }) => fitSheet(widthPx, imageSize, count).columns));
}

/** The largest whole zoom at which so many pictures fit in a row, at least 1. */
export function zoomFor(widthPx: number, imageSize: number, columns: number): number {
  return Math.max(1, Math.floor(widthPx / sheetExtent(columns, imageSize, 1)));
}

/** As many pictures in a row as may be, or a few less where the last row would be left with next to none. */
function evenColumns(most: number, count: number): number {
  for (let columns = most; columns >= mostShortening * most; columns--) {
    const left = count % columns;
    if (left === 0 || left >= leastOfLastRow * columns) return columns;
  }
  return most;
}

/** Width of so many pictures beside each other, or height of so many below, px of the page. */
export function sheetExtent(pictures: number, imageSize: number, zoom: number): number {
  return (pictures * (imageSize + sheetGap) - sheetGap) * zoom;
}
