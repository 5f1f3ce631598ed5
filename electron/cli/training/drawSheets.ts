import { join } from "node:path";
import { fileName } from "../../../shared/fileName.ts";
import type { Studio } from "../../studio/studio.ts";
import { exitCodes } from "../exitCodes.ts";
import type { EndedRun, Run } from "../records.ts";
import type { ResultFlags } from "../settings/runFlags.ts";
import { endCode } from "./reportEnd.ts";

/**
 * Draws the sheets of runs that are complete: samples of the last step that they have in common, their progress, and
 * their curves.
 *
 * @returns the files, absolute; none where a run was stopped or failed, or the user wants none
 * @throws StudioError `disk-full`, `not-permitted`, `invalid-argument`, `corrupt`
 */
export async function drawSheets(
  studio: Studio,
  runs: readonly EndedRun[],
  flags: ResultFlags,
): Promise<readonly string[]> {
  if (!flags.sheets || endCode(runs) !== exitCodes.done) return [];
  const { commonSampleSteps, drawCurveChart, drawPairSheet, drawProgressSheet, drawSampleSheet } =
    await import("../../studio/exports/sheets.ts");
  const { writeResultFile } = await import("../../studio/exports/resultFile.ts");
  const [first, second] = runs;
  if (
    first === undefined ||
    commonSampleSteps(
      studio,
      runs.map(({ id }) => id),
    ).length === 0
  )
    return [];
  const runIds = runs.map(({ id }) => id);
  const last =
    second === undefined
      ? await drawSampleSheet(studio, { runId: first.id, step: "last" })
      : await drawPairSheet(studio, { runIds: [first.id, second.id], step: "last" });
  const progress = await drawProgressSheet(studio, { runIds });
  const folder = flags.outDir ?? join(studio.home.folder, "exports", folderName(first));
  const drawn: readonly (readonly [string, Uint8Array])[] = [
    [`${second === undefined ? "samples" : "pair"}-step-${last.steps[0] ?? 0}.png`, last.png],
    ["progress.png", progress.png],
    ["curves.png", drawCurveChart(studio, runIds)],
  ];
  const files: string[] = [];
  // The folder is the runs' own, so what stands there is an earlier end of the same training.
  for (const [name, png] of drawn) files.push(await writeResultFile(join(folder, name), [png], { force: true }));
  return files;
}

/**
 * Makes the folder that the user wants the sheets in, before anything is trained.
 *
 * @throws StudioError where no sheet can be written there
 */
export async function prepareSheetFolder({ outDir, sheets }: ResultFlags): Promise<void> {
  if (outDir === undefined || !sheets) return;
  const { prepareResultFile } = await import("../../studio/exports/resultFile.ts");
  await prepareResultFile(join(outDir, "progress.png"), { force: true });
}

/** `sample-images-k3f9abcd`: the name for a person, the id so that no other run's sheets are overwritten. */
function folderName(run: Run): string {
  return fileName(run.name.replace(/ \([^()]*\)$/, ""), `-${run.pairId ?? run.id}`, 100);
}
