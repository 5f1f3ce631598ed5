import { formatCount, formatFigure } from "../../../shared/figures.ts";
import { judgedSeries } from "../../../shared/systems.ts";
import { StudioError } from "../../../shared/errors.ts";
import { captionHeight, margin, narrowestCaption, setCaption } from "./caption.ts";
import { describeStep, exportKeyword, type ExportedRun, type ExportedStep } from "./exportedRun.ts";
import { checkEnoughImages, checkGrid, gridSize, putGrid, type GridRequest } from "./grid.ts";
import { closePage, openPage, setText } from "./page.ts";
import { betweenSides } from "./pairSheet.ts";
import { describeRun } from "./sampleSheet.ts";

/** One run's steps, in the order in which they are to stand. */
export interface ProgressOfRun {
  readonly run: ExportedRun;
  readonly steps: readonly ExportedStep[];
}

/** What `progressSheet` takes; `columns` are images of each run in a row. */
export interface ProgressSheetRequest extends Omit<GridRequest, "rows"> {
  /** One run, or the two of a pair with the same steps. */
  readonly runs: readonly ProgressOfRun[];
}

const labelWidth = 76;

/**
 * How samples change: a row for each step, the same places of the fixed noise in each row, of one run or of two side by
 * side.
 *
 * @returns PNG bytes, metadata as of `sampleSheet`, with all steps
 * @throws StudioError `invalid-argument` where there is no step or more than 64, the runs' steps differ, a grid value is
 *   out of range or a sample has too few images
 */
export function progressSheet(request: ProgressSheetRequest): Uint8Array {
  const { runs } = request;
  const steps = commonSteps(runs);
  const grid = checkGrid({ ...request, rows: 1 });
  for (const { run, steps: shown } of runs) for (const step of shown) checkEnoughImages(grid, run, step);
  const sizes = runs.map((of) => gridSize(grid, Math.max(...of.steps.map(({ sample }) => sample.size))));
  const panelWidth = Math.max(narrowestCaption, ...sizes.map(({ width }) => width));
  const rowHeight = Math.max(...sizes.map(({ height }) => height), 34) + Math.max(grid.gap, 10);
  const top = margin + captionHeight;
  const width = 2 * margin + labelWidth + runs.length * (panelWidth + betweenSides) - betweenSides;
  const page = openPage(width, top + steps.length * rowHeight - Math.max(grid.gap, 10) + margin, grid.ground);
  for (const [row, step] of steps.entries()) {
    const middle = top + row * rowHeight + (rowHeight - Math.max(grid.gap, 10)) / 2;
    setText(page, formatCount(step), [margin + labelWidth - 18, middle + 5], {
      sizePx: 14,
      weight: 600,
      align: "right",
    });
    if (row > 0) continue;
    setText(page, "Step", [margin + labelWidth - 18, top - 12], {
      sizePx: 13,
      colour: page.faintInk,
      align: "right",
    });
  }
  for (const [index, { run, steps: shown }] of runs.entries()) {
    const x = margin + labelWidth + index * (panelWidth + betweenSides);
    setCaption(page, run, { step: null, estimate: null }, [x, margin], panelWidth);
    setText(page, describeSpan(run, shown), [x + 14, margin + 35], {
      sizePx: 13,
      colour: page.faintInk,
      widestPx: panelWidth - 14,
    });
    for (const [row, step] of shown.entries()) putGrid(page, grid, step, [x, top + row * rowHeight]);
  }
  const description = {
    kind: "progress-sheet",
    columns: grid.columns,
    steps,
    runs: runs.map(({ run, steps: shown }) => ({
      ...describeRun(run, null),
      estimates: shown.map(({ estimate }) => estimate),
    })),
  };
  return closePage(page, {
    Title: runs.map(({ run }) => run.name).join(" beside "),
    [exportKeyword]: JSON.stringify(description),
  });
}

/** From which estimate to which the steps go: `EM estimate 1.200 to 0.310`. */
function describeSpan({ configuration }: ExportedRun, steps: readonly ExportedStep[]): string {
  const known = steps.flatMap(({ estimate }) => (estimate === null ? [] : [formatFigure(estimate, 3)]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `${judgedSeries(configuration.system).title} ${known.length === 1 ? first : `${first} to ${last}`}`;
}

function commonSteps(runs: readonly ProgressOfRun[]): number[] {
  const [first, ...others] = runs;
  const steps = first?.steps.map(({ step }) => step) ?? [];
  if (runs.length > 2 || steps.length < 1 || steps.length > 64) {
    throw new StudioError(
      "invalid-argument",
      `A progress sheet shows one or two runs at 1 to 64 steps, not ${runs.length} at ${steps.length}.`,
    );
  }
  for (const { run, steps: shown } of others) {
    if (shown.length === steps.length && shown.every(({ step }, row) => step === steps[row])) continue;
    throw new StudioError(
      "invalid-argument",
      `A progress sheet shows the same steps of both runs; ${run.name} is given at ${shown.map(({ step }) => describeStep(step)).join(", ")}.`,
    );
  }
  return steps;
}
