import { StudioError } from "../../../shared/errors.ts";
import type { Run } from "../../history/records.ts";
import type { StudioContext } from "../context.ts";
import type { Supervisor } from "../training/supervision.ts";

/** The part of the queue that outlives this process. */
export interface WaitingRuns {
  /** Gives a queued run its place in it. */
  keep(runId: string): void;
  /** Puts what waits without an owner into this process's queue, in its order. */
  takeUp(): void;
  /** Takes what has not begun out of this process's queue, to wait for the next one. */
  letWait(): void;
}

/** @param lasting false for a process that only trains its own runs: what it has waiting ends with it */
export function createWaitingRuns(
  { history, events, owner }: StudioContext,
  supervisor: Supervisor,
  lasting: boolean,
): WaitingRuns {
  let isLeaving = false;
  return {
    keep(runId) {
      if (lasting) history.keepInQueue(runId);
    },
    takeUp() {
      if (!lasting || isLeaving) return;
      for (const { id } of history.waitingRuns()) {
        try {
          const run = history.run(id);
          history.claimRun(id, owner);
          supervisor.enqueue(run, restBefore(run));
        } catch (error) {
          // Another studio was faster, or its settings cannot be read.
          if (!(error instanceof StudioError)) throw error;
        }
      }
    },
    letWait() {
      if (!lasting) return;
      isLeaving = true;
      const left = supervisor.leaveWaiting();
      history.leaveQueue(owner);
      for (const { id, step, message } of left.map((runId) => history.summary(runId))) {
        events.emit({ kind: "state", runId: id, state: "queued", step, message });
      }
    },
  };
}

/** What a run was before it was asked to go on, as far as its record tells; undefined for one that never began. */
function restBefore(run: Run): Run | undefined {
  if (run.startedMs === null) return undefined;
  return { ...run, state: run.step < run.configuration.steps ? "stopped" : "completed" };
}
