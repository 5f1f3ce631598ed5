import { algorithmColour, algorithmTitles, designTokens } from "../../../shared/designTokens.ts";
import { StudioError } from "../../../shared/errors.ts";
import { medianFilter } from "../../../shared/medianFilter.ts";
import { niceAxis, type Axis } from "./axis.ts";
import { exportKeyword, formatStep, type ExportedRun } from "./exportedRun.ts";
import { closePage, openPage, setText, type Page } from "./page.ts";
import { describeRun } from "./sampleSheet.ts";

/** A run's estimate over its steps. */
export interface Curve {
  readonly run: ExportedRun;
  /** In the order of their steps. */
  readonly points: readonly { readonly step: number; readonly value: number | null }[];
}

/** What `curveChart` takes. */
export interface CurveChartRequest {
  /** Each run's EM estimate (WGAN) or JS estimate (GAN); the two kinds stand side by side, each with its own axis. */
  readonly curves: readonly Curve[];
  /** Points of the running median drawn over the raw curve, odd; 51 where left out. */
  readonly window?: number | undefined;
}

const panelSize = { width: 560, height: 380 } as const;
/** From a panel's edge to its axes. */
const inset = { left: 76, right: 28, top: 82, bottom: 58 } as const;
/** The largest value of the JS distance, reached where two distributions do not overlap. */
const largestJs = Math.LN2;

/**
 * The EM curves and the JS curves of some runs as a picture: raw values thin, their running median bold.
 *
 * @returns PNG bytes, metadata as of `sampleSheet`
 * @throws StudioError `invalid-argument` where there is no curve or the window is not odd
 */
export function curveChart({ curves, window = 51 }: CurveChartRequest): Uint8Array {
  if (curves.length === 0)
    throw new StudioError("invalid-argument", "There is no curve to draw: name at least one run.");
  if (!Number.isInteger(window) || window < 1 || window % 2 === 0) {
    throw new StudioError(
      "invalid-argument",
      `The median's window must be an odd number of points, but it is ${window}.`,
    );
  }
  const ofKind = (em: boolean): Curve[] => curves.filter(({ run }) => (run.configuration.algorithm === "wgan") === em);
  const panels = [
    { title: "EM estimate", formula: "mean f(real) − mean f(fake)", curves: ofKind(true), limit: null },
    { title: "JS estimate", formula: "½ L(D, g) + log 2, at most log 2", curves: ofKind(false), limit: largestJs },
  ].filter((panel) => panel.curves.length > 0);
  const page = openPage(panels.length * panelSize.width, panelSize.height, designTokens.ground);
  for (const [index, panel] of panels.entries()) drawPanel(page, panel, index * panelSize.width, window);
  const runs = curves.map(({ run }) => describeRun(run, null));
  const title = panels.map((panel) => panel.title).join(", ");
  return closePage(page, { Title: title, [exportKeyword]: JSON.stringify({ kind: "curve-chart", window, runs }) });
}

interface Panel {
  readonly title: string;
  readonly formula: string;
  readonly curves: readonly Curve[];
  /** A value that the curve cannot pass, drawn as a dashed line. */
  readonly limit: number | null;
}

/** Where numbers lie on the page. */
interface Scales {
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
}

function drawPanel(page: Page, panel: Panel, left: number, window: number): void {
  const points = panel.curves.flatMap((curve) => curve.points);
  const values = points.flatMap(({ value }) => (value !== null && Number.isFinite(value) ? [value] : []));
  const steps = niceAxis([0, ...points.map(({ step }) => step)], 5);
  const heights = niceAxis([0, ...(panel.limit === null ? [] : [panel.limit]), ...trimmed(values)], 5);
  const [x0, x1] = [left + inset.left, left + panelSize.width - inset.right];
  const [y0, y1] = [panelSize.height - inset.bottom, inset.top];
  const scales: Scales = {
    x: (step) => x0 + ((step - steps.from) / (steps.to - steps.from)) * (x1 - x0),
    y: (value) => y0 + ((value - heights.from) / (heights.to - heights.from)) * (y1 - y0),
  };
  setText(page, panel.title, [left + 28, 38], { sizePx: 18, weight: 600 });
  setText(page, panel.formula, [left + panelSize.width - inset.right, 38], {
    sizePx: 13,
    colour: designTokens.faintInk,
    align: "right",
  });
  drawAxes(page, { steps, heights, scales, x0, x1, y0 });
  const { context } = page;
  if (panel.limit !== null) {
    stroke(
      page,
      [
        [x0, scales.y(panel.limit)],
        [x1, scales.y(panel.limit)],
      ],
      designTokens.faintInk,
      1,
      [4, 4],
    );
    setText(page, "log 2", [x1 - 4, scales.y(panel.limit) - 6], {
      sizePx: 12,
      colour: designTokens.faintInk,
      align: "right",
    });
  }
  context.save();
  context.beginPath();
  context.rect(x0, y1 - 4, x1 - x0, y0 - y1 + 8);
  context.clip();
  for (const curve of panel.curves) drawCurve(page, curve, scales, window);
  context.restore();
  drawLegend(page, panel.curves, left + 28);
}

