/** The marks of a chart: lines, dots, and signs where a value is not finite. */
import type { GapKind } from "../../../../shared/curves/notFinite.ts";
import type { Page } from "./page.ts";

/** A place on the page, px. */
export type Place = readonly [x: number, y: number];

/** Draws a line through the places, with a gap where there is none. */
export function drawLine(
  { context }: Page,
  places: readonly (Place | null)[],
  { colour, widthPx = 1, dashes = [] }: { colour: string; widthPx?: number; dashes?: number[] },
): void {
  context.beginPath();
  let drawing = false;
  for (const place of places) {
    if (place === null) drawing = false;
    else if (drawing) context.lineTo(...place);
    else {
      context.moveTo(...place);
      drawing = true;
    }
  }
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.lineJoin = "round";
  context.setLineDash(dashes);
  context.stroke();
  context.setLineDash([]);
}

export function drawDot({ context }: Page, [x, y]: Place, colour: string, radiusPx: number): void {
  context.beginPath();
  context.arc(x, y, radiusPx, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/** Half the width of a sign, px. */
const half = 3;

/** × for NaN, a triangle that points to where an infinity lies. */
export function drawGap(page: Page, kind: GapKind, [x, y]: Place, colour: string): void {
  if (kind === "nan") {
    drawLine(page, [[x - half, y - half], [x + half, y + half], null, [x - half, y + half], [x + half, y - half]], {
      colour,
      widthPx: 1.25,
    });
    return;
  }
  const towards = kind === "above" ? -half : half;
  const { context } = page;
  context.beginPath();
  context.moveTo(x - half - 1, y - towards);
  context.lineTo(x + half + 1, y - towards);
  context.lineTo(x, y + towards);
  context.fillStyle = colour;
  context.fill();
}
