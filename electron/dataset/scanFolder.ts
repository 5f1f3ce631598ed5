/** A folder's health report without packing it. */
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskFullOr } from "../storage/atomicFile.ts";
import { createDecodePool } from "./decodePool.ts";
import { examineListing, workersFor } from "./examineListing.ts";
import type { HealthReport } from "./healthReport.ts";
import { listFolder, summariseFolder } from "./listFolder.ts";
import { createProgressMeter, type PackProgress } from "./packProgress.ts";
import { resolveFolder } from "./walkFolder.ts";

export interface ScanRequest {
  readonly folder: string;
  readonly onProgress?: ((progress: PackProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads and decodes every file of a folder. An empty folder has a report too.
 *
 * @throws StudioError `not-found`, `invalid-argument`, `not-permitted` for the folder itself; `cancelled`; `disk-full`
 */
export async function scanFolder({ folder, onProgress, signal }: ScanRequest): Promise<HealthReport> {
  const source = await resolveFolder(folder);
  const meter = createProgressMeter(onProgress);
  const { fileCount } = await summariseFolder(source, [], {
    onListed: (count) => {
      meter.listed(count);
    },
    signal,
  });
  const scratch = await mkdtemp(join(tmpdir(), "critic-studio-scan-"));
  const pool = createDecodePool(workersFor(fileCount));
  try {
    const recordsFile = join(scratch, "files.jsonl");
    const output = await open(recordsFile, "w");
    try {
      let done = 0;
      for await (const { records } of examineListing({
        pool,
        folder: source,
        files: listFolder(source),
        settings: null,
        signal,
      })) {
        await output.appendFile(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
        done += records.length;
        meter.examined(done, Math.max(done, fileCount));
      }
    } finally {
      await output.close();
    }
    return await pool.report(source, recordsFile);
  } catch (error) {
    throw diskFullOr(error, scratch);
  } finally {
    await pool.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
