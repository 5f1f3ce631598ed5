/** The parts of Chart.js that curves need, registered once; the rest stays out of the bundle. */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
} from "chart.js";
import annotationPlugin, { type AnnotationOptions } from "chartjs-plugin-annotation";
import zoomPlugin from "chartjs-plugin-zoom";
import { fontFamily, type Palette } from "../theme/tokens.ts";
import type { DrawnPoint } from "./curvePoints.ts";
import { formatCount } from "./formatFigures.ts";
import type { StepRange } from "./stepRange.ts";

Chart.register(LineController, LineElement, PointElement, LinearScale, annotationPlugin, zoomPlugin);

export type LineChart = Chart<"line", DrawnPoint[]>;
export type LineDataset = ChartDataset<"line", DrawnPoint[]>;
/** Lines across a chart, by name. */
export type ChartMarks = Record<string, AnnotationOptions<"line">>;

/** Both charts of a view have their plot at the same place: labels of the y axis get this much room, in px. */
const labelWidth = 58;

/** What a chart tells of the pointer. Steps are whole. */
export interface ChartListeners {
  readonly onRange: (range: StepRange) => void;
  readonly onPick: (step: number) => void;
  readonly onHover: (step: number | null) => void;
}

/** A line chart that never animates: it is redrawn in place, ten times a second where a run is live. */
export function lineChartConfiguration(listeners: ChartListeners): ChartConfiguration<"line", DrawnPoint[]> {
  const tellRange = ({ chart }: { chart: Chart }): void => {
    const x = chart.scales.x;
    if (x !== undefined) listeners.onRange({ from: x.min, to: x.max });
  };
  return {
    type: "line",
    data: { datasets: [] },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      resizeDelay: 50,
      events: ["mousemove", "mouseout", "click"],
      layout: { padding: { top: 10, right: 14 } },
      datasets: { line: { pointRadius: 0, pointHitRadius: 0, borderJoinStyle: "round" } },
      scales: {
        x: {
          type: "linear",
          border: { display: true },
          grid: { display: false, drawTicks: true, tickLength: 5 },
          ticks: {
            maxRotation: 0,
            maxTicksLimit: 7,
            includeBounds: false,
            callback: (value) => (Number.isInteger(Number(value)) ? formatCount(Number(value)) : ""),
          },
        },
        y: {
          type: "linear",
          border: { display: false },
          grid: { drawTicks: false },
          ticks: { padding: 8, includeBounds: false, callback: (value) => tickText(Number(value)) },
          afterFit: (scale) => {
            scale.width = labelWidth;
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

function tickText(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e-4 && size < 1e5 ? String(Number(value.toPrecision(6))) : value.toExponential(0);
  return text.replace("e+", "e").replaceAll("-", "−");
}

/** Colours and letters of the axes, as the theme has them now. */
export function applyPalette(chart: LineChart, palette: Palette): void {
  const { x, y } = chart.options.scales ?? {};
  const font = { family: fontFamily, size: 12 };
  for (const axis of [x, y]) {
    if (axis?.ticks) Object.assign(axis.ticks, { color: palette.faintInk, font });
    if (axis?.grid) axis.grid.color = palette.grid;
  }
  if (x?.border) x.border.color = palette.axis;
  if (x?.grid) x.grid.tickColor = palette.axis;
  const drag = chart.options.plugins?.zoom?.zoom?.drag;
  if (drag)
    Object.assign(drag, { backgroundColor: `${palette.faintInk}26`, borderColor: palette.axis, borderWidth: 1 });
}
