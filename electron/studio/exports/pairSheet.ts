import { StudioError } from "../../../shared/errors.ts";
import { captionHeight, margin, narrowestCaption, setCaption } from "./caption.ts";
import { exportKeyword, type ExportedRun, type ExportedStep } from "./exportedRun.ts";
import { checkEnoughImages, checkGrid, gridSize, putGrid, type GridRequest } from "./grid.ts";
import { closePage, openPage } from "./page.ts";
import { describeRun } from "./sampleSheet.ts";

/** One side of a pair. */
export interface PairSide {
  readonly run: ExportedRun;
  readonly shown: ExportedStep;
}

/** What `pairSheet` takes. */
export interface PairSheetRequest extends GridRequest {
  /** The WGAN, by custom. */
  readonly left: PairSide;
  readonly right: PairSide;
}

/** Pixels between the two sides. */
export const betweenSides = 36;

/**
 * Two runs side by side at the same step, the same rows × columns of each: image for image from the same noise where
 * the runs are a pair.
 *
 * @returns PNG bytes, metadata as of `sampleSheet`, with both runs
 * @throws StudioError `invalid-argument` where the steps differ, a grid value is out of range or a sample has too few
 *   images
 */
export function pairSheet(request: PairSheetRequest): Uint8Array {
  const { left, right } = request;
  const grid = checkGrid(request);
  refuseOtherStep(left, right);
  for (const side of [left, right]) checkEnoughImages(grid, side.run, side.shown);
  const sizes = [left, right].map(({ shown }) => gridSize(grid, shown.sample.size));
  const panelWidth = Math.max(narrowestCaption, ...sizes.map(({ width }) => width));
  const height = Math.max(...sizes.map((size) => size.height));
  const page = openPage(2 * (margin + panelWidth) + betweenSides, 2 * margin + captionHeight + height, grid.ground);
  for (const [index, { run, shown }] of [left, right].entries()) {
    const x = margin + index * (panelWidth + betweenSides);
    setCaption(page, run, shown, [x, margin], panelWidth);
    putGrid(page, grid, shown, [x, margin + captionHeight]);
  }
  const { rows, columns } = grid;
  const runs = [left, right].map(({ run, shown }) => describeRun(run, shown.estimate));
  const description = { kind: "pair-sheet", rows, columns, step: left.shown.step, runs };
  const title = `${left.run.name} beside ${right.run.name}`;
  return closePage(page, { Title: title, [exportKeyword]: JSON.stringify(description) });
}

function refuseOtherStep(left: PairSide, right: PairSide): void {
  if (left.shown.step === right.shown.step) return;
  throw new StudioError(
    "invalid-argument",
    `A pair sheet shows one step: ${left.run.name} is given at step ${left.shown.step}, ${right.run.name} at step ${right.shown.step}. Choose a step that both have a sample of.`,
    { left: left.shown.step, right: right.shown.step },
  );
}
