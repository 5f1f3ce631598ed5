import type { SampleKind } from "../../../shared/addedNoise.ts";
import { writeResultFile } from "../../storage/resultFile.ts";
import type { SheetLayout } from "./drawing/grid.ts";
import type { ExportedStep } from "./drawing/exportedRun.ts";
import type { ExportOrder, ExportPlace, ExportSource, WrittenExport } from "./format.ts";
import { readSteps } from "./readSamples.ts";

/**
 * Writes a sheet of runs' samples of one step. @throws StudioError `not-found`, `corrupt`, `invalid-argument`,
 * `disk-full`
 */
export async function writeGroupSheet(
  kind: "sample-sheet" | "group-sheet",
  source: ExportSource,
  { runIds, step, parameters: { samples, ...asked } }: ExportOrder<SheetLayout & { samples?: SampleKind | undefined }>,
  place: ExportPlace,
): Promise<WrittenExport> {
  // Loaded on demand: only drawing needs the canvas.
  const { groupSheet } = await import("./drawing/groupSheet.ts");
  const panels = await Promise.all(
    runIds.map(async (runId) => ({
      run: source.history.run(runId),
      shown: (await readSteps(source, runId, [step], samples))[0]!,
    })),
  );
  const layout = layoutFor(
    asked,
    panels.map(({ shown }) => shown),
  );
  return await writeImage(groupSheet({ kind, panels, ...asked, ...layout }), [step], place);
}

/** Writes a picture. @throws StudioError `invalid-argument`, `not-permitted`, `disk-full` */
export async function writeImage(
  png: Uint8Array,
  steps: readonly number[],
  { outFile, force }: ExportPlace,
): Promise<WrittenExport> {
  return { file: await writeResultFile(outFile, [png], { force }), steps };
}

/** As many rows and columns as the smallest of the samples fills, up to 8 × 8, of three runs or more up to 4 × 8. */
export function layoutFor(
  { rows, columns }: SheetLayout,
  shown: readonly ExportedStep[],
): { readonly rows: number; readonly columns: number } {
  const count = Math.min(...shown.map(({ sample }) => sample.count));
  const wide = columns ?? Math.min(mostColumns(shown.length), Math.max(1, Math.floor(count / (rows ?? 1))));
  return { columns: wide, rows: rows ?? Math.min(8, Math.max(1, Math.floor(count / wide))) };
}

/** Of each run, where nobody says how many. */
export function mostColumns(runs: number): number {
  return runs < 3 ? 8 : 4;
}
