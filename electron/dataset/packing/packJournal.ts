/**
 * The two files that grow while a folder is packed: `images.u8` with the training images, and `files.jsonl` with a
 * record of each file and, after each group, a mark that says how far `images.u8` then was and what its hash was. After
 * a crash at any moment the last mark that holds true is where packing goes on.
 */
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { sha256Schema } from "../../storage/sha256.ts";
import { fileRecordSchema, type FileRecord } from "./fileRecord.ts";
import { readJsonLines } from "./jsonLines.ts";
import { openAnew, openForMore } from "../../storage/recordedFile.ts";

export const imagesFileName = "images.u8";
export const recordsFileName = "files.jsonl";

const count = z.number().int().nonnegative();
/** Size and time of the last change of a file as it was listed. */
const seenSchema = z.tuple([count, z.number()]);
export type SeenFile = z.infer<typeof seenSchema>;
export const markSchema = z.strictObject({
  mark: z.strictObject({
    images: count,
    sha256: sha256Schema,
    /** Of each file since the last mark, for comparing the folder later. */
    seen: z.array(seenSchema).optional(),
  }),
});

/** Where packing stands. The hashes run over everything up to here. */
interface Progress {
  filesDone: number;
  imagesDone: number;
  recordsBytes: number;
  readonly imagesHash: Hash;
  readonly recordsHash: Hash;
}

export interface PackJournal {
  filesDone(): number;
  /** Adds the next files; returns when both files have them. */
  append(records: readonly FileRecord[], images: Uint8Array, seen: readonly SeenFile[]): Promise<void>;
  /** Flushes both files to the disk. The journal can still be closed, not appended to. */
  finish(): Promise<{ imageCount: number; imagesSha256: string; recordsSha256: string }>;
  close(): Promise<void>;
}

/** @param imageBytes bytes of one training image */
export async function openPackJournal(folder: string, imageBytes: number): Promise<PackJournal> {
  const progress = (await findProgress(folder, imageBytes)) ?? atStart();
  const goesOn = progress.filesDone > 0;
  const open = goesOn ? openForMore : openAnew;
  const images = await open(join(folder, imagesFileName));
  let records: FileHandle | undefined;
  try {
    records = await open(join(folder, recordsFileName));
    if (goesOn) {
      await images.truncate(progress.imagesDone * imageBytes);
      await records.truncate(progress.recordsBytes);
    }
    return journalOf(images, records, progress, imageBytes);
  } catch (error) {
    await Promise.all([images.close(), records?.close()]);
    throw error;
  }
}

function journalOf(images: FileHandle, records: FileHandle, progress: Progress, imageBytes: number): PackJournal {
  return {
    filesDone: () => progress.filesDone,
    async append(added, pixels, seen) {
      await writeAt(images, pixels, progress.imagesDone * imageBytes);
      progress.imagesHash.update(pixels);
      progress.imagesDone += pixels.length / imageBytes;
      const sha256 = progress.imagesHash.copy().digest("hex");
      const mark = { mark: { images: progress.imagesDone, sha256, seen } };
      const lines = Buffer.from([...added, mark].map((line) => `${JSON.stringify(line)}\n`).join(""));
      await writeAt(records, lines, progress.recordsBytes);
      progress.recordsBytes += lines.length;
      for (const record of added) progress.recordsHash.update(`${JSON.stringify(record)}\n`);
      progress.filesDone += added.length;
    },
    async finish() {
      await images.sync();
      await records.sync();
      return {
        imageCount: progress.imagesDone,
        imagesSha256: progress.imagesHash.copy().digest("hex"),
        recordsSha256: progress.recordsHash.copy().digest("hex"),
      };
    },
    async close() {
      await Promise.all([images.close(), records.close()]);
    },
  };
}

function atStart(): Progress {
  return {
    filesDone: 0,
    imagesDone: 0,
    recordsBytes: 0,
    imagesHash: createHash("sha256"),
    recordsHash: createHash("sha256"),
  };
}

/** A write can be shorter than asked for. */
async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const result = await file.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}

/** The last mark, where `images.u8` bears it out; undefined where there is nothing to go on from. */
async function findProgress(folder: string, imageBytes: number): Promise<Progress | undefined> {
  const progress = atStart();
  let sinceMark: unknown[] = [];
  let markedSha256: string | undefined;
  for await (const { value, endOffset } of readJsonLines(join(folder, recordsFileName))) {
    const mark = markSchema.safeParse(value);
    if (mark.success) {
      for (const record of sinceMark) progress.recordsHash.update(`${JSON.stringify(record)}\n`);
      progress.filesDone += sinceMark.length;
      progress.imagesDone = mark.data.mark.images;
      progress.recordsBytes = endOffset;
      markedSha256 = mark.data.mark.sha256;
      sinceMark = [];
      continue;
    }
    if (!fileRecordSchema.safeParse(value).success) break;
    // As it was written: the hash is over these bytes, so the order of the fields matters.
    sinceMark.push(value);
  }
  if (markedSha256 === undefined) return undefined;
  const imagesFile = join(folder, imagesFileName);
  const wantedBytes = progress.imagesDone * imageBytes;
  if (!(await hasBytes(imagesFile, wantedBytes))) return undefined;
  if (wantedBytes > 0) {
    const prefix = createReadStream(imagesFile, { end: wantedBytes - 1 }) as AsyncIterable<Buffer>;
    for await (const chunk of prefix) progress.imagesHash.update(chunk);
  }
  return progress.imagesHash.copy().digest("hex") === markedSha256 ? progress : undefined;
}

async function hasBytes(file: string, sizeBytes: number): Promise<boolean> {
  try {
    const found = await lstat(file);
    return found.isFile() && found.size >= sizeBytes;
  } catch {
    return false;
  }
}
