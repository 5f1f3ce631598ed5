import { domainFacts } from "../../../shared/domains.ts";
import { refuseUnknownSettings } from "../../../shared/storedConfiguration.ts";
import { writeLease } from "../../storage/lease.ts";
import type { Run } from "../../history/records.ts";
import type { TrainingOrder } from "../../trainer/protocol/messages.ts";
import { dataFolder, fileFolders, runFolder, type StudioContext } from "../context.ts";
import { securePictures, tellOfChangedFolder } from "../datasets/packedPictures.ts";
import { removeFilesAfter } from "../runs/removeFilesAfter.ts";
import { findResumePoint, setDamagedAside, type ResumePoint } from "../runs/resumePoint.ts";
import { makeFolder } from "../../storage/makeFolder.ts";
import { message } from "../../../shared/messages/message.ts";

/**
 * Takes a run's record back to its newest whole checkpoint. Where this is refused, neither the record nor a file has
 * changed.
 *
 * @throws StudioError as `findResumePoint` and `securePictures`; `newer-schema`; `wrong-state` where another run was
 *   forked from a later step
 */
export async function takeBack(context: StudioContext, run: Run): Promise<ResumePoint> {
  refuseUnknownSettings(run.unknownSettings, message("run.calledFirst", { name: run.name, id: run.id }));
  fileFolders(context.home, run.id);
  const point = await findResumePoint(context, run);
  if (domainFacts(run.configuration.domain).from === "folder") await securePictures(context, run);
  // Rows first: a file without a row is tidied up the next time, a row without a file would be a lie.
  const step = Math.max(point.step, run.parent?.step ?? 0);
  context.history.asOwner(run.id, context.owner, () => context.history.dropAfter(run.id, step));
  return point;
}

/** Makes the files of a run ready to go on from a checkpoint, and says what its process is to do. */
export async function prepareOrder(
  context: StudioContext,
  run: Run,
  point: ResumePoint,
  threads: number,
): Promise<TrainingOrder> {
  const { home, history } = context;
  const isPacked = domainFacts(run.configuration.domain).from === "folder";
  const folder = runFolder(home, run.id);
  if (isPacked && point.checkpointFile !== null && !point.fork) await tellOfChangedFolder(context, run);
  await setDamagedAside(context, run, point);
  await removeFilesAfter(fileFolders(home, run.id), point.step);
  await makeFolder(folder);
  return {
    runId: run.id,
    configuration: run.configuration,
    datasetFolder: dataFolder(home, run.configuration, history.dataset(run.datasetId)),
    runFolder: folder,
    fromStep: point.step,
    checkpointFile: point.checkpointFile,
    fork: point.fork,
    threads,
    lease: await writeLease(folder),
  };
}
