/** A folder's health report without packing it. */
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { diskFullOr } from "../../storage/atomicFile.ts";
import { makeScratchFolder } from "../../storage/scratchNames.ts";
import { cancelledError } from "../listing/cancellation.ts";
import { createDecodePool } from "../decoding/decodePool.ts";
import { examineListing, workersFor, type FileToExamine } from "./examineListing.ts";
import type { HealthReport } from "./healthReport.ts";
import { listFolder, summariseFolder } from "../listing/listFolder.ts";
import { createProgressMeter, type PackProgress, type ProgressMeter } from "./packProgress.ts";
import { openScanMemory, type ScanMemory } from "./scanMemory.ts";
import { resolveFolder, type ListedFile } from "../listing/walkFolder.ts";

export interface ScanRequest {
  readonly folder: string;
  /** Where what is found out is kept for the next scan; left out, nothing is kept. */
  readonly cacheFolder?: string | undefined;
  readonly onProgress?: ((progress: PackProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads and decodes every file of a folder but those that an earlier scan knows. An empty folder has a report too.
 *
 * @throws StudioError `not-found`, `invalid-argument`, `not-permitted` for the folder itself; `cancelled`; `disk-full`
 */
export async function scanFolder({ folder, cacheFolder, onProgress, signal }: ScanRequest): Promise<HealthReport> {
  const source = await resolveFolder(folder);
  const memory = cacheFolder === undefined ? null : await openScanMemory(cacheFolder, source);
  const scanned = memory ?? (await openScratch());
  try {
    return await scan(source, scanned, createProgressMeter(onProgress), signal);
  } catch (error) {
    if (memory === null && error instanceof StudioError && error.code === "cancelled")
      throw cancelledError(source, false);
    throw diskFullOr(error, scanned.recordsFile);
  } finally {
    await scanned.close();
  }
}

async function scan(
  folder: string,
  memory: ScanMemory,
  meter: ProgressMeter,
  signal: AbortSignal | undefined,
): Promise<HealthReport> {
  const { fileCount } = await summariseFolder(folder, [], {
    onListed: (count) => {
      meter.listed(count);
    },
    signal,
  });
  const pool = createDecodePool(workersFor(fileCount));
  /** Files that are under way. */
  const listed: ListedFile[] = [];
  async function* files(): AsyncGenerator<FileToExamine, void, undefined> {
    for await (const file of listFolder(folder)) {
      listed.push(file);
      yield { ...file, known: await memory.recall(file) };
    }
  }
  try {
    let done = 0;
    for await (const { records } of examineListing({ pool, folder, files: files(), settings: null, signal })) {
      await memory.append(listed.splice(0, records.length), records);
      done += records.length;
      meter.examined(done, Math.max(done, fileCount));
    }
    const report = await pool.report(folder, memory.recordsFile);
    await memory.complete();
    return report;
  } finally {
    await pool.close();
  }
}

/** Remembers nothing: a folder for the records that goes with the scan. */
async function openScratch(): Promise<ScanMemory> {
  const scratch = await makeScratchFolder("critic-studio-scan");
  const recordsFile = join(scratch, "files.jsonl");
  const output = await open(recordsFile, "w");
  return {
    recordsFile,
    recall: () => Promise.resolve(undefined),
    append: async (_files, records) => {
      await output.appendFile(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    },
    complete: () => Promise.resolve(),
    async close() {
      await output.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
