import type { ChartCurve } from "../../../../shared/charts/chartCurve.ts";
import { drawnLimit } from "../../../../shared/charts/drawnLimit.ts";
import type { ChartLimit } from "../../../../shared/charts/lineChart.ts";
import { medianWindowFor } from "../../../../shared/curves/medianWindow.ts";
import { countNotFinite, describeNotFinite } from "../../../../shared/curves/notFinite.ts";
import { createRunningMedian } from "../../../../shared/curves/runningMedian.ts";
import { wholeRange } from "../../../../shared/curves/wholeRange.ts";
import { dataColours, designTokens, markPaths } from "../../../../shared/designTokens.ts";
import { StudioError } from "../../../../shared/errors.ts";
import { message } from "../../../../shared/messages/message.ts";
import { curveDash, runLooks, type RunLook } from "../../../../shared/runLooks.ts";
import type { SeriesFacts } from "../../../../shared/systemFacts.ts";
import { axesOf, systemFacts } from "../../../../shared/systems.ts";
import { describeRun, exportKeyword, type ExportedRun } from "./exportedRun.ts";
import { closePage, openPage, setMark, setText, textWidth, type Page } from "./page.ts";
import { putChart } from "./putChart.ts";

/** A series of a run over its steps. */
export interface Curve {
  readonly run: ExportedRun;
  readonly series: SeriesFacts;
  /** Every recorded point, in the order of their steps; null is NaN. */
  readonly points: readonly { readonly step: number; readonly value: number | null }[];
}

/** What `curveChart` takes. */
export interface CurveChartRequest {
  /** Those on the same axes share a panel (`axesOf`). */
  readonly curves: readonly Curve[];
  /** Recorded points of the running median drawn over the raw curve, odd; left out, as many as in the window. */
  readonly window?: number | undefined;
}

const panelWidth = 560;
const plotHeight = 300;
/** From a panel's edge to what stands in it. */
const inset = 28;
/** From a panel's left edge to its chart, whose axis has room of its own. */
const chartInset = 12;
/** From the upper edge to the legend, and each of its lines. */
const legendTop = 62;
const legendLine = 20;
const legendSize = 13;
/** What an entry of the legend has besides its words, px: line, mark, and space to the next. */
const besideWords = 62;
/** Room of the notes below a chart. */
const footHeight = 28;

/**
 * Series of some runs as a picture: a panel for each kind of axis, raw values thin, their running median bold, values
 * that are not finite marked and counted.
 *
 * @returns PNG bytes, metadata as of `groupSheet`
 * @throws StudioError `invalid-argument` where there is no curve or the window is not odd
 */
export function curveChart({ curves, window }: CurveChartRequest): Uint8Array {
  if (curves.length === 0) throw new StudioError("invalid-argument", message("export.noCurve"));
  if (window !== undefined && (!Number.isInteger(window) || window < 1 || window % 2 === 0)) {
    throw new StudioError("invalid-argument", message("export.medianWindow", { window }));
  }
  const runs = [...new Map(curves.map(({ run }) => [run.id, run])).values()];
  const looks = runLooks(runs.map(({ configuration }) => configuration));
  const lookOf = new Map(runs.map(({ id }, index) => [id, looks[index]!]));
  const byAxes = Map.groupBy(curves, ({ series, run }) => axesOf(series, run.configuration.system));
  const panels = withSystems([...byAxes.values()].map((group) => panelOf(group, lookOf, window))).toSorted((a, b) =>
    a.title.localeCompare(b.title),
  );
  const inRow = Math.ceil(panels.length / Math.ceil(panels.length / 3));
  const legendLines = Math.max(...panels.map(({ entries }) => Math.ceil(entries.length / entriesInLine(entries))));
  const headHeight = legendTop + legendLine * (legendLines - 1) + 10;
  const panelHeight = headHeight + plotHeight + footHeight;
  const page = openPage(inRow * panelWidth, Math.ceil(panels.length / inRow) * panelHeight, designTokens.ground);
  for (const [index, panel] of panels.entries()) {
    drawPanel(page, panel, [(index % inRow) * panelWidth, Math.floor(index / inRow) * panelHeight], headHeight);
  }
  return closePage(page, {
    Title: panels.map(({ title }) => title).join(", "),
    [exportKeyword]: JSON.stringify({
      kind: "curve-chart",
      series: [...new Set(curves.map(({ series }) => series.tag))],
      windows: curves.map((curve) => window ?? usualWindow(curve)),
      runs: runs.map((run) => describeRun(run, null)),
    }),
  });
}

/** Of the few values of a probe a median tells nothing. */
function usualWindow({ series, points }: Pick<Curve, "series" | "points">): number {
  return series.probed === true ? 1 : medianWindowFor(points.length);
}

/** A curve with what its legend says of it. */
interface Entry {
  readonly curve: ChartCurve;
  readonly look: RunLook;
  readonly words: string;
  /** What a note about it begins with. */
  readonly name: string;
}

interface Panel {
  readonly title: string;
  /** Of its first curve. */
  readonly systemTitle: string;
  readonly formula: string;
  readonly axisTitle: string;
  readonly limit: ChartLimit | null;
  readonly entries: readonly Entry[];
}

