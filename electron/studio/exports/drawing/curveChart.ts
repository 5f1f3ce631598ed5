import { dataColours, designTokens } from "../../../../shared/designTokens.ts";
import type { CurvePoints, DrawnPoint } from "../../../../shared/curves/curvePoints.ts";
import { decimate } from "../../../../shared/curves/decimate.ts";
import { medianWindowFor } from "../../../../shared/curves/medianWindow.ts";
import { countNotFinite, describeNotFinite, gapMarks, isIsolated } from "../../../../shared/curves/notFinite.ts";
import { createRunningMedian } from "../../../../shared/curves/runningMedian.ts";
import { multiple, roundSpacing, stepTicks, type Tick } from "../../../../shared/curves/ticks.ts";
import { valueRange } from "../../../../shared/curves/valueRange.ts";
import { StudioError } from "../../../../shared/errors.ts";
import type { SeriesFacts } from "../../../../shared/systemFacts.ts";
import { judgedSeries, stepAxisTitle, systemFacts } from "../../../../shared/systems.ts";
import { describeRun, exportKeyword, type ExportedRun } from "./exportedRun.ts";
import { closePage, openPage, setSidewaysText, setText, type Page } from "./page.ts";
import { drawDot, drawGap, drawLine, type Place } from "./plotMarks.ts";

/** A run's estimate over its steps. */
export interface Curve {
  readonly run: ExportedRun;
  /** Every recorded point, in the order of their steps; null is NaN. */
  readonly points: readonly { readonly step: number; readonly value: number | null }[];
}

/** What `curveChart` takes. */
export interface CurveChartRequest {
  /** Each run's EM estimate (WGAN) or JS estimate (GAN); the two kinds stand side by side, each with its own axis. */
  readonly curves: readonly Curve[];
  /** Recorded points of the running median drawn over the raw curve, odd; left out, as many as in the window. */
  readonly window?: number | undefined;
}

const panelSize = { width: 560, height: 400 } as const;
/** From a panel's edge to its axes. */
const inset = { left: 96, right: 28, top: 82, bottom: 78 } as const;
const plotWidth = panelSize.width - inset.left - inset.right;
/** Room of a mark of a gap, px. */
const gapWidth = 8;

/**
 * The EM curves and the JS curves of some runs as a picture: raw values thin, their running median bold, values that are not
 * finite marked and counted.
 *
 * @returns PNG bytes, metadata as of `sampleSheet`
 * @throws StudioError `invalid-argument` where there is no curve or the window is not odd
 */
export function curveChart({ curves, window }: CurveChartRequest): Uint8Array {
  if (curves.length === 0)
    throw new StudioError("invalid-argument", "There is no curve to draw: name at least one run.");
  if (window !== undefined && (!Number.isInteger(window) || window < 1 || window % 2 === 0)) {
    throw new StudioError(
      "invalid-argument",
      `The median's window must be an odd number of points, but it is ${window}.`,
    );
  }
  const byTag = Map.groupBy(curves, ({ run }) => judgedSeries(run.configuration.system).tag);
  const panels = [...byTag.values()]
    .map((group) => ({
      estimate: judgedSeries(group[0]!.run.configuration.system),
      curves: group.map((curve) => plottedCurve(curve, window)),
    }))
    .toSorted((a, b) => a.estimate.tag.localeCompare(b.estimate.tag));
  const page = openPage(panels.length * panelSize.width, panelSize.height, designTokens.ground);
  for (const [index, panel] of panels.entries()) drawPanel(page, panel, index * panelSize.width);
  const runs = curves.map(({ run }) => describeRun(run, null));
  const title = panels.map(({ estimate }) => estimate.title).join(", ");
  const windows = curves.map(({ points }) => window ?? medianWindowFor(points.length));
  return closePage(page, { Title: title, [exportKeyword]: JSON.stringify({ kind: "curve-chart", windows, runs }) });
}

/** A curve with its running median, every point of both. */
interface PlottedCurve {
  readonly run: ExportedRun;
  readonly points: CurvePoints;
  readonly median: CurvePoints;
}

function plottedCurve({ run, points }: Curve, window = medianWindowFor(points.length)): PlottedCurve {
  const steps = points.map(({ step }) => step);
  const values = points.map(({ value }) => value);
  const median = createRunningMedian(window);
  median.follow(values);
  return { run, points: { steps, values }, median: { steps, values: median.values } };
}

interface Panel {
  readonly estimate: SeriesFacts;
  readonly curves: readonly PlottedCurve[];
}

