/** Packs a folder of pictures once into a flat file of training images, or finds it packed. */
import { realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { diskFullOr, writeFileAtomically } from "../../storage/atomicFile.ts";
import { withFileLock } from "../../storage/fileLock.ts";
import { throwIfCancelled } from "../listing/cancellation.ts";
import { refuseUnusable } from "./datasetRefusal.ts";
import {
  contentId,
  findByListing,
  listingKey,
  lockFileOf,
  prepareWorkFolder,
  publish,
  rememberListing,
  type Packed,
} from "./datasetCache.ts";
import { createDecodePool, type DecodePool } from "../decoding/decodePool.ts";
import { examineListing, workersFor } from "./examineListing.ts";
import { listFolder, summariseFolder } from "../listing/listFolder.ts";
import { manifestFileName, reportFileName, type Manifest, type PackedDataset } from "./packedDataset.ts";
import { openPackJournal, recordsFileName, type PackJournal, type SeenFile } from "./packJournal.ts";
import { createProgressMeter, type PackProgress, type ProgressMeter } from "./packProgress.ts";
import { defaultBackground, imageBytes, parsePackSettings, type PackSettings } from "./packSettings.ts";
import { rememberVerified } from "./verifyOnce.ts";
import { createListingDigest, resolveFolder, type ListedFile } from "../listing/walkFolder.ts";
import { makeFolder } from "../../storage/makeFolder.ts";

export interface PackRequest {
  /** The folder of pictures; everything below it belongs to the data set. */
  readonly folder: string;
  /** Width and height of the training images in pixels. */
  readonly imageSize: PackSettings["imageSize"];
  readonly channels: PackSettings["channels"];
  readonly fit: PackSettings["fit"];
  /** Under transparent pixels and around letterboxed pictures, as `#rrggbb`; white unless said otherwise. */
  readonly background?: string | undefined;
  /** Images in a batch: fewer usable pictures are refused. */
  readonly batch: number;
  /** Where packed data sets are kept; made where it is missing. */
  readonly datasetsFolder: string;
  readonly onProgress?: ((progress: PackProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How often a folder that changes while it is packed is tried again. */
const attempts = 3;

/**
 * Equal content and settings give the same data set; a folder that has not changed since is not even read. A changed
 * one is packed anew, and what was packed before stays for the runs that use it. After a cancel or a crash the next
 * call goes on where that one ended.
 *
 * @throws StudioError `not-found`, `invalid-argument`, `not-permitted` for the folder; `dataset-unusable` where it is
 *   empty, without usable images or with fewer than a batch (`details.report` is its health report); `cancelled`;
 *   `disk-full`
 */
export async function packDataset(request: PackRequest): Promise<PackedDataset> {
  const { imageSize, channels, fit, background = defaultBackground, batch, signal } = request;
  const settings = parsePackSettings({ imageSize, channels, fit, background });
  const folder = await resolveFolder(request.folder);
  try {
    await makeFolder(request.datasetsFolder);
    const datasetsFolder = await realpath(request.datasetsFolder);
    const meter = createProgressMeter(request.onProgress);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const packed = await packOnce({ folder, settings, batch, datasetsFolder, meter, signal });
      if (packed !== "changed") return { ...packed, sourceFolder: folder };
    }
  } catch (error) {
    throw diskFullOr(error, request.datasetsFolder);
  }
  throw new StudioError("dataset-unusable", message("dataset.keptChanging", { folder }), { folder });
}

interface Packing {
  readonly folder: string;
  readonly settings: PackSettings;
  readonly batch: number;
  readonly datasetsFolder: string;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal | undefined;
}

async function packOnce(packing: Packing): Promise<PackedDataset | "changed"> {
  const { folder, settings, batch, datasetsFolder, meter, signal } = packing;
  const listing = await summariseFolder(folder, [datasetsFolder], {
    onListed: (count) => {
      meter.listed(count);
    },
    signal,
  });
  const key = listingKey(folder, settings, listing.fingerprint);
  const beforeEachTry = () => {
    throwIfCancelled(signal, folder);
  };
  const result = await withFileLock(await lockFileOf(datasetsFolder, key), beforeEachTry, async () => {
    const present = await findByListing(datasetsFolder, key);
    if (present !== undefined) return present;
    const workFolder = await prepareWorkFolder(datasetsFolder, key, { folder, settings });
    return await fillWorkFolder(packing, workFolder, key, listing);
  });
  if (result === "changed") return result;
  refuseUnusable({ ...result.report, folder }, batch);
  return result.dataset;
}

async function fillWorkFolder(
  packing: Packing,
  workFolder: string,
  key: string,
  listing: { fileCount: number; fingerprint: string },
): Promise<Packed | "changed"> {
  const { folder, settings, batch, datasetsFolder } = packing;
  const journal = await openPackJournal(workFolder, imageBytes(settings));
  // After what may fail: nobody would end its threads.
  const pool = createDecodePool(workersFor(listing.fileCount));
  try {
    const fingerprint = await examineInto(journal, pool, packing, listing.fileCount);
    if (fingerprint !== listing.fingerprint) {
      await rm(workFolder, { recursive: true, force: true });
      return "changed";
    }
    const { imageCount, imagesSha256, recordsSha256 } = await journal.finish();
    const report = await pool.report(folder, join(workFolder, recordsFileName));
    if (imageCount === 0) {
      await rm(workFolder, { recursive: true, force: true });
      refuseUnusable(report, batch);
    }
    const id = contentId(settings, recordsSha256);
    await writeFileAtomically(join(workFolder, reportFileName), [json(report)]);
    const manifest: Manifest = {
      format: "critic-studio-dataset",
      version: 1,
      id,
      sourceFolder: folder,
      settings,
      imageCount,
      imagesSha256,
    };
    await writeFileAtomically(join(workFolder, manifestFileName), [json(manifest)]);
    await journal.close();
    const packed = await publish(datasetsFolder, workFolder, id);
    await rememberVerified(packed.dataset);
    await rememberListing(datasetsFolder, key, id);
    return packed;
  } finally {
    await Promise.all([journal.close(), pool.close()]);
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** @returns the fingerprint of the listing that was packed */
async function examineInto(
  journal: PackJournal,
  pool: DecodePool,
  packing: Packing,
  fileCount: number,
): Promise<string> {
  const { folder, settings, datasetsFolder, meter, signal } = packing;
  const digest = createListingDigest();
  const alreadyDone = journal.filesDone();
  /** Of the files that are under way. */
  const seen: SeenFile[] = [];
  async function* filesToDo(): AsyncGenerator<ListedFile, void, undefined> {
    for await (const file of listFolder(folder, [datasetsFolder])) {
      digest.add(file);
      if (digest.count() <= alreadyDone) continue;
      seen.push([file.sizeBytes, file.modifiedMs]);
      yield file;
    }
  }
  meter.examined(alreadyDone, fileCount);
  for await (const { records, images } of examineListing({ pool, folder, files: filesToDo(), settings, signal })) {
    await journal.append(records, images, seen.splice(0, records.length));
    meter.examined(journal.filesDone(), Math.max(journal.filesDone(), fileCount));
  }
  return digest.summary().fingerprint;
}
