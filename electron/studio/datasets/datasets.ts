import { createHash } from "node:crypto";
import { join, relative, resolve } from "node:path";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { dataSettingsOf, settingTable, type SettingName } from "../../../shared/settings/table.ts";
import { healthReportSchema, isAllGrey } from "../../dataset/packing/healthReport.ts";
import type { PackProgress } from "../../dataset/packing/packProgress.ts";
import { readHealthReport } from "../../dataset/packing/packedDataset.ts";
import { packSettingsSchema } from "../../dataset/packing/packSettings.ts";
import type { Dataset, Run } from "../../history/records.ts";
import { pathInHome, type StudioContext } from "../context.ts";

export interface DatasetRequest {
  /** The folder of pictures; null where samples follow from the settings. */
  readonly folder: string | null;
  /** Of the run that will train on it: the settings of its domain's data and `batch` count. */
  readonly configuration: RunConfiguration;
  /** Under transparent pixels and around letterboxed pictures, as `#rrggbb`; white unless said otherwise. */
  readonly background?: string;
  /** Cancels; what was packed until then is kept for the next time. */
  readonly signal?: AbortSignal;
  /** Hears of the progress of this very request; every listener of the studio does too. */
  readonly onProgress?: (progress: PackProgress) => void;
}

/**
 * Packs a folder for training, or finds it packed, and puts it on record. Its health report is the record's `report`.
 * Where samples follow from the settings, only the record is made.
 *
 * @throws StudioError `dataset-unusable`, `not-found`, `not-permitted`, `invalid-argument`, `disk-full`, `cancelled`
 */
export async function prepareDataset(
  { home, history, events }: StudioContext,
  { folder, configuration, background, signal, onProgress }: DatasetRequest,
): Promise<Dataset> {
  const { from, title } = domainFacts(configuration.domain);
  if (from === "settings") {
    if (folder !== null) throw refuseFolder(folder, title);
    return recordDrawnData(history, configuration);
  }
  if (folder === null) throw new StudioError("invalid-argument", message("dataset.needsFolder", { title }));
  const { imageSize, channels, fit, batch } = configuration;
  const datasetsFolder = pathInHome(home, ["datasets"]);
  const { packDataset } = await import("../../dataset/packing/packDataset.ts");
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

function refuseFolder(folder: string, title: string): StudioError {
  return new StudioError("invalid-argument", message("dataset.isDrawn", { title, folder }), { folder });
}

/**
 * Puts on record what samples are drawn from, so that runs on the same can be told: it takes the place of a data set,
 * without a folder of its own.
 */
export function recordDrawnData(
  history: Pick<StudioContext["history"], "saveDataset" | "dataset">,
  configuration: RunConfiguration,
): Dataset {
  const { domain } = configuration;
  const names = dataSettingsOf(configuration);
  const settings = { domain, ...Object.fromEntries(names.map((name) => [name, configuration[name]])) };
  const id = createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 24);
  const packedFolder = `datasets/${id}`;
  history.saveDataset({
    id,
    sourceFolder: drawnFrom(configuration),
    packedFolder,
    settings,
    imageCount: 0,
    report: {},
  });
  return history.dataset(id);
}

/** What is drawn from, in words: `points: ring`, `points: ring-own, ringRadius 2, modeStd 0.02`. */
function drawnFrom(configuration: RunConfiguration): string {
  const values = dataSettingsOf(configuration).map((name) => {
    const value = String(configuration[name]);
    return settingTable[name].type === "choice" ? value : `${name} ${value}`;
  });
  return `${domainFacts(configuration.domain).words.many}: ${values.join(", ")}`;
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
 * @throws StudioError `incompatible` where the pictures were packed for other settings, `dataset-unusable` where they
 *   do not fill one batch
 */
export function checkDatasetFits(dataset: Dataset, configuration: RunConfiguration): void {
  const { from } = domainFacts(configuration.domain);
  // Those of earlier versions do not say what they are of.
  const settings: Readonly<Record<string, unknown>> = { domain: settingTable.domain.whenMissing, ...dataset.settings };
  const differing = (["domain", ...dataSettingsOf(configuration)] as SettingName[]).filter(
    (name) => settings[name] !== configuration[name],
  );
  if (differing.length > 0) {
    const settingsOf = differing.map((setting) =>
      message("dataset.otherSetting", {
        setting,
        packed: String(settings[setting]),
        wanted: String(configuration[setting]),
      }),
    );
    const sentence = message("dataset.otherSettings", { folder: dataset.sourceFolder, settings: settingsOf });
    throw new StudioError("incompatible", sentence, { datasetId: dataset.id, differing });
  }
  if (from === "settings") return;
  if (dataset.imageCount >= configuration.batch) return;
  throw new StudioError(
    "dataset-unusable",
    message("dataset.fewerThanBatch", {
      folder: dataset.sourceFolder,
      count: dataset.imageCount,
      batch: configuration.batch,
    }),
    { datasetId: dataset.id, usable: dataset.imageCount, batch: configuration.batch },
  );
}

/**
 * The data set that a fork trains on: its parent's, or where the pictures are to be fitted otherwise, the same folder
 * packed anew.
 */
export async function datasetForFork(
  context: StudioContext,
  parent: Run,
  configuration: RunConfiguration,
): Promise<string> {
  if (domainFacts(configuration.domain).from === "settings") {
    return recordDrawnData(context.history, configuration).id;
  }
  const dataset = context.history.dataset(parent.datasetId);
  if (configuration.fit === parent.configuration.fit) {
    checkDatasetFits(dataset, configuration);
    return dataset.id;
  }
  const { background } = packSettingsSchema.parse(dataset.settings);
  return (await prepareDataset(context, { folder: dataset.sourceFolder, configuration, background })).id;
}
