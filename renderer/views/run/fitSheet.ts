/** The room there is for a sample, px of the page. */
export interface SheetRoom {
  readonly widthPx: number;
  /** What can be seen of it at a glance. A sheet may be higher where its pictures would be too small otherwise. */
  readonly heightPx: number;
}

/** How a sample is laid out in the room there is. */
export interface SheetFit {
  /** Pixels on the page for each pixel of a picture: whole, so that every pixel stays a square. */
  readonly zoom: number;
  readonly columns: number;
}

const preferredColumns = 8;
/** Between pictures, in their pixels: what SampleSheet leaves. */
export const sheetGap = 1;

/**
 * Where rows of 8 would leave more than a quarter of the room empty, rows may be as short as this for a larger zoom.
 */
const fewestColumns = 6;
const wellFilled = 0.75;
/** A last row shorter than this share of a row looks like a mistake; rows get up to a quarter shorter to fill it. */
const leastOfLastRow = 1 / 3;
const mostShortening = 0.75;

/** Pictures are not made smaller than this, px of the page, for the whole sheet to be seen at a glance. */
const smallestSidePx = 64;
/** About what stands above a sheet, px of the page. */
const abovePx = 236;

/** What can be seen at a glance of a sheet in a window of this height. */
export function heightInSight(windowHeightPx: number): number {
  return Math.max(0, windowHeightPx - abovePx);
}

/**
 * The largest whole zoom at which rows of 8 pictures fit, or rows of 6 or 7 where those use the room better; where not
 * even the pictures' own size fits, fewer in a row. The last row is never left with a picture or two where a shorter
 * row avoids it. What would run out of sight is smaller, as far as its pictures can still be seen well.
 *
 * @param imageSize side of a picture, px
 * @param count pictures in the sample
 */
export function fitSheet(room: SheetRoom, imageSize: number, count: number): SheetFit {
  const columns = evenColumns(Math.max(1, Math.min(preferredColumns, count)), count);
  const zoom = Math.floor(room.widthPx / sheetExtent(columns, imageSize, 1));
  const isFilled = zoom >= 1 && sheetExtent(columns, imageSize, zoom) >= wellFilled * room.widthPx;
  for (let fewer = columns; !isFilled && fewer >= Math.min(fewestColumns, columns); fewer--) {
    const larger = Math.floor(room.widthPx / sheetExtent(fewer, imageSize, 1));
    const even = evenColumns(fewer, count);
    if (larger > zoom && zoomInSight(room, imageSize, even, count) === larger) return { zoom: larger, columns: even };
  }
  if (zoom >= 1) return { zoom: zoomInSight(room, imageSize, columns, count), columns };
  const fitting = Math.floor((room.widthPx + sheetGap) / (imageSize + sheetGap));
  return { zoom: 1, columns: evenColumns(Math.max(1, Math.min(columns, fitting)), count) };
}

/** Four sheets stand beside each other in a row at least this wide, px; in a narrower one two by two. */
const roomForFourPx = 1100;

/**
 * How many sheets stand beside each other: rows are filled where they can be. Beside one is room for another to come.
 */
export function sheetsInRow(sheets: number, widthPx: number): number {
  if (sheets === 4 || sheets > 6) return widthPx >= roomForFourPx ? 4 : 2;
  return Math.min(3, Math.max(2, sheets));
}

/**
 * Sheets beside each other: all have the same pictures in the same places, so the same number in a row.
 *
 * @param room of each
 */
export function commonColumns(room: SheetRoom, sheets: readonly { imageSize: number; count: number }[]): number | null {
  if (room.widthPx <= 0 || sheets.length === 0) return null;
  return Math.min(...sheets.map(({ imageSize, count }) => fitSheet(room, imageSize, count).columns));
}

/**
 * The largest whole zoom, at least 1, at which so many pictures fit in a row and all rows can be seen; where pictures
 * would be too small then, the smallest at which they are not.
 */
export function zoomInSight(room: SheetRoom, imageSize: number, columns: number, count: number): number {
  const rows = Math.ceil(count / columns);
  const widest = Math.floor(room.widthPx / sheetExtent(columns, imageSize, 1));
  const highest = Math.floor(room.heightPx / sheetExtent(rows, imageSize, 1));
  const least = Math.ceil(smallestSidePx / imageSize);
  return Math.max(1, Math.min(widest, Math.max(highest, least)));
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
