/**
 * What a chart of curves over steps is for Chart.js, the same in the window and in exports: axes with ticks of our own
 * rules, raw values thin and their median bold, gaps marked, a limit as a dashed line.
 */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type ChartOptions,
  type Scale,
} from "chart.js";
import annotationPlugin from "chartjs-plugin-annotation";
import type { DrawnPoint } from "../curves/curvePoints.ts";
import type { Tick } from "../curves/ticks.ts";
import { stepAxisTitle } from "../systems.ts";
import { gapMarksPlugin, type CurveGaps } from "./gapMarks.ts";

// The rest of Chart.js stays out of the bundle.
Chart.register(LineController, LineElement, PointElement, LinearScale, annotationPlugin);

export type LineChart = Chart<"line", DrawnPoint[]>;
export type LineDataset = ChartDataset<"line", DrawnPoint[]>;
export type LineChartConfiguration = ChartConfiguration<"line", DrawnPoint[]> & { options: ChartOptions<"line"> };
/** A line across a chart, as the annotation plugin takes it. */
export interface ChartMark {
  readonly type: "line";
  readonly scaleID: "x" | "y";
  readonly value: number;
  readonly borderWidth: number;
  readonly borderColor: string;
  readonly borderDash?: number[];
  readonly label?: ReturnType<typeof markLabel> & {
    readonly position: "start";
    readonly xAdjust?: number;
    /** Of a chart that is being drawn. */
    readonly yAdjust?: (of: { readonly chart: LineChart }) => number;
  };
}
export type ChartMarks = Record<string, ChartMark>;

/**
 * Charts that stand together have their plots at the same place: the y axis gets this much room for labels and title,
 * px.
 */
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

/** The colours of what is no curve, and the letters. */
export interface ChartLook {
  readonly faintInk: string;
  readonly axis: string;
  readonly grid: string;
  readonly fontFamily: string;
}

/** A value that curves cannot pass, or by which they are read. */
export interface ChartLimit {
  readonly value: number;
  readonly label: string;
}

/** A line chart that never animates: it is redrawn in place. */
export function lineChartConfiguration(furniture: ChartFurniture, axisTitle: string): LineChartConfiguration {
  return {
    type: "line",
    data: { datasets: [] },
    plugins: [gapMarksPlugin(() => furniture.gaps)],
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: false,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 10, right: rightPadding } },
      datasets: { line: { pointRadius: 0, pointHitRadius: 0, pointBorderWidth: 0, borderJoinStyle: "round" } },
      scales: {
        x: {
          type: "linear",
          border: { display: true },
          grid: { display: false, drawTicks: true, tickLength: 5 },
          title: { display: true, text: stepAxisTitle, padding: 0, align: "end" },
          ticks: { maxRotation: 0, autoSkip: false, callback: labelOf },
          afterBuildTicks: (scale) => {
            placeTicks(scale, furniture.x);
          },
        },
        y: {
          type: "linear",
          border: { display: false },
          grid: { drawTicks: false },
          title: { display: true, text: axisTitle, padding: 0 },
          ticks: { padding: 8, autoSkip: false, callback: labelOf },
          afterBuildTicks: (scale) => {
            placeTicks(scale, furniture.y);
          },
          afterFit: (scale) => {
            scale.width = axisWidth;
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        annotation: { clip: true, animations: false as never, annotations: {} },
      },
    },
  };
}

/**
 * Our ticks in place of Chart.js' own, which know no exact decimals; those out of sight while it zooms are left out.
 */
function placeTicks(scale: Scale, ticks: readonly Tick[]): void {
  scale.ticks = ticks.filter(({ value }) => value >= scale.min && value <= scale.max).map((tick) => ({ ...tick }));
}

function labelOf(_value: number | string, index: number, ticks: readonly { label?: string | string[] }[]): string {
  return [ticks[index]?.label ?? ""].flat().join(" ");
}

/** Colours and letters of the axes, as they are to be now; the line of zero stands out. */
export function applyLook({ options }: Pick<LineChartConfiguration, "options">, look: ChartLook): void {
  const { x, y } = options.scales ?? {};
  const font = { family: look.fontFamily, size: 12 };
  for (const axis of [x, y]) {
    if (axis?.ticks) Object.assign(axis.ticks, { color: look.faintInk, font });
    if (axis && "title" in axis && axis.title) Object.assign(axis.title, { color: look.faintInk, font });
  }
  if (y?.grid) y.grid.color = ({ tick }: { tick?: { value: number } }) => (tick?.value === 0 ? look.axis : look.grid);
  if (x?.border) x.border.color = look.axis;
  if (x?.grid) x.grid.tickColor = look.axis;
}

/** Replaces the lines across a chart. */
export function placeMarks({ options }: Pick<LineChartConfiguration, "options">, annotations: ChartMarks): void {
  Object.assign((options.plugins as { annotation: object }).annotation, { annotations });
}

/** A word beside a line, as the annotation plugin takes it. */
export function markLabel(content: string, { faintInk, fontFamily }: ChartLook) {
  return {
    display: true,
    content,
    backgroundColor: "transparent",
    color: faintInk,
    font: { family: fontFamily, size: 12, weight: "normal" as const },
    padding: 3,
  };
}

/** What a label needs above its line, px. */
const labelRoom = 18;

/** The dashed line of a limit. */
export function limitMark({ value, label }: ChartLimit, look: ChartLook): ChartMark {
  return {
    type: "line",
    scaleID: "y",
    value,
    borderWidth: 1,
    borderDash: [4, 4],
    borderColor: look.faintInk,
    label: {
      ...markLabel(label, look),
      position: "start",
      // Above the line, where the chart does not end there.
      yAdjust: ({ chart: { scales, chartArea } }) =>
        (scales.y?.getPixelForValue(value) ?? 0) - chartArea.top < labelRoom ? 10 : -10,
    },
  };
}