/** A few wild values shall not flatten the rest: what lies far beyond the middle 98 in a hundred is left off the axis. */
function trimmed(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const spread = at(0.99) - at(0.01);
  return sorted.filter((value) => value >= at(0.01) - spread && value <= at(0.99) + spread);
}

function drawAxes(
  page: Page,
  {
    steps,
    heights,
    scales,
    x0,
    x1,
    y0,
  }: { steps: Axis; heights: Axis; scales: Scales; x0: number; x1: number; y0: number },
): void {
  const faint = { sizePx: 12.5, colour: designTokens.faintInk } as const;
  for (const tick of heights.ticks) {
    const y = Math.round(scales.y(tick)) + 0.5;
    stroke(
      page,
      [
        [x0, y],
        [x1, y],
      ],
      tick === 0 ? designTokens.axis : designTokens.grid,
      1,
    );
    const label = tick.toFixed(heights.decimals).replace("-", "−");
    setText(page, label, [x0 - 10, y + 4], { ...faint, align: "right" });
  }
  for (const tick of steps.ticks) {
    const x = Math.round(scales.x(tick)) + 0.5;
    stroke(
      page,
      [
        [x, y0],
        [x, y0 + 5],
      ],
      designTokens.axis,
      1,
    );
    setText(page, formatStep(tick), [x, y0 + 21], { ...faint, align: "center" });
  }
  stroke(
    page,
    [
      [x0, y0 + 0.5],
      [x1, y0 + 0.5],
    ],
    designTokens.axis,
    1,
  );
  setText(page, "generator iterations", [x1, y0 + 42], { ...faint, align: "right" });
}

function drawCurve(page: Page, { run, points }: Curve, scales: Scales, window: number): void {
  const colour = algorithmColour(run.configuration.algorithm);
  const smooth = medianFilter(
    points.map(({ value }) => value),
    window,
  );
  const place = (values: readonly (number | null)[]): (readonly [number, number] | null)[] =>
    values.map((value, at) => {
      const drawable = value !== null && Number.isFinite(value);
      return drawable ? ([scales.x(points[at]!.step), scales.y(value)] as const) : null;
    });
  page.context.globalAlpha = 0.28;
  stroke(page, place(points.map(({ value }) => value)), colour, 1);
  page.context.globalAlpha = 1;
  stroke(page, place(smooth), colour, 2.25);
}

function drawLegend(page: Page, curves: readonly Curve[], left: number): void {
  const room = (panelSize.width - 28 - inset.right) / curves.length;
  for (const [index, { run }] of curves.entries()) {
    const { algorithm } = run.configuration;
    const x = left + index * room;
    stroke(
      page,
      [
        [x, 58],
        [x + 16, 58],
      ],
      algorithmColour(algorithm),
      2.25,
    );
    setText(page, `${algorithmTitles[algorithm]}  ${run.name}`, [x + 24, 62], { sizePx: 13, widestPx: room - 36 });
  }
}

/** Draws a line through the points, with a gap where there is none. */
function stroke(
  { context }: Page,
  points: readonly (readonly [number, number] | null)[],
  colour: string,
  width: number,
  dashes: number[] = [],
): void {
  context.beginPath();
  let drawing = false;
  for (const point of points) {
    if (point === null) drawing = false;
    else if (drawing) context.lineTo(...point);
    else {
      context.moveTo(...point);
      drawing = true;
    }
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.setLineDash(dashes);
  context.stroke();
  context.setLineDash([]);
}
