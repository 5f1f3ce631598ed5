/** Looks at one file: what it is, whether it can be used, and its training image. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { decodeImage } from "./decodeImage.ts";
import type { FileRecord } from "./fileRecord.ts";
import { readImageHeader } from "./headers/readImageHeader.ts";
import { hasImageExtension, recogniseFormat, recognisedBytes } from "./imageFormat.ts";
import { largePixels, maximumFileBytes } from "./limits.ts";
import type { PackSettings } from "./packSettings.ts";
import { isTurned, toTrainingImage } from "./trainingImage.ts";
import { UnusableImage } from "./unusableImage.ts";
import { unreadableReason } from "./walkFolder.ts";

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
    const file = await readCandidate(join(folder, path), hasImageExtension(path));
    if (file === undefined) return { record: { outcome: "other", path }, image: null };
    return await examineContent(file, path, settings, oneAtATime);
  } catch (error) {
    if (error instanceof UnusableImage) {
      return { record: { outcome: "unusable", path, reason: error.reason, detail: error.message }, image: null };
    }
    const detail = unreadableReason(error);
    if (detail === undefined) throw error;
    return { record: { outcome: "unusable", path, reason: "unreadable", detail }, image: null };
  }
}

/** The whole content of a file that is or calls itself a picture; undefined for any other. */
async function readCandidate(absolutePath: string, callsItselfImage: boolean): Promise<Buffer | undefined> {
  // Without waiting: a pipe that took the file's place since the listing must not stop everything.
  const handle = await open(
    absolutePath,
    constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK),
  );
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new UnusableImage("unreadable", "it is not a file");
    if (found.size === 0) {
      if (callsItselfImage) throw new UnusableImage("empty", "the file has no content");
      return undefined;
    }
    const start = Buffer.alloc(Math.min(recognisedBytes, found.size));
    await handle.read(start, 0, start.length, 0);
    if (!callsItselfImage && recogniseFormat(start).kind === "unknown") return undefined;
    if (found.size > maximumFileBytes) {
      const megabytes = Math.round(found.size / 2 ** 20);
      throw new UnusableImage(
        "too large",
        `the file has ${megabytes} MiB; at most ${maximumFileBytes / 2 ** 20} are read`,
      );
    }
    return await readExactly(handle, found.size);
  } finally {
    await handle.close();
  }
}

/** Up to `sizeBytes` bytes: fewer where the file shrank meanwhile, never more where it grew. */
async function readExactly(handle: Awaited<ReturnType<typeof open>>, sizeBytes: number): Promise<Buffer> {
  const content = Buffer.allocUnsafeSlow(sizeBytes);
  let filled = 0;
  while (filled < sizeBytes) {
    const { bytesRead } = await handle.read(content, filled, sizeBytes - filled, filled);
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
  if (recognised.kind === "unknown") throw new UnusableImage("not an image", "its content is no picture");
  if (recognised.kind === "unsupported") {
    throw new UnusableImage("unsupported", `${recognised.name} is not read; convert it to PNG or JPEG`);
  }
  const { format } = recognised;
  const header = readImageHeader(file, format);
  const decode = async () => {
    const pixels = await decodeImage(file, format, header);
    return settings === null ? null : toTrainingImage(pixels, header.orientation, settings);
  };
  const image = await (header.width * header.height > largePixels ? oneAtATime(decode) : decode());
  const turned = isTurned(header.orientation);
  return {
    record: {
      outcome: "usable",
      path,
      format,
      width: turned ? header.height : header.width,
      height: turned ? header.width : header.height,
      sizeBytes: file.length,
      sha256: createHash("sha256").update(file).digest("hex"),
    },
    image,
  };
}
