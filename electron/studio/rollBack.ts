import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError } from "../../shared/errors.ts";
import type { Run } from "../history/records.ts";
import { runFolder, type StudioContext } from "./context.ts";

/** Files of a run by step, and what an unfinished write left behind. */
const stepFile = /^(?<step>\d{8,})\.(?:safetensors|png)$/;
const unfinishedFile = /\.partial$/;

/**
 * Takes a run back to a step: what was recorded and written after it is dropped, to be computed anew, the very same.
 * Also files that nothing was recorded of, because a process died in between. Its trainer must not be running.
 *
 * @throws StudioError `wrong-state` where another run was forked from a later step
 */
export async function rollBack({ home, history }: StudioContext, run: Run, step: number): Promise<void> {
  // Rows first: a file without a row is tidied up the next time, a row without a file would be a lie.
  history.dropAfter(run.id, Math.max(step, run.parent?.step ?? 0));
  for (const name of ["checkpoints", "samples"]) {
    const folder = join(runFolder(home, run.id), name);
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
