/** A chart of curves on a page: Chart.js on a canvas without a window, by the same rules as in one. */
import { createCanvas } from "@napi-rs/canvas";
import { Chart } from "chart.js";
import {
  applyLook,
  limitMark,
  lineChartConfiguration,
  placeMarks,
  type ChartFurniture,
  type ChartLimit,
} from "../../../../shared/charts/lineChart.ts";
import { columnsOf, placeCurves, type CurvesInSight } from "../../../../shared/charts/placeCurves.ts";
import { designTokens } from "../../../../shared/designTokens.ts";
import { exportFontFamily } from "./fonts.ts";
import type { Page } from "./page.ts";

export interface ChartRequest extends CurvesInSight {
  /** Of the y axis, with the unit. */
  readonly axisTitle: string;
  readonly limit: ChartLimit | null;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of these, what is left free at the right of the plot. */
  readonly rightPx: number;
}

/** Draws axes, curves and limit on the page, the left upper corner at this place. */
export function putChart(
  page: Page,
  { axisTitle, limit, widthPx, heightPx, rightPx, ...insight }: ChartRequest,
  [x, y]: readonly [number, number],
): void {
  const furniture: ChartFurniture = { x: [], y: [], gaps: [] };
  const configuration = lineChartConfiguration(furniture, axisTitle);
  const { faintInk, axis, grid } = designTokens;
  const look = { faintInk, axis, grid, fontFamily: exportFontFamily() };
  applyLook(configuration, look);
  // As much as the panel has beside it, so that the last label does not move the plot's edge.
  Object.assign(configuration.options.layout?.padding ?? {}, { right: rightPx });
  placeCurves(configuration, insight, columnsOf(widthPx), furniture);
  if (limit !== null) placeMarks(configuration, { limit: limitMark(limit, look) });
  const canvas = createCanvas(widthPx, heightPx);
  const options = { ...configuration.options, devicePixelRatio: 1 };
  const chart = new Chart(canvas, { ...configuration, options });
  page.context.drawImage(canvas, x, y);
  // That empties the canvas.
  chart.destroy();
}
