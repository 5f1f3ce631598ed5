/**
 * Runs whose folders are there although the history does not know them: it was lost, or replaced by an older copy.
 * Checkpoints and samples say of themselves what they are; what only the history knew (curves, log, names, forks,
 * groups, pins) is gone.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { z } from "zod";
import { domainFacts } from "../../../shared/domains.ts";
import type { TaskProgress } from "../background/progress.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { domainOf } from "../../domains/domainOf.ts";
import { readSampleFile } from "../../domains/readSampleFile.ts";
import { openPackedDataset, readHealthReport } from "../../dataset/packing/packedDataset.ts";
import type { History } from "../../history/openHistory.ts";
import type { NewCheckpoint, NewSample } from "../../history/records.ts";
import type { RestoredRun } from "../../history/stores/restoreStore.ts";
import { isId } from "../../history/runId.ts";
import { readCheckpoint, type CheckpointMetadata } from "../../storage/checkpointFile.ts";
import type { Home } from "../../storage/home.ts";
import { recordDrawnData } from "../datasets/datasets.ts";
import { datasetFolder, pathInHome } from "../context.ts";

/** What was rebuilt, and what could not be. */
export interface Rebuilt {
  readonly runIds: readonly string[];
  readonly notes: readonly Message[];
}

const checkpointName = /^\d{8,}\.safetensors$/;

/** The ids of the run folders that hold checkpoints and are not on record. */
export async function findUnrecorded(home: Home, history: Pick<History, "listRuns">): Promise<string[]> {
  const known = new Set(history.listRuns().map(({ id }) => id));
  const found: string[] = [];
  for (const id of (await namesIn(home, ["runs"])).filter((name) => isId(name) && !known.has(name))) {
    const names = await namesIn(home, ["runs", id, "checkpoints"]);
    if (names.some((name) => checkpointName.test(name))) found.push(id);
  }
  return found.sort();
}

/** Records again what is in the folders that `findUnrecorded` finds. Files are not changed. */
export async function rebuildRuns(
  home: Home,
  history: Pick<History, "listRuns" | "listDatasetEntries" | "restoreRun"> & DatasetRecords,
  onProgress: (progress: TaskProgress) => void = () => undefined,
): Promise<Rebuilt> {
  const notes: Message[] = [];
  const runIds: string[] = [];
  const unrecorded = await findUnrecorded(home, history);
  const datasets = await recordedDatasets(home, history, notes);
  for (const [done, id] of unrecorded.entries()) {
    onProgress({ done, total: unrecorded.length });
    const run = await readRun(home, id, { datasets, history }, notes);
    if (run !== null) runIds.push(history.restoreRun(run).id);
  }
  return { runIds, notes };
}

interface KnownDataset {
  readonly id: string;
  readonly name: string;
}

/** Every packed data set that is there, put on record where it is not, by the hash of its images. */
async function recordedDatasets(
  home: Home,
  history: Pick<History, "listDatasetEntries" | "saveDataset">,
  notes: Message[],
): Promise<Map<string, KnownDataset>> {
  const known = new Set(history.listDatasetEntries().map(({ id }) => id));
  const byImages = new Map<string, KnownDataset>();
  for (const id of (await namesIn(home, ["datasets"])).filter((name) => /^[0-9a-f]{24}$/.test(name))) {
    try {
      const packedFolder = `datasets/${id}`;
      const packed = await openPackedDataset(datasetFolder(home, { packedFolder }));
      const { imageSize, channels, fit, background, imageCount, sourceFolder } = packed;
      if (!known.has(id)) {
        const settings = { imageSize, channels, fit, background };
        const report = { ...(await readHealthReport(packed)) };
        history.saveDataset({ id, sourceFolder, packedFolder, settings, imageCount, report });
      }
      byImages.set(packed.imagesSha256, { id, name: basename(sourceFolder) });
    } catch (error) {
      notes.push(message("rebuild.pictures", { id, why: whyLeftOut(error) }));
    }
  }
  return byImages;
}

