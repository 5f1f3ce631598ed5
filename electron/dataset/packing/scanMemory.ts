/**
 * What scans have found out about a folder's files, so that the next one need not decode them again: in `<key>.jsonl`,
 * for each file its size and times, then its record, in the listing's order. A scan writes `<key>.next.jsonl`, which
 * takes that place at its end; what a cancel or a crash leaves of it serves the next scan beside the old one.
 */
import { readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { tryFileLock } from "../../storage/fileLock.ts";
import { keyOf } from "./datasetCache.ts";
import { fileRecordSchema, type FileRecord } from "./fileRecord.ts";
import { readJsonLines } from "./jsonLines.ts";
import { comparePaths } from "../listing/pathOrder.ts";
import type { ListedFile } from "../listing/walkFolder.ts";
import { makeFolder } from "../../storage/makeFolder.ts";
import { openAnew } from "../../storage/recordedFile.ts";

const time = z.number();
const appearanceSchema = z.strictObject({ file: z.tuple([time, time, time]) });

/** What may be another way the next time. */
const passing = new Set(["unreadable", "undecodable"]);

/** Of so many folders what was found is kept, those scanned last. */
const keptFolders = 20;
const suffix = ".jsonl";

export interface ScanMemory {
  /** Where the records of this scan lie. */
  readonly recordsFile: string;
  /** What is known of a file that still looks the same. Files are asked for in the listing's order. */
  recall(file: ListedFile): Promise<FileRecord | undefined>;
  /** Adds the next files of the listing. */
  append(files: readonly ListedFile[], records: readonly FileRecord[]): Promise<void>;
  /** The scan has come to its end: from now on only it is remembered. */
  complete(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param cacheFolder made where it is missing
 * @returns null where another scan of the folder is under way, or the cache cannot be written
 */
export async function openScanMemory(cacheFolder: string, folder: string): Promise<ScanMemory | null> {
  const key = keyOf("scan", folder);
  try {
    await makeFolder(cacheFolder, { mode: 0o700 });
    const lock = tryFileLock(join(cacheFolder, `${key.slice(0, 2)}.lock`));
    if (lock === null) return null;
    try {
      return await openLocked(cacheFolder, key, () => {
        lock.release();
      });
    } catch {
      lock.release();
      return null;
    }
  } catch {
    return null;
  }
}

async function openLocked(cacheFolder: string, key: string, release: () => void): Promise<ScanMemory> {
  const place = (part: string): string => join(cacheFolder, `${key}${part}${suffix}`);
  const [next, left, last] = [place(".next"), place(".left"), place("")];
  // What got further serves; it has all that the other one has.
  if ((await sizeOf(next)) > (await sizeOf(left))) await rename(next, left);
  const cursors = [createCursor(left), createCursor(last)];
  const output: FileHandle = await openAnew(next);
  const closeFiles = () => Promise.all([output.close(), ...cursors.map((cursor) => cursor.close())]);
  return {
    recordsFile: next,
    async recall(file) {
      for (const cursor of cursors) {
        const found = await cursor.find(file);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    async append(files, records) {
      const lines = records.flatMap((record, at) => {
        const file = files[at];
        const seen = file === undefined ? [] : [{ file: [file.sizeBytes, file.modifiedMs, file.changedMs] }];
        return [...seen, record];
      });
      await output.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    },
    async complete() {
      // Windows renames no open file.
      await closeFiles();
      await rename(next, last);
      await rm(left, { force: true });
      await prune(cacheFolder);
    },
    async close() {
      try {
        await closeFiles();
      } finally {
        release();
      }
    },
  };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? -1;
}

interface Known {
  readonly appearance: readonly [sizeBytes: number, modifiedMs: number, changedMs: number];
  readonly record: FileRecord;
}

/** Goes through what was written once, beside the listing. */
function createCursor(file: string): {
  find(wanted: ListedFile): Promise<FileRecord | undefined>;
  close(): Promise<void>;
} {
  const entries = readKnown(file);
  let present: Known | undefined;
  let isAtEnd = false;
  return {
    async find({ path, sizeBytes, modifiedMs, changedMs }) {
      while (!isAtEnd && (present === undefined || comparePaths(present.record.path, path) < 0)) {
        const following = await entries.next();
        isAtEnd = following.done === true;
        present = following.done === true ? undefined : following.value;
      }
      if (present === undefined || present.record.path !== path) return undefined;
      const [size, modified, changed] = present.appearance;
      return size === sizeBytes && modified === modifiedMs && changed === changedMs ? present.record : undefined;
    },
    async close() {
      await entries.return();
    },
  };
}

async function* readKnown(file: string): AsyncGenerator<Known, void, undefined> {
  let appearance: Known["appearance"] | undefined;
  for await (const { value } of readJsonLines(file)) {
    const record = fileRecordSchema.safeParse(value);
    if (!record.success) {
      appearance = appearanceSchema.safeParse(value).data?.file;
      continue;
    }
    const isPassing = record.data.outcome === "unusable" && passing.has(record.data.reason);
    if (appearance !== undefined && !isPassing) yield { appearance, record: record.data };
    appearance = undefined;
  }
}

/** Forgets the folders scanned longest ago. */
async function prune(cacheFolder: string): Promise<void> {
  const names = (await readdir(cacheFolder)).filter((name) => name.endsWith(suffix));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(cacheFolder, name);
      return { file, modifiedMs: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const oldest = files.toSorted((a, b) => b.modifiedMs - a.modifiedMs).slice(keptFolders);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
}
