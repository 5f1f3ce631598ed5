/**
 * How one process asks another, which answers for a run, to stop it: the request stands in the run's row until its
 * owner takes it. A run that comes to rest has no request.
 */
import type { Database } from "better-sqlite3";
import { isOwnedBy, ownerParameters, type OwnerParameters } from "../schema/ownerColumns.ts";
import type { Owner } from "../records.ts";
import type { RunRows } from "../schema/runRows.ts";
import { checkTransition } from "../checkTransition.ts";

/** With a checkpoint after the present step, or at once and without one. */
export type StopManner = "stop" | "stop-now";

export interface StopRequest {
  readonly runId: string;
  readonly manner: StopManner;
}

export interface StopRequestStore {
  /**
   * Asks for a live run to be stopped; a later request takes the place of an earlier one.
   *
   * @throws StudioError `wrong-state`, `not-found`
   */
  readonly requestStop: (runId: string, manner: StopManner) => void;
  /** True until the run's owner has taken the request, or the run has come to rest. @throws StudioError `not-found` */
  readonly isStopRequested: (runId: string) => boolean;
  /** Takes a request back. @returns false where there is none any more */
  readonly withdrawStop: (runId: string) => boolean;
  /** The requests for runs that this process answers for: each is handed out once, to be fulfilled. */
  readonly takeStopRequests: (owner: Owner) => StopRequest[];
}

export function createStopRequestStore(database: Database, rows: RunRows): StopRequestStore {
  const set = database.prepare<[StopManner, number]>("UPDATE runs SET stop_wish = ? WHERE number = ?");
  const requested = database
    .prepare<[number], number>("SELECT 1 FROM runs WHERE number = ? AND stop_wish IS NOT NULL")
    .pluck();
  const withdraw = database.prepare<[string]>(
    "UPDATE runs SET stop_wish = NULL WHERE id = ? AND stop_wish IS NOT NULL",
  );
  const ours = `stop_wish IS NOT NULL AND ${isOwnedBy}`;
  const any = database.prepare<[OwnerParameters], number>(`SELECT 1 FROM runs WHERE ${ours} LIMIT 1`).pluck();
  const take = database.prepare<[OwnerParameters], StopRequest>(
    `SELECT id AS runId, stop_wish AS manner FROM runs WHERE ${ours} ORDER BY number`,
  );
  const clear = database.prepare<[OwnerParameters]>(`UPDATE runs SET stop_wish = NULL WHERE ${ours}`);

  const request = database.transaction((runId: string, manner: StopManner) => {
    const row = rows.get(runId);
    checkTransition(row, "stopped");
    set.run(manner, row.number);
  });
  const takeAll = database.transaction((owner: OwnerParameters) => {
    const requests = take.all(owner);
    clear.run(owner);
    return requests;
  });
  return {
    requestStop: (runId, manner) => {
      request.immediate(runId, manner);
    },
    isStopRequested: (runId) => requested.get(rows.get(runId).number) !== undefined,
    withdrawStop: (runId) => withdraw.run(runId).changes > 0,
    // The look costs nothing; only where there is a request does it wait for other writers.
    takeStopRequests: (owner) => {
      const parameters = ownerParameters(owner);
      return any.get(parameters) === undefined ? [] : takeAll.immediate(parameters);
    },
  };
}
