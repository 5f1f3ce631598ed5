import { rm } from "node:fs/promises";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { isOwnerAlive } from "../history/owner.ts";
import type { RunSummary } from "../history/records.ts";
import { runInBackground } from "./background/runInBackground.ts";
import { pathInHome, type StudioContext } from "./context.ts";
import type { Supervisor } from "./supervisor.ts";

/** What can be done with the record of a run, without training. */
export interface RecordCommands {
  /** @throws StudioError `not-found`, `invalid-argument` for a name that is empty or too long */
  renameRun(runId: string, name: string): void;
  /**
   * Forgets a run and removes its files: first the record, then the folder. The data set stays.
   *
   * @throws StudioError `wrong-state` where the run is live or others were forked from it, `not-found`; `not-permitted` where
   *   its record is gone, but not its files
   */
  deleteRun(runId: string): Promise<void>;
  /** Whether a run can be deleted; changes nothing. @throws StudioError `wrong-state` where it cannot, `not-found` */
  checkDeletion(runId: string): void;
  /** Keeps a checkpoint, own or inherited, from being thinned out, or lets it go. @throws StudioError `not-found` */
  pinCheckpoint(runId: string, step: number, pinned: boolean): void;
  /** Marks live runs whose process has died as interrupted. @returns those that were marked */
  markAbandoned(): readonly RunSummary[];
}

export function createRecordCommands({ history, home }: StudioContext, supervisor: Supervisor): RecordCommands {
  const markAbandoned = (): readonly RunSummary[] => history.markInterrupted((recorded) => isOwnerAlive(recorded));

  function checkDeletion(runId: string): void {
    markAbandoned();
    const { name } = history.summary(runId);
    if (supervisor.isLive(runId)) {
      throw new StudioError(
        "wrong-state",
        `Run "${name}" (${runId}) was kept: it is in use. Stop it first, then delete it.`,
        { runId },
      );
    }
    history.checkDeletion(runId);
  }

  return {
    checkDeletion,
    renameRun: (runId, name) => {
      history.renameRun(runId, name);
    },
    async deleteRun(runId) {
      checkDeletion(runId);
      const { name } = history.summary(runId);
      const folder = pathInHome(home, ["runs", runId], { lastMayBeLink: true });
      // A long run has hundreds of thousands of rows: their deletion would keep this thread.
      await runInBackground({ kind: "delete-run", homeFolder: home.folder, runId });
      // A folder without a record wastes space; a record without its folder would be a lie.
      await removeFolder(folder, name);
    },
    pinCheckpoint: (runId, step, pinned) => {
      history.pinCheckpoint(runId, step, pinned);
    },
    markAbandoned,
  };
}

async function removeFolder(folder: string, name: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!["EACCES", "EPERM", "EBUSY", "EROFS", "ENOTEMPTY"].some((code) => isSystemError(error, code))) throw error;
    throw new StudioError(
      "not-permitted",
      `Run "${name}" was deleted, but its files in ${folder} could not be removed. Remove that folder by hand; nothing needs it.`,
      { folder },
      error,
    );
  }
}
