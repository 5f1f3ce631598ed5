import { addsNoise } from "../../../../shared/addedNoise.ts";
import { formatCount, formatFigure } from "../../../../shared/figures.ts";
import { dataColours } from "../../../../shared/designTokens.ts";
import { runLooks } from "../../../../shared/runLooks.ts";
import { judgedSeries } from "../../../../shared/systems.ts";
import { StudioError } from "../../../../shared/errors.ts";
import { message } from "../../../../shared/messages/message.ts";
import { captionHeight, margin, narrowestCaption, setCaption } from "./caption.ts";
import { describeNoise, describeRun, exportKeyword, type ExportedRun, type ExportedStep } from "./exportedRun.ts";
import { checkEnoughImages, checkGrid, gridSize, putGrid, type GridRequest } from "./grid.ts";
import { closePage, openPage, setText } from "./page.ts";
import { placePanels } from "./panels.ts";

/** One run's steps, in the order in which they are to stand. */
export interface ProgressOfRun {
  readonly run: ExportedRun;
  readonly steps: readonly ExportedStep[];
}

/** What `progressSheet` takes; `columns` are images of each run in a row. */
export interface ProgressSheetRequest extends Omit<GridRequest, "rows"> {
  /** 1 to 8 runs with the same steps. */
  readonly runs: readonly ProgressOfRun[];
}

/** Room for the steps, left of each row of panels. */
const labelWidth = 76;

/**
 * How samples change: a row for each step, the same places of the fixed noise in each row, of one run or of several
 * side by side.
 *
 * @returns PNG bytes, metadata as of `groupSheet`, with all steps
 * @throws StudioError `invalid-argument` where there is no step or more than 64, the runs' steps differ, a grid value
 *   is out of range or a sample has too few images
 */
export function progressSheet(request: ProgressSheetRequest): Uint8Array {
  const { runs } = request;
  const steps = commonSteps(runs);
  const grid = checkGrid({ ...request, rows: 1 });
  for (const { run, steps: shown } of runs) for (const step of shown) checkEnoughImages(grid, run, step);
  const sizes = runs.map((of) => gridSize(grid, Math.max(...of.steps.map(({ sample }) => sample.size))));
  const panelWidth = Math.max(narrowestCaption, ...sizes.map(({ width }) => width));
  const betweenRows = Math.max(grid.gap, 10);
  const rowHeight = Math.max(...sizes.map(({ height }) => height), 34) + betweenRows;
  const panelHeight = captionHeight + steps.length * rowHeight - betweenRows;
  const { places, width, height } = placePanels(runs.length, { width: panelWidth, height: panelHeight });
  const left = margin + labelWidth;
  const page = openPage(left + width + margin, height + 2 * margin, grid.ground);
  const looks = runLooks(runs.map(({ run }) => run.configuration));
  for (const [index, { run, steps: shown }] of runs.entries()) {
    const [x, y] = [places[index]![0] + left, places[index]![1] + margin];
    setCaption(page, run, { look: looks[index]!, line: describeSpan(run, shown) }, [x, y], panelWidth);
    for (const [row, step] of shown.entries()) {
      const top = y + captionHeight + row * rowHeight;
      putGrid(page, grid, step, [x, top], dataColours[looks[index]!.colour]);
      if (places[index]![0] > 0) continue;
      const middle = top + (rowHeight - betweenRows) / 2;
      setText(page, formatCount(step.step), [left - 18, middle + 5], { sizePx: 14, weight: 600, align: "right" });
      if (row > 0) continue;
      setText(page, "Step", [left - 18, top - 12], { sizePx: 13, colour: page.faintInk, align: "right" });
    }
  }
  const description = {
    kind: "progress-sheet",
    columns: grid.columns,
    steps,
    runs: runs.map(({ run, steps: shown }) => ({
      ...describeRun(run, null),
      estimates: shown.map(({ estimate }) => estimate),
      ...(addsNoise(run.configuration) ? { noiseStds: shown.map(({ noiseStd }) => noiseStd) } : {}),
    })),
  };
  return closePage(page, {
    Title: runs.map(({ run }) => run.name).join(" beside "),
    [exportKeyword]: JSON.stringify(description),
  });
}

/** From which estimate to which the steps go, and what is shown: `EM estimate 1.200 to 0.310`. */
function describeSpan(run: ExportedRun, steps: readonly ExportedStep[]): string {
  const known = steps.flatMap(({ estimate }) => (estimate === null ? [] : [formatFigure(estimate, 3)]));
  const [first, last] = [known[0], known.at(-1)];
  const span = known.length === 1 ? first : `${first} to ${last}`;
  const estimates = known.length === 0 ? "" : `${judgedSeries(run.configuration.system).title} ${span}`;
  return [estimates, describeNoise(run, steps.at(-1)?.noiseStd ?? null)].filter((fact) => fact !== "").join(" · ");
}

function commonSteps(runs: readonly ProgressOfRun[]): number[] {
  const [first, ...others] = runs;
  const steps = first?.steps.map(({ step }) => step) ?? [];
  if (runs.length > 8 || steps.length < 1 || steps.length > 64) {
    throw new StudioError(
      "invalid-argument",
      message("export.progressSize", { runs: runs.length, steps: steps.length }),
    );
  }
  for (const { run, steps: shown } of others) {
    if (shown.length === steps.length && shown.every(({ step }, row) => step === steps[row])) continue;
    const given = shown.map(({ step }) => message("plain.step", { step }));
    throw new StudioError("invalid-argument", message("export.otherSteps", { run: run.name, given }));
  }
  return steps;
}
