import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Run } from "../history/records.ts";
import type { TrainingOrder } from "../trainer/protocol/messages.ts";
import { runFolder, type StudioContext } from "./context.ts";
import { findResumePoint } from "./resumePoint.ts";
import { rollBack } from "./rollBack.ts";

/**
 * Makes a run ready to go on: from its newest whole checkpoint, with everything after it dropped.
 *
 * @throws StudioError as `findResumePoint` and `rollBack` do
 */
export async function prepareOrder(context: StudioContext, run: Run, threads: number): Promise<TrainingOrder> {
  const { home, history } = context;
  const dataset = history.dataset(run.datasetId);
  const { step, checkpointFile, fork } = await findResumePoint(context, run);
  await rollBack(context, run, step);
  const folder = runFolder(home, run.id);
  await mkdir(folder, { recursive: true });
  return {
    runId: run.id,
    configuration: run.configuration,
    datasetFolder: resolve(home.folder, dataset.packedFolder),
    runFolder: folder,
    checkpointFile,
    fork,
    threads,
  };
}