function panelOf(curves: readonly Curve[], looks: ReadonlyMap<string, RunLook>, window: number | undefined): Panel {
  const series = [...new Map(curves.map((curve) => [curve.series.tag, curve.series])).values()];
  const [first] = series;
  const entries = curves.map(({ run, series: own, points }): Entry => {
    const look = looks.get(run.id)!;
    const values = points.map(({ value }) => value);
    const size = window ?? usualWindow({ series: own, points });
    const median = createRunningMedian(size);
    median.follow(values);
    const place = series.findIndex(({ tag }) => tag === own.tag);
    const which = series.length > 1 ? `${own.short} · ` : "";
    return {
      curve: {
        key: `${run.id} ${own.tag}`,
        label: run.name,
        colour: dataColours[look.colour],
        points: { steps: points.map(({ step }) => step), values },
        median: size === 1 ? null : median.values,
        dash: place > 0 ? curveDash(place) : look.dash,
      },
      look,
      words: `${which}${systemFacts(run.configuration.system).title}  ${run.name}`,
      name: `${which}${run.name}`,
    };
  });
  return {
    title: [...new Set(series.map(({ title }) => title))].join(", "),
    systemTitle: systemFacts(curves[0]!.run.configuration.system).title,
    formula: series.length === 1 ? first!.formula : "",
    axisTitle: first!.axisTitle,
    limit: drawnLimit(
      series,
      curves.map(({ run }) => run.configuration),
    ),
    entries,
  };
}

/** Panels of one title are of several systems, each with a scale of its own: they are told apart by them. */
function withSystems(panels: readonly Panel[]): Panel[] {
  return panels.map((panel) => {
    const isAlone = panels.every((other) => other === panel || other.title !== panel.title);
    return isAlone ? panel : { ...panel, title: `${panel.title}, ${panel.systemTitle}` };
  });
}

function drawPanel(page: Page, panel: Panel, [left, top]: readonly [number, number], headHeight: number): void {
  const { title, formula, axisTitle, limit, entries } = panel;
  const right = left + panelWidth - inset;
  const faint = { sizePx: 13, colour: designTokens.faintInk } as const;
  const titleWidth = setText(page, title, [left + inset, top + 38], {
    sizePx: 18,
    weight: 600,
    widestPx: panelWidth - 2 * inset,
  });
  const room = panelWidth - 2 * inset - titleWidth - 16;
  if (room > 80) setText(page, formula, [right, top + 38], { ...faint, align: "right", widestPx: room });
  drawLegend(page, entries, [left + inset, top + legendTop]);
  const lastStep = Math.max(0, ...entries.map(({ curve: { points } }) => points.steps[points.steps.length - 1] ?? 0));
  const chart = {
    curves: entries.map(({ curve }) => curve),
    range: wholeRange(lastStep),
    always: limit === null ? [0] : [0, limit.value],
    axisTitle,
    limit,
    widthPx: panelWidth - chartInset,
    rightPx: inset,
    heightPx: plotHeight,
  };
  putChart(page, chart, [left + chartInset, top + headHeight]);
  const note = gapNotes(entries);
  const noteTop = top + headHeight + plotHeight + 14;
  setText(page, note, [left + inset, noteTop], { ...faint, widestPx: panelWidth - 2 * inset });
}

/** How many values no line can pass through, of each curve that has some. */
function gapNotes(entries: readonly Entry[]): string {
  const notes = entries.flatMap(({ curve, name }) => {
    const note = describeNotFinite(countNotFinite(curve.points.values));
    return note === null ? [] : [`${entries.length > 1 ? `${name}: ` : ""}${note}`];
  });
  return notes.join("; ");
}

/** Two entries in a line where both can be read there. */
function entriesInLine(entries: readonly Entry[]): number {
  if (entries.length < 2) return 1;
  const widest = Math.max(...entries.map(({ words }) => textWidth(words, { sizePx: legendSize })));
  return widest <= legendRoom(2) - besideWords ? 2 : 1;
}

/** The width of an entry, px. */
function legendRoom(inLine: number): number {
  return (panelWidth - 2 * inset) / inLine;
}

/** The curve's line with the mark of its run, and what it is. */
function drawLegend(page: Page, entries: readonly Entry[], [left, top]: readonly [number, number]): void {
  const inLine = entriesInLine(entries);
  const room = legendRoom(inLine);
  for (const [index, { curve, look, words }] of entries.entries()) {
    const x = left + (index % inLine) * room;
    const y = top + Math.floor(index / inLine) * legendLine;
    drawSample(page, curve, [x, y - 4]);
    setMark(page, markPaths[look.mark], [x + 38, y - 4], { radiusPx: 5, colour: curve.colour });
    setText(page, words, [x + 50, y], { sizePx: legendSize, widestPx: room - besideWords });
  }
}

/** A bit of the curve's line, as long as its dashes need to be told apart. */
function drawSample({ context }: Page, { colour, dash = [] }: ChartCurve, [x, y]: readonly [number, number]): void {
  context.save();
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 28, y);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash([...dash]);
  context.stroke();
  context.restore();
}
