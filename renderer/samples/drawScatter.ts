/** Draws the points of a sample on a canvas of the window. */
import type { ScatterPoints } from "../../shared/api/records.ts";
import { scatterPlaces } from "../../shared/charts/scatter.ts";
import { roundSpacing, ticksBetween } from "../../shared/curves/ticks.ts";
import type { ColourName } from "../../shared/systemFacts.ts";
import type { Palette } from "../theme/tokens.ts";

export interface ScatterLook {
  /** Side of the drawing, px on the page. */
  readonly side: number;
  readonly palette: Palette;
  /** Of generated points. */
  readonly colour: ColourName;
  /** Radius of a point, px. */
  readonly radius: number;
  /** Whether lines of the axes are drawn. */
  readonly grid: boolean;
  /** The place of the generated point that is chosen. */
  readonly chosen: number | null;
}

/** So many lines at most to each side of the origin. */
const mostLines = 5;

export function drawScatter(
  canvas: HTMLCanvasElement,
  { range, generated, real }: ScatterPoints,
  look: ScatterLook,
): void {
  const { side, palette, colour, radius, chosen } = look;
  const density = window.devicePixelRatio;
  canvas.width = Math.round(side * density);
  canvas.height = Math.round(side * density);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(density, density);
  if (look.grid) drawGrid(context, range, look);
  const put = (points: readonly number[], fill: string, alpha: number): void => {
    context.fillStyle = fill;
    context.globalAlpha = alpha;
    for (const [across, down] of scatterPlaces(points, range, side)) {
      context.beginPath();
      context.arc(across, down, radius, 0, 2 * Math.PI);
      context.fill();
    }
  };
  put(real, palette.faintInk, 0.4);
  put(generated, palette.data[colour], 0.8);
  context.globalAlpha = 1;
  const place = chosen === null ? undefined : scatterPlaces(generated, range, side)[chosen];
  if (place === undefined) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(place[0], place[1], radius + 4, 0, 2 * Math.PI);
  context.stroke();
}

function drawGrid(context: CanvasRenderingContext2D, range: number, { side, palette }: ScatterLook): void {
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
  context.lineWidth = 1;
  for (const { value, label } of ticksBetween(-range, range, roundSpacing(range / mostLines))) {
    const at = Math.round(((value + range) / (2 * range)) * side) + 0.5;
    context.strokeStyle = value === 0 ? palette.axis : palette.grid;
    context.beginPath();
    context.moveTo(at, 0);
    context.lineTo(at, side);
    context.moveTo(0, side - at);
    context.lineTo(side, side - at);
    context.stroke();
    context.fillStyle = palette.faintInk;
    context.textAlign = "center";
    context.textBaseline = "bottom";
    context.fillText(label, at, side - 2);
    if (value === 0) continue;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(label, 4, side - at);
  }
}
