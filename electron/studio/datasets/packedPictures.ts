/**
 * The packed pictures of a run: checked before it trains, packed anew where they are lost, and compared with their
 * folder.
 */
import { setTimeout as delay } from "node:timers/promises";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message, type Words } from "../../../shared/messages/message.ts";
import { openPackedDataset, type PackedDataset } from "../../dataset/packing/packedDataset.ts";
import { packSettingsSchema } from "../../dataset/packing/packSettings.ts";
import { isLost, isVerified, verifyOnce, verifyPackedDataset } from "../../dataset/packing/verifyOnce.ts";
import type { Dataset, Run } from "../../history/records.ts";
import { datasetFolder, notify, type StudioContext } from "../context.ts";

/** Reading so much takes long enough to be announced. */
const announcedBytes = 2e9;
/** A disk's, at the slow end. */
const bytesPerSecond = 300e6;

/**
 * Sees to it that a run's packed pictures are there and whole. Where they are not, they are packed anew from their
 * folder, if that still yields the same.
 *
 * @throws StudioError `incompatible` where the folder yields other pictures; nothing of the run was changed
 */
export async function securePictures(context: StudioContext, run: Run): Promise<void> {
  const dataset = context.history.dataset(run.datasetId);
  const damage = await findLoss(context, run, dataset);
  if (damage === null) return;
  const packed = await packAgain(context, run, dataset, damage);
  if (packed === null) return;
  if (packed.id !== dataset.id) throw yieldsOthers(run, dataset, damage, await changeSince(context, dataset));
  notify(context, run.id, {
    step: run.step,
    level: "warning",
    message: message("pictures.packedAnew", { lost: lossSentence(damage, dataset), folder: dataset.sourceFolder }),
  });
}

type Loss = "gone" | "damaged";

/** Null where the pictures are whole. */
async function findLoss(context: StudioContext, run: Run, dataset: Dataset): Promise<Loss | null> {
  try {
    const packed = await openPackedDataset(datasetFolder(context.home, dataset));
    await announce(context, run, packed);
    await verifyOnce(packed);
    return null;
  } catch (error) {
    if (!isLost(error)) throw error;
    return error.code === "not-found" ? "gone" : "damaged";
  }
}

function lossSentence(loss: Loss, { sourceFolder: folder }: Pick<Dataset, "sourceFolder">): Message {
  return message(loss === "gone" ? "pictures.gone" : "pictures.damaged", { folder });
}

async function announce(context: StudioContext, run: Run, packed: PackedDataset): Promise<void> {
  const sizeBytes = packed.imageCount * packed.imageBytes;
  if (sizeBytes < announcedBytes || (await isVerified(packed))) return;
  const longest = 1000 * Math.ceil(sizeBytes / bytesPerSecond);
  notify(context, run.id, {
    step: run.step,
    level: "info",
    message: message("pictures.readOnce", { size: sizeBytes, longest }),
  });
}

/** @returns null where the folder is gone too: the training process then says what is missing */
async function packAgain(
  { home, events }: StudioContext,
  run: Run,
  { sourceFolder, settings }: Dataset,
  damage: Loss,
): Promise<PackedDataset | null> {
  try {
    const { packDataset } = await import("../../dataset/packing/packDataset.ts");
    return await packDataset({
      ...packSettingsSchema.parse(settings),
      folder: sourceFolder,
      batch: run.configuration.batch,
      datasetsFolder: home.datasetsFolder,
      onProgress: (progress) => {
        events.emit({ kind: "dataset-progress", folder: sourceFolder, ...progress });
      },
    });
  } catch (error) {
    if (!(error instanceof StudioError) || error.code === "disk-full") throw error;
    if (error.code === "not-found") return null;
    const lost = lossSentence(damage, { sourceFolder });
    const sentence = message("pictures.notPackedAnew", { lost, why: error.sentence });
    throw new StudioError(error.code, sentence, error.details, error);
  }
}

async function changeSince({ home }: StudioContext, dataset: Dataset): Promise<Words> {
  try {
    const folder = datasetFolder(home, dataset);
    const settings = packSettingsSchema.parse(dataset.settings);
    const { describeChange, findFolderChange } = await import("../../dataset/packing/folderChange.ts");
    const change = await findFolderChange({ ...settings, folder, id: dataset.id, sourceFolder: dataset.sourceFolder });
    return change === null ? message("pictures.readOtherwise") : describeChange(change);
  } catch {
    return message("pictures.cannotCompare");
  }
}

function yieldsOthers(run: Run, dataset: Dataset, damage: Loss, difference: Words): StudioError {
  const { id, name } = run;
  const key = damage === "gone" ? "pictures.goneForGood" : "pictures.damagedForGood";
  const sentence = message(key, { name, id, folder: dataset.sourceFolder, difference });
  return new StudioError("incompatible", sentence, { runId: id, datasetId: dataset.id });
}

/**
 * Reads a data set's packed pictures from end to end, whatever is remembered of them.
 *
 * @returns what is wrong with them, as sentences; null where nothing is
 * @throws StudioError `not-found` where there is no such data set
 */
export async function verifyPictures({ home, history }: StudioContext, datasetId: string): Promise<Message | null> {
  const dataset = history.dataset(datasetId);
  // What samples are drawn from has nothing to verify.
  if (!packSettingsSchema.safeParse(dataset.settings).success) return null;
  try {
    await verifyPackedDataset(await openPackedDataset(datasetFolder(home, dataset)));
    return null;
  } catch (error) {
    if (isLost(error)) return error.sentence;
    throw error;
  }
}

/** So long a run waits for the comparison; where it takes longer, its outcome is told while the run trains. */
const comparedWithinMs = 2_000;
/** After so long a folder counts as out of reach. */
const longestComparisonMs = 120_000;

/**
 * Tells, as a notice of the run, that its folder has changed since it was packed. Whatever keeps it from being compared
 * (a drive that is gone, one that does not answer) is no concern of the run's.
 */
export async function tellOfChangedFolder(context: StudioContext, run: Run): Promise<void> {
  const comparison = compareFolder(context, run).catch(() => undefined);
  await Promise.race([comparison, delay(comparedWithinMs, undefined, { ref: false })]);
}

async function compareFolder(context: StudioContext, run: Run): Promise<void> {
  const dataset = context.history.dataset(run.datasetId);
  const packed = await openPackedDataset(datasetFolder(context.home, dataset));
  const { describeChange, findFolderChange } = await import("../../dataset/packing/folderChange.ts");
  const change = await findFolderChange(
    { ...packed, sourceFolder: dataset.sourceFolder },
    AbortSignal.timeout(longestComparisonMs),
  );
  if (change === null) return;
  notify(context, run.id, {
    step: run.step,
    level: "warning",
    message: message("pictures.folderChanged", { folder: dataset.sourceFolder, change: describeChange(change) }),
  });
}
