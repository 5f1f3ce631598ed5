/** Half-written files of a process that was killed while it wrote. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError } from "../../shared/errors.ts";
import { partialEnding } from "../storage/scratchNames.ts";

/**
 * Removes what an earlier process left unfinished in a run's folders; only the run's own trainer, one at a time, writes
 * there. Complete files are not touched.
 */
export async function removeLeftovers(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (const name of await namesIn(folder)) {
      if (name.endsWith(partialEnding)) await rm(join(folder, name), { force: true });
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  }
}