/** Where numbers lie on the page, and the plot's edges. */
interface Plot {
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function drawPanel(page: Page, { estimate, curves }: Panel, left: number): void {
  const { title, formula, limit } = estimate;
  const steps = stepSpan(Math.max(0, ...curves.map(({ points }) => points.steps[points.steps.length - 1] ?? 0)));
  const drawn = curves.map(({ run, points, median }) => ({
    colour: dataColours[systemFacts(run.configuration.system).colour],
    raw: decimate(points, steps, plotWidth),
    smooth: decimate(median, steps, plotWidth),
    gaps: gapMarks(points, steps, plotWidth / gapWidth),
  }));
  const heights = valueRange(
    drawn.flatMap(({ raw, smooth }) => [raw, smooth]),
    limit === null ? [0] : [0, limit.value],
  );
  const edges = {
    left: left + inset.left,
    right: left + panelSize.width - inset.right,
    top: inset.top,
    bottom: panelSize.height - inset.bottom,
  };
  const plot: Plot = {
    ...edges,
    x: (step) => edges.left + (step / steps.to) * (edges.right - edges.left),
    y: (value) => edges.bottom - ((value - heights.from) / (heights.to - heights.from)) * (edges.bottom - edges.top),
  };
  setText(page, title, [left + 28, 38], { sizePx: 18, weight: 600 });
  const faint = { sizePx: 13, colour: designTokens.faintInk } as const;
  setText(page, formula, [edges.right, 38], { ...faint, align: "right" });
  drawAxes(page, plot, estimate, { x: stepTicks(0, steps.to, 5), y: heights.ticks });
  if (limit !== null) {
    const y = plot.y(limit.value);
    drawLine(
      page,
      [
        [plot.left, y],
        [plot.right, y],
      ],
      { colour: designTokens.faintInk, dashes: [4, 4] },
    );
    setText(page, limit.label, [plot.right - 4, y - 6], { sizePx: 12, colour: designTokens.faintInk, align: "right" });
  }
  const { context } = page;
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top - 4, plot.right - plot.left, plot.bottom - plot.top + 8);
  context.clip();
  for (const { colour, raw, smooth, gaps } of drawn) {
    context.globalAlpha = 0.28;
    drawPoints(page, plot, raw, colour, 1);
    context.globalAlpha = 1;
    drawPoints(page, plot, smooth, colour, 2.25);
    for (const { step, kind } of gaps) {
      drawGap(page, kind, [plot.x(step), kind === "above" ? plot.top + 4 : plot.bottom - 5], colour);
    }
  }
  context.restore();
  drawLegend(page, curves, left + 28);
  setText(page, gapNotes(curves), [left + 28, panelSize.height - 16], { ...faint, widestPx: panelSize.width - 56 });
}

/** From 0 to a whole tick at or above the last step. */
function stepSpan(lastStep: number): { readonly from: number; readonly to: number } {
  const spacing = roundSpacing(Math.max(1, lastStep / 5));
  return { from: 0, to: multiple(spacing, Math.max(1, Math.ceil(lastStep / multiple(spacing, 1) - 1e-9))) };
}

/** How many values no line can pass through, of each curve that has some. */
function gapNotes(curves: readonly PlottedCurve[]): string {
  const notes = curves.flatMap(({ run, points }) => {
    const note = describeNotFinite(countNotFinite(points.values));
    return note === null ? [] : [`${curves.length > 1 ? `${run.name}: ` : ""}${note}`];
  });
  return notes.join("; ");
}

function drawAxes(
  page: Page,
  plot: Plot,
  { axisTitle }: SeriesFacts,
  ticks: Readonly<Record<"x" | "y", readonly Tick[]>>,
): void {
  const faint = { sizePx: 12.5, colour: designTokens.faintInk } as const;
  for (const { value, label } of ticks.y) {
    const y = Math.round(plot.y(value)) + 0.5;
    drawLine(
      page,
      [
        [plot.left, y],
        [plot.right, y],
      ],
      { colour: value === 0 ? designTokens.axis : designTokens.grid },
    );
    setText(page, label, [plot.left - 10, y + 4], { ...faint, align: "right" });
  }
  for (const { value, label } of ticks.x) {
    const x = Math.round(plot.x(value)) + 0.5;
    drawLine(
      page,
      [
        [x, plot.bottom],
        [x, plot.bottom + 5],
      ],
      { colour: designTokens.axis },
    );
    setText(page, label, [x, plot.bottom + 21], { ...faint, align: "center" });
  }
  const y = plot.bottom + 0.5;
  drawLine(
    page,
    [
      [plot.left, y],
      [plot.right, y],
    ],
    { colour: designTokens.axis },
  );
  setText(page, stepAxisTitle, [plot.right, plot.bottom + 41], { ...faint, align: "right" });
  setSidewaysText(page, axisTitle, [plot.left - inset.left + 32, (plot.top + plot.bottom) / 2], faint);
}

/** A line through the points with gaps where there are none, and a dot for a point that stands alone. */
function drawPoints(page: Page, plot: Plot, points: readonly DrawnPoint[], colour: string, widthPx: number): void {
  const places = points.map(({ x, y }): Place | null => (Number.isNaN(y) ? null : [plot.x(x), plot.y(y)]));
  drawLine(page, places, { colour, widthPx });
  for (const [at, place] of places.entries()) {
    if (place !== null && isIsolated(points, at)) drawDot(page, place, colour, Math.max(1.5, widthPx));
  }
}

function drawLegend(page: Page, curves: readonly PlottedCurve[], left: number): void {
  const room = (panelSize.width - 28 - inset.right) / curves.length;
  for (const [index, { run }] of curves.entries()) {
    const { system } = run.configuration;
    const x = left + index * room;
    drawLine(
      page,
      [
        [x, 58],
        [x + 16, 58],
      ],
      { colour: dataColours[systemFacts(system).colour], widthPx: 2.25 },
    );
    setText(page, `${systemFacts(system).title}  ${run.name}`, [x + 24, 62], { sizePx: 13, widestPx: room - 36 });
  }
}