const loaderSchema = z.looseObject({ imagesSha256: z.string() });

type DatasetRecords = Pick<History, "saveDataset" | "dataset">;

/** What a run trained on: the packed pictures that its loader names, or what its settings draw from. */
function dataOf(
  { configuration, loader }: CheckpointMetadata,
  datasets: ReadonlyMap<string, KnownDataset>,
  history: DatasetRecords,
): KnownDataset | undefined {
  if (domainFacts(configuration.domain).from === "settings") {
    const { id, sourceFolder } = recordDrawnData(history, configuration);
    return { id, name: sourceFolder };
  }
  const parsed = loaderSchema.safeParse(loader);
  return parsed.success ? datasets.get(parsed.data.imagesSha256) : undefined;
}

async function readRun(
  home: Home,
  id: string,
  { datasets, history }: { readonly datasets: ReadonlyMap<string, KnownDataset>; readonly history: DatasetRecords },
  notes: Message[],
): Promise<RestoredRun | null> {
  const checkpoints: NewCheckpoint[] = [];
  let newest: CheckpointMetadata | undefined;
  const times: number[] = [];
  for (const name of (await namesIn(home, ["runs", id, "checkpoints"])).filter((each) => checkpointName.test(each))) {
    try {
      const file = pathInHome(home, ["runs", id, "checkpoints", name]);
      const { metadata, sizeBytes, sha256 } = await readCheckpoint(file);
      if (metadata.runId !== id)
        throw new StudioError("corrupt", message("run.checkpointOf", { file, run: metadata.runId }));
      const reason = metadata.step >= metadata.configuration.steps ? "end" : "schedule";
      checkpoints.push({ step: metadata.step, file: `checkpoints/${name}`, sizeBytes, sha256, reason });
      times.push((await stat(file)).mtimeMs);
      if (newest === undefined || metadata.step > newest.step) newest = metadata;
    } catch (error) {
      notes.push(message("rebuild.checkpoint", { id, why: whyLeftOut(error) }));
    }
  }
  if (newest === undefined) {
    notes.push(message("rebuild.noneWhole", { id }));
    return null;
  }
  const { configuration } = newest;
  const dataset = dataOf(newest, datasets, history);
  if (dataset === undefined) {
    notes.push(message("rebuild.picturesGone", { id }));
    return null;
  }
  return {
    id,
    name: `${dataset.name} (${configuration.system})`,
    configuration,
    datasetId: dataset.id,
    state: newest.step >= configuration.steps ? "completed" : "interrupted",
    createdMs: Math.min(...times),
    endedMs: Math.max(...times),
    message: message("rebuild.done"),
    checkpoints: checkpoints.sort((a, b) => a.step - b.step),
    samples: await readSamples(home, { id, configuration }, notes),
  };
}

async function readSamples(
  home: Home,
  { id, configuration }: Pick<RestoredRun, "id" | "configuration">,
  notes: Message[],
): Promise<NewSample[]> {
  const samples: NewSample[] = [];
  const domain = domainOf(configuration);
  const isSample = (name: string): boolean =>
    extname(name) === `.${domain.sampleFormat.extension}` && /^\d{8,}\./.test(name);
  for (const name of (await namesIn(home, ["runs", id, "samples"])).filter(isSample)) {
    try {
      const { step, count } = await readSampleFile(domain, pathInHome(home, ["runs", id, "samples", name]));
      samples.push({ step, file: `samples/${name}`, count });
    } catch (error) {
      notes.push(message("rebuild.sample", { id, why: whyLeftOut(error) }));
    }
  }
  return samples;
}

/** The names in a folder of the home; none where it is not there, or leads elsewhere. */
async function namesIn(home: Home, folder: readonly string[]): Promise<string[]> {
  try {
    return (await readdir(pathInHome(home, folder))).sort();
  } catch {
    return [];
  }
}

function whyLeftOut(error: unknown): Message {
  if (error instanceof StudioError) return error.sentence;
  return message("rebuild.cannotRead", { problem: error instanceof Error ? error.message : String(error) });
}
