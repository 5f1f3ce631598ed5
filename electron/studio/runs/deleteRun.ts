/**
 * Forgetting a run with its files. A crash at any moment leaves either a whole run or a deletion that is finished
 * later.
 */
import { lstat, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isNotPermitted, isSystemError, StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { History } from "../../history/openHistory.ts";
import { isId } from "../../history/runId.ts";
import type { Home } from "../../storage/home.ts";
import { runInBackground } from "../background/runInBackground.ts";
import { pathInHome } from "../context.ts";

/** Ends the name of a folder whose run is being deleted: from then on its deletion is only ever finished. */
const doomedEnding = ".deleted";

/**
 * The record first: a folder without a record wastes space, a record without its folder would be a lie. On a full disk,
 * where forgetting needs space for SQLite's log, the files make room for it first.
 *
 * @throws StudioError as `deleteGradually`; `not-permitted` where the record is gone, but not its files; `disk-full`
 *   where there was nothing to make room with
 */
export async function deleteRecordedRun(
  home: Home,
  run: { readonly id: string; readonly name: string },
): Promise<void> {
  const folder = pathInHome(home, ["runs", run.id], { lastMayBeLink: true });
  const doomed = pathInHome(home, ["runs", `${run.id}${doomedEnding}`], { lastMayBeLink: true });
  // A long run has hundreds of thousands of rows: their deletion would keep this thread.
  const forget = { kind: "delete-run", homeFolder: home.folder, runId: run.id } as const;
  try {
    await runInBackground(forget);
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "disk-full") throw error;
    await makeRoom(folder, doomed);
    await runInBackground(forget);
  }
  await removeFolder(folder, run.name);
  await removeFolder(doomed, run.name);
}

/** The new name needs no space, and says after a crash what was meant. */
async function makeRoom(folder: string, doomed: string): Promise<void> {
  try {
    await rename(folder, doomed);
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
    return;
  }
  // A link is removed with its name; what it leads to is not ours.
  if ((await lstat(doomed)).isSymbolicLink()) return;
  for (const name of await readdir(doomed)) await rm(join(doomed, name), { recursive: true, force: true });
}

/**
 * Finishes the deletions that a crash, or a disk without any space, has cut short. What cannot be finished yet stays.
 */
export async function finishDeletions(home: Home, history: Pick<History, "listRuns" | "deleteRun">): Promise<void> {
  for (const name of await namesIn(home.runsFolder)) {
    const id = name.slice(0, -doomedEnding.length);
    if (!name.endsWith(doomedEnding) || !isId(id)) continue;
    try {
      if (history.listRuns().some((run) => run.id === id)) history.deleteRun(id);
      await rm(pathInHome(home, ["runs", name], { lastMayBeLink: true }), { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof StudioError) && !isNotPermitted(error)) throw error;
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

async function removeFolder(folder: string, name: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!isNotPermitted(error) && !isSystemError(error, "EBUSY", "ENOTEMPTY")) throw error;
    throw new StudioError("not-permitted", message("run.filesLeft", { name, folder }), { folder }, error);
  }
}
