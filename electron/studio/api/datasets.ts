import { stat } from "node:fs/promises";
import type { JobProgress } from "../../../shared/api/jobs.ts";
import type { Dataset } from "../../../shared/api/records.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { healthReportSchema } from "../../dataset/packing/healthReport.ts";
import type { PackProgress } from "../../dataset/packing/packProgress.ts";
import { packSettingsSchema } from "../../dataset/packing/packSettings.ts";
import type { DatasetEntry } from "../../history/records.ts";
import { disks } from "../../storage/patience.ts";
import { scanDatasetFolder } from "../datasets/scanDataset.ts";
import type { ApiContext } from "./context.ts";
import { jobTitles } from "./jobTitles.ts";
import { checkPickedFolder } from "./pickedFolder.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";

/** Folders of pictures and what was packed of them. */
export function datasetsHandlers({ studio, jobs }: ApiContext): Handlers<RequestsOf<"datasets">> {
  const { history } = studio;
  return {
    "datasets.inspect": ({ folder, jobId }, asker) => {
      checkPickedFolder(folder);
      return jobs.run({ jobId, kind: "scan", title: jobTitles.scan(folder), owner: asker }, (signal, onProgress) =>
        scanDatasetFolder(folder, studio.home.folder, {
          signal,
          onEvent: (event) => {
            if (event.kind === "dataset-progress") onProgress(toJobProgress(event));
          },
        }),
      );
    },
    "datasets.list": () =>
      Promise.all(
        history
          .listDatasetEntries()
          .filter(({ settings }) => packSettingsSchema.safeParse(settings).success)
          .map(toDataset),
      ),
    "datasets.report": ({ datasetId }) => {
      const { report } = history.dataset(datasetId);
      const parsed = healthReportSchema.safeParse(report);
      if (parsed.success) return parsed.data;
      throw new StudioError("corrupt", message("dataset.reportDamaged", { id: datasetId }), { datasetId });
    },
    "datasets.prepare": async ({ folder, configuration, jobId }, asker) => {
      checkPickedFolder(folder);
      const order = { jobId, kind: "pack", title: jobTitles.pack(folder), owner: asker } as const;
      const dataset = await jobs.run(order, (signal, tell) =>
        studio.prepareDataset({
          ...{ folder, configuration, signal },
          onProgress: (progress) => {
            tell(toJobProgress(progress));
          },
        }),
      );
      return await toDataset(dataset);
    },
  };
}

/** Listing counts files, of which some may be no pictures. */
function toJobProgress({ phase, done, total, imagesPerSecond, secondsLeft }: PackProgress): JobProgress {
  if (phase === "listing") return { phase, done, total: null, unit: "file", perSecond: null, secondsLeft: null };
  const perSecond = imagesPerSecond > 0 ? imagesPerSecond : null;
  return { phase, done, total, unit: "picture", perSecond, secondsLeft };
}

async function toDataset(dataset: DatasetEntry): Promise<Dataset> {
  const { imageSize, channels, fit } = packSettingsSchema.parse(dataset.settings);
  const { id, sourceFolder, imageCount, createdMs } = dataset;
  const sourceFound = await isFolder(sourceFolder);
  return { id, sourceFolder, sourceFound, imageSize, channels, fit, imageCount, createdMs };
}

async function isFolder(path: string): Promise<boolean> {
  // A record may be a stranger's: the question alone would log this user in at the share.
  if (process.platform === "win32" && /^[\\/]{2}/.test(path)) return false;
  try {
    return (await disks.ask(path, () => stat(path))).isDirectory();
  } catch {
    // A drive that does not answer counts as gone.
    return false;
  }
}
