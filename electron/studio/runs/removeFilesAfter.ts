import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError } from "../../../shared/errors.ts";

/** Files of a run by step, and what an unfinished write left behind. */
const stepFile = /^(?<step>\d{8,})\.(?:safetensors|png)$/;
const unfinishedFile = /\.partial$/;

/**
 * Deletes what was written into the folders of a run's files after a step, to be computed anew, the very same. Also
 * files that nothing was recorded of, because a process died in between. Its trainer must not be running.
 */
export async function removeFilesAfter(folders: readonly string[], step: number): Promise<void> {
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      if (isAfter(file, step)) await rm(join(folder, file), { force: true });
    }
  }
}

function isAfter(file: string, step: number): boolean {
  const found = stepFile.exec(file)?.groups?.step;
  return found === undefined ? unfinishedFile.test(file) : Number(found) > step;
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  }
}
