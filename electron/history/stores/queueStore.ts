/** The queue as it outlives the processes that keep it: runs that wait in their order, with or without an owner. */
import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { messageColumns, type MessageColumns } from "../schema/messageColumns.ts";
import { isOwn, isOwnedBy, ownerParameters, setOwner, type OwnerParameters } from "../schema/ownerColumns.ts";
import type { Owner, RunSummary } from "../records.ts";
import { selectRunRows, toSummaries, type RunRow, type RunRows } from "../schema/runRows.ts";

/** What is said of a run that waits and that no process answers for. */
export const waitingMessage = messageColumns(message("run.waits"));

export interface QueueStore {
  /** Gives a queued run the last place in the queue that outlives this process; one that has a place keeps it. */
  readonly keepInQueue: (runId: string) => void;
  /** Lets go of what this process has waiting in that queue: it waits on without an owner. */
  readonly leaveQueue: (owner: Owner) => void;
  /** What waits in that queue and has no owner, in order. */
  readonly waitingRuns: () => RunSummary[];
  /** Makes this process the owner of a queued run that has none. @throws StudioError `wrong-state`, `not-found` */
  readonly claimRun: (runId: string, owner: Owner) => void;
}

export function createQueueStore(database: Database, rows: RunRows, nowMs: () => number): QueueStore {
  const keep = database.prepare<[string]>(`
    UPDATE runs SET queue_place = (SELECT coalesce(max(queue_place), 0) + 1 FROM runs)
    WHERE id = ? AND state = 'queued' AND queue_place IS NULL`);
  const leave = database.prepare<[OwnerParameters & MessageColumns]>(`
    UPDATE runs SET owner_pid = NULL, owner_host = NULL, owner_place = NULL, owner_started = NULL,
      message = @message, message_data = @messageData
    WHERE state = 'queued' AND queue_place IS NOT NULL AND ${isOwnedBy}`);
  const waiting = database.prepare<[], RunRow>(`${selectRunRows}
    WHERE run.queue_place IS NOT NULL AND run.state = 'queued' AND run.owner_pid IS NULL ORDER BY run.queue_place`);
  const own = database.prepare<[OwnerParameters & { readonly id: string; readonly now: number }]>(
    `UPDATE runs SET ${setOwner}, seen_ms = @now, message = NULL, message_data = NULL WHERE id = @id`,
  );
  const claim = database.transaction((runId: string, owner: Owner) => {
    const row = rows.get(runId);
    if (row.state !== "queued" || (row.ownerPid !== null && !isOwn(row, owner))) {
      throw new StudioError(
        "wrong-state",
        message("run.anotherAnswers", { name: row.name, id: runId, state: message("run.state", { state: row.state }) }),
        { runId, state: row.state },
      );
    }
    own.run({ ...ownerParameters(owner), id: runId, now: Math.round(nowMs()) });
  });
  return {
    keepInQueue: (runId) => {
      keep.run(runId);
    },
    leaveQueue: (owner) => {
      leave.run({ ...ownerParameters(owner), ...waitingMessage });
    },
    waitingRuns: () => toSummaries(waiting.all()),
    claimRun: (runId, owner) => {
      claim.immediate(runId, owner);
    },
  };
}
