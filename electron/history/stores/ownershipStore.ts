/**
 * One process answers for a live run: its signs of life, the bar to what it writes once it is not the owner, and taking
 * over.
 */
import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Words } from "../../../shared/messages/message.ts";
import type { EventStore } from "./eventStore.ts";
import { isOwn, isOwnedBy, ownerOf, ownerParameters, type OwnerParameters } from "../schema/ownerColumns.ts";
import type { Owner, RunSummary } from "../records.ts";
import { liveStateList, type RunRows } from "../schema/runRows.ts";
import { isLive } from "../../../shared/runStates.ts";
import type { StateStore } from "./stateStore.ts";

export interface OwnershipStore {
  /**
   * Records something of a live run as its owner, in one transaction with the look whether it still is.
   *
   * @throws StudioError `wrong-state` (`details.takenOver`) where another process, or none, answers for it by now
   */
  readonly asOwner: <Result>(runId: string, owner: Owner, work: () => Result) => Result;
  /** The ids of the live runs that this process answers for. Waits for nobody. */
  readonly ownedRunIds: (owner: Owner) => string[];
  /** A sign of life for all runs that this process answers for. */
  readonly touchOwned: (owner: Owner) => void;
  /**
   * Takes a live run from its owner, whatever that one does: it comes to rest, and its log says so.
   *
   * @throws StudioError `wrong-state` where it has no owner, `not-found`
   */
  readonly takeOver: (runId: string, state: "interrupted" | "stopped") => RunSummary;
}

export function createOwnershipStore(
  database: Database,
  rows: RunRows,
  {
    changeState,
    recordEvent,
    nowMs,
  }: Pick<StateStore, "changeState"> &
    Pick<EventStore, "recordEvent"> & {
      readonly nowMs: () => number;
    },
): OwnershipStore {
  const live = `state IN (${liveStateList}) AND ${isOwnedBy}`;
  const owned = database.prepare<[OwnerParameters], string>(`SELECT id FROM runs WHERE ${live}`).pluck();
  const touch = database.prepare<[OwnerParameters & { readonly now: number }]>(
    `UPDATE runs SET seen_ms = @now WHERE ${live}`,
  );
  const guarded = database.transaction((runId: string, owner: Owner, work: () => unknown) => {
    const row = rows.get(runId);
    if (!isLive(row.state) || !isOwn(row, owner)) throw wasTakenOver(row);
    return work();
  });
  const take = database.transaction((runId: string, state: "interrupted" | "stopped") => {
    const row = rows.get(runId);
    const owner = ownerOf(row);
    if (owner === null || !isLive(row.state)) {
      throw new StudioError(
        "wrong-state",
        message("run.nobodyAnswers", { name: row.name, id: runId, state: message("run.state", { state: row.state }) }),
        { runId, state: row.state },
      );
    }
    const said = message("run.wasTakenFrom", { pid: owner.pid, host: owner.host });
    recordEvent(runId, { step: row.step, level: "warning", message: said });
    return changeState(runId, state, { message: said });
  });
  return {
    asOwner: <Result>(runId: string, owner: Owner, work: () => Result) =>
      guarded.immediate(runId, owner, work) as Result,
    ownedRunIds: (owner) => owned.all(ownerParameters(owner)),
    touchOwned: (owner) => {
      touch.run({ ...ownerParameters(owner), now: Math.round(nowMs()) });
    },
    takeOver: (runId, state) => take.immediate(runId, state),
  };
}

/** Its training ends without a trace: two writers would spoil the run. */
export function wasTakenOver(run: { readonly id: string; readonly name: Words }): StudioError {
  return new StudioError("wrong-state", message("run.takenOver", { name: run.name, id: run.id }), {
    runId: run.id,
    takenOver: true,
  });
}
