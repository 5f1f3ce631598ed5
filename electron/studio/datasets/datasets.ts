import { join, relative, resolve } from "node:path";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { healthReportSchema, isAllGrey } from "../../dataset/packing/healthReport.ts";
import { packDataset } from "../../dataset/packing/packDataset.ts";
import type { PackProgress } from "../../dataset/packing/packProgress.ts";
import { readHealthReport } from "../../dataset/packing/packedDataset.ts";
import { packSettingsSchema } from "../../dataset/packing/packSettings.ts";
import type { Dataset, Run } from "../../history/records.ts";
import { pathInHome, type StudioContext } from "../context.ts";

export interface DatasetRequest {
  /** The folder of pictures. */
  readonly folder: string;
  /** Of the run that will train on it: `imageSize`, `channels`, `fit` and `batch` count. */
  readonly configuration: Pick<RunConfiguration, "imageSize" | "channels" | "fit" | "batch">;
  /** Under transparent pixels and around letterboxed pictures, as `#rrggbb`; white unless said otherwise. */
  readonly background?: string;
  /** Cancels; what was packed until then is kept for the next time. */
  readonly signal?: AbortSignal;
  /** Hears of the progress of this very request; every listener of the studio does too. */
  readonly onProgress?: (progress: PackProgress) => void;
}

/**
 * Packs a folder for training, or finds it packed, and puts it on record. Its health report is the record's `report`.
 *
 * @throws StudioError `dataset-unusable`, `not-found`, `not-permitted`, `invalid-argument`, `disk-full`, `cancelled`
 */
export async function prepareDataset(
  { home, history, events }: StudioContext,
  { folder, configuration, background, signal, onProgress }: DatasetRequest,
): Promise<Dataset> {
  const { imageSize, channels, fit, batch } = configuration;
  const datasetsFolder = pathInHome(home, ["datasets"]);
  const packed = await packDataset({
    folder,
    imageSize,
    channels,
    fit,
    batch,
    background,
    signal,
    datasetsFolder,
    onProgress: (progress) => {
      onProgress?.(progress);
      events.emit({ kind: "dataset-progress", folder, ...progress });
    },
  });
  history.saveDataset({
    id: packed.id,
    sourceFolder: packed.sourceFolder,
    // Relative, so that a home folder can be moved.
    packedFolder: relative(resolve(home.folder), join(home.datasetsFolder, packed.id)),
    settings: { imageSize, channels, fit, background: packed.background },
    imageCount: packed.imageCount,
    report: await readHealthReport(packed),
  });
  return history.dataset(packed.id);
}

/** What whoever trains on a data set should hear of it; nothing where its report cannot be read. */
export interface DatasetRemarks {
  /** Files of its folder that cannot be used. */
  readonly leftOutFiles: number;
  /** True where it was packed in colours although every picture of it is grey. */
  readonly wastesChannels: boolean;
}

export function remarksOn({ settings, report }: Dataset): DatasetRemarks {
  const { data: health } = healthReportSchema.safeParse(report);
  return {
    leftOutFiles: health?.unusable.count ?? 0,
    wastesChannels: health !== undefined && packSettingsSchema.parse(settings).channels === 3 && isAllGrey(health),
  };
}

/**
 * @throws StudioError `incompatible` where the pictures were packed for other settings, `dataset-unusable` where they do
 *   not fill one batch
 */
export function checkDatasetFits(dataset: Dataset, configuration: RunConfiguration): void {
  const settings = packSettingsSchema.parse(dataset.settings);
  const differing = (["imageSize", "channels", "fit"] as const).filter(
    (name) => settings[name] !== configuration[name],
  );
  if (differing.length > 0) {
    const listed = differing.map((name) => `${name} ${settings[name]}, not ${configuration[name]}`).join("; ");
    throw new StudioError(
      "incompatible",
      `The data set of ${dataset.sourceFolder} was packed for other settings than the run has: ${listed}. Prepare the folder for the run's settings.`,
      { datasetId: dataset.id, differing },
    );
  }
  if (dataset.imageCount >= configuration.batch) return;
  throw new StudioError(
    "dataset-unusable",
    `${dataset.sourceFolder} has ${dataset.imageCount} usable images, fewer than one batch of ${configuration.batch}. Train with --batch ${dataset.imageCount} or less, or add images.`,
    { datasetId: dataset.id, usable: dataset.imageCount, batch: configuration.batch },
  );
}

/** The data set that a fork trains on: its parent's, or where the pictures are to be fitted otherwise, the same folder packed anew. */
export async function datasetForFork(
  context: StudioContext,
  parent: Run,
  configuration: RunConfiguration,
): Promise<string> {
  const dataset = context.history.dataset(parent.datasetId);
  if (configuration.fit === parent.configuration.fit) {
    checkDatasetFits(dataset, configuration);
    return dataset.id;
  }
  const { background } = packSettingsSchema.parse(dataset.settings);
  return (await prepareDataset(context, { folder: dataset.sourceFolder, configuration, background })).id;
}
