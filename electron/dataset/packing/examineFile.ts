/** Looks at one file: what it is, whether it can be used, and its training image. */
import { hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { decodeTrainingImage } from "../decoding/decodeTrainingImage.ts";
import { placeOnDisk } from "../listing/fileNames.ts";
import type { FileRecord } from "./fileRecord.ts";
import { isGreyImage, isStoredGrey } from "../decoding/greyness.ts";
import { readImageHeader } from "../decoding/headers/readImageHeader.ts";
import { hasImageExtension, recogniseFormat, recognisedBytes } from "../decoding/imageFormat.ts";
import { largePixels, maximumFileBytes } from "../limits.ts";
import { isOwnSheet } from "./ownSheet.ts";
import type { PackSettings } from "./packSettings.ts";
import { isTurned } from "../decoding/trainingImage.ts";
import { UnusableImage } from "../decoding/unusableImage.ts";
import { unreadableReason } from "../listing/walkFolder.ts";
import { message } from "../../../shared/messages/message.ts";

export interface Examination {
  readonly record: FileRecord;
  /** The training image of a usable file, where settings were given. */
  readonly image: Uint8Array | null;
}

/** Lets at most one caller at a time decode something large. */
export type OneAtATime = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Never throws for what a file may be or contain: that becomes its record.
 *
 * @param settings null decodes without making a training image
 */
export async function examineFile(
  folder: string,
  path: string,
  settings: PackSettings | null,
  oneAtATime: OneAtATime,
): Promise<Examination> {
  try {
    const file = readCandidate(placeOnDisk(folder, path), hasImageExtension(path));
    if (file === undefined) return { record: { outcome: "other", path }, image: null };
    return await examineContent(file, path, settings, oneAtATime);
  } catch (error) {
    if (error instanceof UnusableImage) {
      return { record: { outcome: "unusable", path, reason: error.reason, detail: error.detail }, image: null };
    }
    const detail = unreadableReason(error);
    if (detail === undefined) throw error;
    return { record: { outcome: "unusable", path, reason: "unreadable", detail }, image: null };
  }
}

/**
 * The whole content of a file that is or calls itself a picture; undefined for any other. Waits for the disk, as a
 * worker thread may: reading in the background takes three times as long for small files.
 */
function readCandidate(absolutePath: string | Buffer, callsItselfImage: boolean): Buffer | undefined {
  // Without waiting: a pipe that took the file's place since the listing must not stop everything.
  const file = openSync(absolutePath, constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new UnusableImage("unreadable", message("unusable.notAFile"));
    if (found.size === 0) {
      if (callsItselfImage) throw new UnusableImage("empty", message("unusable.noContent"));
      return undefined;
    }
    if (!callsItselfImage && recogniseFormat(readUpTo(file, recognisedBytes)).kind === "unknown") return undefined;
    if (found.size > maximumFileBytes) {
      const megabytes = Math.round(found.size / 2 ** 20);
      throw new UnusableImage(
        "too large",
        message("unusable.fileTooLarge", { size: megabytes, most: maximumFileBytes / 2 ** 20 }),
      );
    }
    return readUpTo(file, found.size);
  } finally {
    closeSync(file);
  }
}

/** The first `sizeBytes` bytes: fewer where the file is shorter, or shrank meanwhile, never more where it grew. */
function readUpTo(file: number, sizeBytes: number): Buffer {
  const content = Buffer.allocUnsafeSlow(sizeBytes);
  let filled = 0;
  while (filled < sizeBytes) {
    const bytesRead = readSync(file, content, filled, sizeBytes - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return content.subarray(0, filled);
}

async function examineContent(
  file: Buffer,
  path: string,
  settings: PackSettings | null,
  oneAtATime: OneAtATime,
): Promise<Examination> {
  const recognised = recogniseFormat(file);
  if (recognised.kind === "unknown") throw new UnusableImage("not an image", message("unusable.noPicture"));
  if (recognised.kind === "unsupported") {
    throw new UnusableImage("unsupported", message("unusable.formatNotRead", { format: recognised.name }));
  }
  const { format } = recognised;
  if (format === "png" && isOwnSheet(file)) {
    throw new UnusableImage("own sheet", message("unusable.drawnHere"));
  }
  const header = readImageHeader(file, format);
  const decode = () => decodeTrainingImage(file, format, header, settings);
  const image = await (header.width * header.height > largePixels ? oneAtATime(decode) : decode());
  const isGrey = image !== null && settings?.channels === 3 ? isGreyImage(image) : isStoredGrey(file, format);
  const turned = isTurned(header.orientation);
  return {
    record: {
      outcome: "usable",
      path,
      format,
      width: turned ? header.height : header.width,
      height: turned ? header.width : header.height,
      sizeBytes: file.length,
      sha256: hash("sha256", file),
      ...(header.hasEnd ? {} : { remark: message("unusable.lastBytes") }),
      ...(isGrey ? { grey: true as const } : {}),
    },
    image,
  };
}
