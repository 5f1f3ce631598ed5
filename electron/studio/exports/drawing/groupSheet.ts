import { StudioError } from "../../../../shared/errors.ts";
import { message } from "../../../../shared/messages/message.ts";
import { dataColours } from "../../../../shared/designTokens.ts";
import { runLooks } from "../../../../shared/runLooks.ts";
import { captionHeight, describeShown, margin, narrowestCaption, setCaption } from "./caption.ts";
import { describeRun, exportKeyword, type ExportedRun, type ExportedStep } from "./exportedRun.ts";
import { checkEnoughImages, checkGrid, gridSize, putGrid, type GridRequest } from "./grid.ts";
import { closePage, openPage } from "./page.ts";
import { placePanels } from "./panels.ts";

/** A run at a step. */
export interface Panel {
  readonly run: ExportedRun;
  readonly shown: ExportedStep;
}

/** What `groupSheet` takes. */
export interface GroupSheetRequest extends GridRequest {
  /** What the picture's text calls it. */
  readonly kind: "sample-sheet" | "group-sheet";
  /** 1 to 8, all at the same step. */
  readonly panels: readonly Panel[];
  /** False leaves out captions and margin: nothing but the images. True where left out. */
  readonly caption?: boolean | undefined;
}

/**
 * A sheet of one to eight runs at the same step, side by side: the first images of each sample, unselected, under a
 * caption with run, system, step and estimate; image for image from the same noise where the runs share their seed.
 *
 * @returns PNG bytes; the text `critic-studio:export` has run ids, step, estimates and all settings as JSON
 * @throws StudioError `invalid-argument` where the steps differ, a grid value is out of range or a sample has too few
 *   images
 */
export function groupSheet(request: GroupSheetRequest): Uint8Array {
  const { kind, panels, caption = true } = request;
  const step = commonStep(panels);
  const grid = checkGrid(request);
  for (const { run, shown } of panels) checkEnoughImages(grid, run, shown);
  const sizes = panels.map(({ shown }) => gridSize(grid, shown.sample.size));
  const above = caption ? captionHeight : 0;
  const size = {
    width: Math.max(caption ? narrowestCaption : 0, ...sizes.map(({ width }) => width)),
    height: above + Math.max(...sizes.map(({ height }) => height)),
  };
  const edge = caption ? margin : 0;
  const { places, width, height } = placePanels(panels.length, size);
  const page = openPage(width + 2 * edge, height + 2 * edge, grid.ground);
  const looks = runLooks(panels.map(({ run }) => run.configuration));
  for (const [index, { run, shown }] of panels.entries()) {
    const [x, y] = [places[index]![0] + edge, places[index]![1] + edge];
    const line = describeShown(run, shown);
    if (caption) setCaption(page, run, { look: looks[index]!, line }, [x, y], size.width);
    putGrid(page, grid, shown, [x, y + above], dataColours[looks[index]!.colour]);
  }
  const { rows, columns } = grid;
  const runs = panels.map(({ run, shown }) => describeRun(run, shown.estimate, shown.noiseStd));
  return closePage(page, {
    Title: panels.map(({ run }) => run.name).join(" beside "),
    [exportKeyword]: JSON.stringify({ kind, rows, columns, step, runs }),
  });
}

function commonStep(panels: readonly Panel[]): number {
  const [first, ...others] = panels;
  if (first === undefined || panels.length > 8) {
    throw new StudioError("invalid-argument", message("export.sheetRuns", { count: panels.length }));
  }
  const { step } = first.shown;
  const other = others.find(({ shown }) => shown.step !== step);
  if (other === undefined) return step;
  throw new StudioError(
    "invalid-argument",
    message("export.oneStep", { run: first.run.name, step, other: other.run.name, otherStep: other.shown.step }),
    { step, other: other.shown.step },
  );
}
