import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { isOwnerAlive } from "../../history/owner.ts";
import type { RunSummary } from "../../history/records.ts";
import type { StudioContext } from "../context.ts";
import { deleteRecordedRun } from "./deleteRun.ts";
import type { TaskProgress } from "../background/progress.ts";
import { runInBackground } from "../background/runInBackground.ts";
import type { Rebuilt } from "./rebuild.ts";
import type { Supervisor } from "../training/supervision.ts";

/** What can be done with the record of a run, without training. */
export interface RecordCommands {
  /** @throws StudioError `not-found`, `invalid-argument` for a name that is empty or too long */
  renameRun(runId: string, name: string): void;
  /**
   * Forgets a run and removes its files: first the record, then the folder. The data set stays.
   *
   * @throws StudioError `wrong-state` where the run is live or others were forked from it, `not-found`; `not-permitted`
   *   where its record is gone, but not its files
   */
  deleteRun(runId: string): Promise<void>;
  /** Whether a run can be deleted; changes nothing. @throws StudioError `wrong-state` where it cannot, `not-found` */
  checkDeletion(runId: string): void;
  /** Keeps a checkpoint, own or inherited, from being thinned out, or lets it go. @throws StudioError `not-found` */
  pinCheckpoint(runId: string, step: number, pinned: boolean): void;
  /** The ids of runs whose folders are there although the history does not know them. */
  unrecordedRuns(): Promise<readonly string[]>;
  /**
   * Records those again, as far as their checkpoints and samples tell.
   *
   * @throws StudioError `not-permitted`, `disk-full`
   */
  rebuild(onProgress?: (progress: TaskProgress) => void): Promise<Rebuilt>;
  /** Marks live runs whose process has died as interrupted. @returns those that were marked */
  markAbandoned(): readonly RunSummary[];
}

export function createRecordCommands({ history, home }: StudioContext, supervisor: Supervisor): RecordCommands {
  const markAbandoned = (): readonly RunSummary[] => history.markInterrupted((recorded) => isOwnerAlive(recorded));

  function checkDeletion(runId: string): void {
    try {
      markAbandoned();
    } catch (error) {
      // On a full disk not even that can be recorded, and deleting makes room.
      if (!(error instanceof StudioError) || error.code !== "disk-full") throw error;
    }
    const { name } = history.summary(runId);
    if (supervisor.isLive(runId)) {
      throw new StudioError("wrong-state", message("run.inUse", { name, id: runId }), { runId });
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
      await deleteRecordedRun(home, { id: runId, name });
    },
    pinCheckpoint: (runId, step, pinned) => {
      history.pinCheckpoint(runId, step, pinned);
    },
    async unrecordedRuns() {
      const { findUnrecorded } = await import("./rebuild.ts");
      return await findUnrecorded(home, history);
    },
    rebuild: (onProgress) => runInBackground({ kind: "rebuild", homeFolder: home.folder }, undefined, onProgress),
    markAbandoned,
  };
}
