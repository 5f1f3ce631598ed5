/** The parts of Chart.js that curves need, registered once; the rest stays out of the bundle. */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type Scale,
} from "chart.js";
import annotationPlugin, { type AnnotationOptions } from "chartjs-plugin-annotation";
import zoomPlugin from "chartjs-plugin-zoom";
import { fontFamily, type Palette } from "../theme/tokens.ts";
import type { DrawnPoint } from "../../shared/curves/curvePoints.ts";
import type { Tick } from "../../shared/curves/ticks.ts";
import { gapMarksPlugin, type CurveGaps } from "./gapMarks.ts";
import type { StepRange } from "./stepRange.ts";

Chart.register(LineController, LineElement, PointElement, LinearScale, annotationPlugin, zoomPlugin);

export type LineChart = Chart<"line", DrawnPoint[]>;
export type LineDataset = ChartDataset<"line", DrawnPoint[]>;
/** Lines across a chart, by name. */
export type ChartMarks = Record<string, AnnotationOptions<"line">>;

/** Both charts of a view have their plot at the same place: the y axis gets this much room for labels and title, in px. */
const axisWidth = 84;
const rightPadding = 14;
/** What of a chart's width is not its plot, px. */
export const besidePlot = axisWidth + rightPadding;

/** What is drawn besides curves: changed in place before the chart is drawn again. */
export interface ChartFurniture {
  x: readonly Tick[];
  y: readonly Tick[];
  gaps: readonly CurveGaps[];
}

/** The titles of both axes, the y axis's with its unit. */
export interface AxisTitles {
  readonly x: string;
  readonly y: string;
}

/** What a chart tells of the pointer. Steps are whole. */
export interface ChartListeners {
  readonly onRange: (range: StepRange) => void;
  readonly onPick: (step: number) => void;
  readonly onHover: (step: number | null) => void;
}

/** A line chart that never animates: it is redrawn in place, ten times a second where a run is live. */
export function lineChartConfiguration(
  listeners: ChartListeners,
  furniture: ChartFurniture,
  titles: AxisTitles,
): ChartConfiguration<"line", DrawnPoint[]> {
  const tellRange = ({ chart }: { chart: Chart }): void => {
    const x = chart.scales.x;
    if (x !== undefined) listeners.onRange({ from: x.min, to: x.max });
  };
  return {
    type: "line",
    data: { datasets: [] },
    plugins: [gapMarksPlugin(() => furniture.gaps)],
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      resizeDelay: 50,
      events: ["mousemove", "mouseout", "click"],
      layout: { padding: { top: 10, right: rightPadding } },
      datasets: { line: { pointRadius: 0, pointHitRadius: 0, pointBorderWidth: 0, borderJoinStyle: "round" } },
      scales: {
        x: {
          type: "linear",
          border: { display: true },
          grid: { display: false, drawTicks: true, tickLength: 5 },
          title: { display: true, text: titles.x, padding: 0, align: "end" },
          ticks: { maxRotation: 0, autoSkip: false, callback: labelOf },
          afterBuildTicks: (scale) => {
            placeTicks(scale, furniture.x);
          },
        },
        y: {
          type: "linear",
          border: { display: false },
          grid: { drawTicks: false },
          title: { display: true, text: titles.y, padding: 0 },
          ticks: { padding: 8, autoSkip: false, callback: labelOf },
          afterBuildTicks: (scale) => {
            placeTicks(scale, furniture.y);
          },
          afterFit: (scale) => {
            scale.width = axisWidth;
          },
        },
      },
      onClick: (event, _elements, chart) => {
        const step = stepAt(chart, event.x);
        if (step !== null) listeners.onPick(step);
      },
      onHover: (event, _elements, chart) => {
        listeners.onHover(event.type === "mouseout" ? null : stepAt(chart, event.x));
      },
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        annotation: { clip: true, animations: false as never, annotations: {} },
        zoom: {
          pan: { enabled: true, mode: "x", modifierKey: "shift", onPan: tellRange },
          zoom: {
            mode: "x",
            wheel: { enabled: true, modifierKey: "ctrl" },
            pinch: { enabled: true },
            drag: { enabled: true, threshold: 6 },
            onZoom: tellRange,
          },
        },
      },
    },
  };
}

/** The step under a place on the chart, or null outside of its plot. */
function stepAt(chart: Chart, x: number | null): number | null {
  const scale = chart.scales.x;
  if (scale === undefined || x === null || x < scale.left || x > scale.right) return null;
  return Math.max(0, Math.round(scale.getValueForPixel(x) ?? 0));
}

/** Our ticks in place of Chart.js' own, which know no exact decimals; those out of sight while it zooms are left out. */
function placeTicks(scale: Scale, ticks: readonly Tick[]): void {
  scale.ticks = ticks.filter(({ value }) => value >= scale.min && value <= scale.max).map((tick) => ({ ...tick }));
}

function labelOf(_value: number | string, index: number, ticks: readonly { label?: string | string[] }[]): string {
  return [ticks[index]?.label ?? ""].flat().join(" ");
}

/** Colours and letters of the axes, as the theme has them now. */
export function applyPalette(chart: LineChart, palette: Palette): void {
  const { x, y } = chart.options.scales ?? {};
  const font = { family: fontFamily, size: 12 };
  for (const axis of [x, y]) {
    if (axis?.ticks) Object.assign(axis.ticks, { color: palette.faintInk, font });
    if (axis?.grid) axis.grid.color = palette.grid;
    if (axis && "title" in axis && axis.title) Object.assign(axis.title, { color: palette.faintInk, font });
  }
  if (x?.border) x.border.color = palette.axis;
  if (x?.grid) x.grid.tickColor = palette.axis;
  const drag = chart.options.plugins?.zoom?.zoom?.drag;
  if (drag)
    Object.assign(drag, { backgroundColor: `${palette.faintInk}26`, borderColor: palette.axis, borderWidth: 1 });
}
