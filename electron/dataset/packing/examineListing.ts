/** Examines a whole listing by a pool of decoders, in the listing's order. */
import { availableParallelism } from "node:os";
import type { DecodePool } from "../decoding/decodePool.ts";
import type { FileRecord } from "./fileRecord.ts";
import { inGroups, inOrder } from "./inOrder.ts";
import type { PackSettings } from "./packSettings.ts";
import { cancelledError } from "../listing/cancellation.ts";
import type { ListedFile } from "../listing/walkFolder.ts";
import type { ExaminedFiles } from "../decoding/decoderMessages.ts";

/** Few enough that a cancel is quick and the last worker is not waited for; enough that messages cost nothing. */
const filesInTask = 16;
/** One task is worked on while the next one waits at the worker's door. */
const tasksPerWorker = 2;

/** One process per core, but none that would find no task. */
export function workersFor(fileCount: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(fileCount / filesInTask)));
}

/** A listed file, with its record where that is known already. */
export interface FileToExamine extends ListedFile {
  readonly known?: FileRecord | undefined;
}

export interface ListingExamination {
  readonly pool: DecodePool;
  /** Absolute. */
  readonly folder: string;
  readonly files: AsyncIterable<FileToExamine>;
  /** Null only checks. */
  readonly settings: PackSettings | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * The files' records and training images, a few at a time, in the listing's order.
 *
 * @throws StudioError `cancelled` as soon as the signal says so; what was yielded before is valid
 */
export async function* examineListing(examination: ListingExamination): AsyncGenerator<ExaminedFiles, void, undefined> {
  const { pool, folder, files, settings, signal } = examination;
  const results = inOrder(inGroups(files, filesInTask), pool.workers * tasksPerWorker, (group) =>
    examineGroup(pool, folder, group, settings),
  );
  // At once, not at the next result: a picture may take seconds.
  const stop = () => {
    pool.cancel();
  };
  signal?.addEventListener("abort", stop);
  try {
    for await (const result of results) {
      if (signal?.aborted === true) break;
      yield result;
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
  if (signal?.aborted === true) throw cancelledError(folder);
}

async function examineGroup(
  pool: DecodePool,
  folder: string,
  group: readonly FileToExamine[],
  settings: PackSettings | null,
): Promise<ExaminedFiles> {
  const paths = group.flatMap(({ path, unreadable, known }) => (unreadable === null && !known ? [path] : []));
  const examined =
    paths.length === 0 ? { records: [], images: new Uint8Array(0) } : await pool.examine(folder, paths, settings);
  const remaining = examined.records[Symbol.iterator]();
  const records: FileRecord[] = [];
  for (const { path, unreadable, known } of group) {
    if (known !== undefined) {
      records.push(known);
      continue;
    }
    if (unreadable !== null) {
      records.push({ outcome: "unusable", path, reason: "unreadable", detail: unreadable });
      continue;
    }
    const next = remaining.next();
    if (next.done !== true) records.push(next.value);
  }
  return { records, images: examined.images };
}
