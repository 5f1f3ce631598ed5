import { captionHeight, margin, narrowestCaption, setCaption } from "./caption.ts";
import { exportKeyword, type ExportedRun, type ExportedStep } from "./exportedRun.ts";
import { checkEnoughImages, checkGrid, gridSize, putGrid, type GridRequest } from "./grid.ts";
import { closePage, openPage } from "./page.ts";

/** What `sampleSheet` takes. */
export interface SampleSheetRequest extends GridRequest {
  readonly run: ExportedRun;
  readonly shown: ExportedStep;
  /** False leaves out caption and margin: nothing but the images. True where left out. */
  readonly caption?: boolean | undefined;
}

/**
 * A sheet of a sample's first images, unselected, with the run's name, system, step and estimate above them.
 *
 * @returns PNG bytes; its text `critic-studio:export` has run id, step, estimate and all settings as JSON
 * @throws StudioError `invalid-argument` where rows, columns, scale, gap or ground are out of range, or the sample has
 *   fewer images than rows × columns
 */
export function sampleSheet(request: SampleSheetRequest): Uint8Array {
  const { run, shown, caption = true } = request;
  const grid = checkGrid(request);
  checkEnoughImages(grid, run, shown);
  const images = gridSize(grid, shown.sample.size);
  const edge = caption ? margin : 0;
  const contentWidth = Math.max(images.width, caption ? narrowestCaption : 0);
  const top = edge + (caption ? captionHeight : 0);
  const page = openPage(contentWidth + 2 * edge, top + images.height + edge, grid.ground);
  if (caption) setCaption(page, run, shown, [edge, edge], contentWidth);
  putGrid(page, grid, shown, [edge, top]);
  const { rows, columns } = grid;
  const description = {
    kind: "sample-sheet",
    rows,
    columns,
    step: shown.step,
    runs: [describeRun(run, shown.estimate)],
  };
  return closePage(page, { Title: run.name, [exportKeyword]: JSON.stringify(description) });
}

/** A run as the metadata of an export names it. */
export function describeRun(run: ExportedRun, estimate: number | null): Record<string, unknown> {
  return { id: run.id, name: run.name, system: run.configuration.system, estimate, settings: run.configuration };
}
