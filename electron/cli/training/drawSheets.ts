import { join } from "node:path";
import { addsNoise, sampleKinds } from "../../../shared/addedNoise.ts";
import { exportFacts, exportNames } from "../../../shared/exports.ts";
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
  const { commonSampleSteps } = await import("../../studio/exports/readSamples.ts");
  const { carryOut } = await import("../../studio/exports/makeExport.ts");
  const { formatNamed, orderExport } = await import("../../studio/exports/orderExport.ts");
  const { samplesEnding } = await import("../../studio/exports/parameters.ts");
  const [first] = runs;
  const runIds = runs.map(({ id }) => id);
  if (first === undefined || commonSampleSteps(studio, runIds).length === 0) return [];
  const folder = flags.outDir ?? join(studio.home.folder, "exports", folderName(first));
  const files: string[] = [];
  for (const what of exportNames) {
    const { afterTraining, applies, extension } = formatNamed(what);
    if (afterTraining === undefined || runs.length < applies.runs.least || runs.length > applies.runs.most) continue;
    const hasBoth = applies.of === "step" && Object.hasOwn(exportFacts(what).parameters, "samples");
    for (const samples of hasBoth && runs.some(addsNoise) ? sampleKinds : (["mean"] as const)) {
      const parameters = samples === "mean" ? {} : { samples };
      const order = orderExport(studio, { what, runIds, parameters });
      const name = afterTraining({ runs: runs.length, step: order.step });
      const outFile = join(folder, `${name}${samplesEnding(parameters)}.${extension}`);
      // The folder is the runs' own, so what stands there is an earlier end of the same training.
      files.push((await carryOut(studio, order, { outFile, force: true })).file);
    }
  }
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
  return fileName(run.name.replace(/ \([^()]*\)$/, ""), `-${run.groupId ?? run.id}`, 100);
}
