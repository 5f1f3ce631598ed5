import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { parseArtefactPath, type Artefact } from "../../../shared/api/artefacts.ts";
import { isSystemError, StudioError } from "../../../shared/errors.ts";
import { exportFacts, exportNames } from "../../../shared/exports.ts";
import { openPackedDataset } from "../../dataset/packing/packedDataset.ts";
import { readPackedImage } from "../../dataset/loading/readPackedImage.ts";
import { encodePng } from "../../storage/png.ts";
import { datasetFolder } from "../context.ts";
import { openRecorded } from "../../storage/recordedFile.ts";
import type { ApiContext } from "./context.ts";
import type { DefectLog } from "../machine/defectLog.ts";

/** What a shell sends for an artefact. */
export interface ArtefactContent {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
export interface ArtefactFile {
  readonly contentType: string;
  /** Absolute. */
  readonly file: string;
  readonly sizeBytes: number;
  /** What a download is to be called; undefined for what is only shown. */
  readonly fileName?: string;
}

/**
 * The artefact that a path below the shell's root names.
 *
 * @returns null where the path names none, or nothing is there
 */
export async function findArtefact(
  context: Pick<ApiContext, "studio" | "tickets">,
  path: string,
  log: DefectLog,
): Promise<ArtefactContent | ArtefactFile | null> {
  const artefact = parseArtefactPath(path);
  if (artefact === null) return null;
  try {
    return await readArtefact(context, artefact);
  } catch (error) {
    // A damaged cache is told to whoever trains on it; a picture can only be missing.
    if (!(error instanceof StudioError) && !isSystemError(error, "ENOENT"))
      log(`The artefact ${path} could not be read.`, error);
    return null;
  }
}

async function readArtefact(
  { studio, tickets }: Pick<ApiContext, "studio" | "tickets">,
  artefact: Artefact,
): Promise<ArtefactContent | ArtefactFile | null> {
  const { history, home } = studio;
  switch (artefact.kind) {
    case "sample": {
      const sample = history.listSamples(artefact.runId).find(({ step }) => step === artefact.step);
      if (sample === undefined) return null;
      // Samples of other domains are no pictures: a window asks for their numbers.
      if (extname(sample.file) !== ".png") return null;
      const file = studio.fileOf(sample);
      // A link in its place would show what it points to.
      await (await openRecorded(file)).file.close();
      return await existing(file, "image/png");
    }
    case "thumbnail": {
      const dataset = await openPackedDataset(datasetFolder(home, history.datasetEntry(artefact.datasetId)));
      if (artefact.index >= dataset.imageCount) return null;
      const data = await readPackedImage(dataset, artefact.index);
      const { imageSize, channels } = dataset;
      return {
        contentType: "image/png",
        bytes: encodePng({ width: imageSize, height: imageSize, channels, data, text: {} }),
      };
    }
    case "export": {
      const found = tickets.find(artefact.ticket);
      if (found === undefined) return null;
      const { file, fileName } = found;
      const entry = await existing(file, mediaTypeOf(fileName));
      return entry === null ? null : { ...entry, fileName };
    }
  }
}

/** By the extension of the file's name, which is of our own making. */
function mediaTypeOf(name: string): string {
  const kind = exportNames.map(exportFacts).find(({ extension }) => extname(name) === `.${extension}`);
  return kind?.mediaType ?? "application/octet-stream";
}

async function existing(file: string, contentType: string): Promise<ArtefactFile | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true ? { contentType, file, sizeBytes: found.size } : null;
}

/** The bytes of an artefact, read whole: for a shell that cannot send a file. */
export async function artefactBytes(artefact: ArtefactContent | ArtefactFile): Promise<Uint8Array> {
  return "bytes" in artefact ? artefact.bytes : await readFile(artefact.file);
}
