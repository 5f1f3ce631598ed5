/**
 * A packed data set: a folder with `images.u8` (the training images, one after another), records, report and manifest.
 */
import { stat, type FileHandle } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { isSystemError, StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { openRecorded, readRecorded } from "../../storage/recordedFile.ts";
import { reasonOf } from "../../storage/reasonOf.ts";
import { sha256Schema } from "../../storage/sha256.ts";
import { healthReportSchema, type HealthReport } from "./healthReport.ts";
import { imagesFileName } from "./packJournal.ts";
import { imageBytes, packSettingsSchema, type PackSettings } from "./packSettings.ts";

export const manifestFileName = "manifest.json";
export const reportFileName = "report.json";

/** Above its files, the data set's own folder; the folder of all data sets is the user's. */
const ownFolders = 1;

/** A report names at most 10,000 files of each kind, by paths of at most 4,096 bytes, which may be escaped. */
const mostTextBytes = 512 * 1024 ** 2;

/** Written last: a folder with a manifest is complete. */
export const manifestSchema = z.strictObject({
  format: z.literal("critic-studio-dataset"),
  version: z.literal(1),
  /** From the content of every file and the settings; also the folder's name. */
  id: z.string().regex(/^[0-9a-f]{24}$/),
  /** Where the pictures came from, absolute; for people to read, nothing depends on it. */
  sourceFolder: z.string(),
  settings: packSettingsSchema,
  imageCount: z.number().int().positive(),
  imagesSha256: sha256Schema,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What is in memory of a packed data set: the same few bytes for a hundred pictures as for three million. */
export interface PackedDataset extends PackSettings {
  /** The packed folder, absolute. */
  readonly folder: string;
  readonly id: string;
  /** Where the pictures came from, absolute. */
  readonly sourceFolder: string;
  /** Training images in the cache; duplicates count each time. */
  readonly imageCount: number;
  /** Bytes of one image: imageSize² × channels, uint8, rows from the top, channels last. */
  readonly imageBytes: number;
  /** The flat file: image `i` begins at byte `i` × `imageBytes`. */
  readonly imagesFile: string;
  readonly imagesSha256: string;
}

/** What is thrown of a packed data set that cannot be used. */
export function corruptDataset(folder: string, why: Message, cause?: unknown): StudioError {
  return new StudioError("corrupt", message("dataset.unusable", { folder, why }), { folder }, cause);
}

/**
 * Opens a folder that `packDataset` made; reads the manifest and the images file's size, no image.
 *
 * @throws StudioError `not-found` where there is no such folder; `corrupt` where it is incomplete or does not fit its
 *   manifest
 */
export async function openPackedDataset(folder: string): Promise<PackedDataset> {
  const place = resolve(folder);
  const manifest = parseManifest(place, await readText(place, manifestFileName));
  const bytes = imageBytes(manifest.settings);
  const imagesFile = join(place, imagesFileName);
  const wantedBytes = manifest.imageCount * bytes;
  const foundBytes = await imagesSize(place, imagesFile);
  if (foundBytes !== wantedBytes) {
    throw corruptDataset(place, otherSize(foundBytes, wantedBytes));
  }
  return {
    folder: place,
    id: manifest.id,
    sourceFolder: manifest.sourceFolder,
    ...manifest.settings,
    imageCount: manifest.imageCount,
    imageBytes: bytes,
    imagesFile,
    imagesSha256: manifest.imagesSha256,
  };
}

function parseManifest(folder: string, text: string): Manifest {
  let candidate: unknown;
  try {
    candidate = JSON.parse(text);
  } catch (error) {
    throw corruptDataset(folder, message("dataset.fileNotJson", { file: manifestFileName }), error);
  }
  const parsed = manifestSchema.safeParse(candidate);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") ?? "";
    throw corruptDataset(folder, message("dataset.manifestField", { file: manifestFileName, field }), parsed.error);
  }
  return parsed.data;
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return (await readRecorded(join(folder, name), mostTextBytes, ownFolders)).toString("utf8");
  } catch (error) {
    if (error instanceof StudioError) throw corruptDataset(folder, whyUnusable(error), error);
    if (!isSystemError(error, "ENOENT")) throw error;
    if ((await sizeOf(folder)) === undefined) {
      throw new StudioError("not-found", message("dataset.notPacked", { folder }), { folder }, error);
    }
    throw corruptDataset(folder, message("dataset.fileMissing", { file: name }), error);
  }
}

/** Opens the images, where they are still a plain file. @throws StudioError `corrupt`, or what the system says */
export async function openImages({
  folder,
  imagesFile,
}: Pick<PackedDataset, "folder" | "imagesFile">): Promise<FileHandle> {
  try {
    return (await openRecorded(imagesFile, ownFolders)).file;
  } catch (error) {
    throw error instanceof StudioError ? corruptDataset(folder, whyUnusable(error), error) : error;
  }
}

function otherSize(found: number | undefined, wanted: number): Message {
  const file = imagesFileName;
  return found === undefined
    ? message("dataset.fileMissing", { file })
    : message("dataset.otherSize", { file, found, wanted });
}

function whyUnusable(error: StudioError): Message {
  const { path } = error.details;
  const reason = reasonOf(error);
  if (typeof path !== "string" || reason === null) return error.sentence;
  return message("dataset.fileBecause", { file: basename(path), reason });
}

async function imagesSize(folder: string, imagesFile: string): Promise<number | undefined> {
  try {
    const file = await openImages({ folder, imagesFile });
    try {
      return (await file.stat()).size;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** @throws StudioError `corrupt` where the report is missing or not one */
export async function readHealthReport(dataset: PackedDataset): Promise<HealthReport> {
  const text = await readText(dataset.folder, reportFileName);
  try {
    return healthReportSchema.parse(JSON.parse(text));
  } catch (error) {
    throw corruptDataset(dataset.folder, message("dataset.fileDamaged", { file: reportFileName }), error);
  }
}
