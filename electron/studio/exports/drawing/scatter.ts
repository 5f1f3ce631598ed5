/** Points of a sample on a page: real ones faint, generated ones in the run's colour, on axes of one length. */
import { scatterPlaces } from "../../../../shared/charts/scatter.ts";
import type { ShownScatter } from "../../../domains/domain.ts";
import type { Page } from "./page.ts";

/** @param place the left upper corner, the side in pixels, and the colour of generated points */
export function putScatter(
  { context, faintInk }: Page,
  { generated, real, range }: ShownScatter,
  { x, y, side, colour }: { readonly x: number; readonly y: number; readonly side: number; readonly colour: string },
): void {
  const radius = Math.max(1, side / 160);
  context.save();
  context.strokeStyle = faintInk;
  context.globalAlpha = 0.35;
  context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
  for (const { points, fill, alpha } of [
    { points: real, fill: faintInk, alpha: 0.45 },
    { points: generated, fill: colour, alpha: 0.8 },
  ]) {
    context.fillStyle = fill;
    context.globalAlpha = alpha;
    for (const [across, down] of scatterPlaces(points, range, side)) {
      context.beginPath();
      context.arc(x + across, y + down, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.restore();
}
