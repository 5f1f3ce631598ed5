import type { Database } from "better-sqlite3";
import { StudioError } from "../../shared/errors.ts";
import type { EventStore } from "./eventStore.ts";
import type { Owner, RecordedOwner, RunState, RunSummary } from "./records.ts";
import { selectRunRows, toSummaries, toSummary, type RunRow, type RunRows } from "./runRows.ts";
import { checkTransition, isLive } from "./runStates.ts";

/** What else is known when a run's state changes; what is left out stays as it was. */
export interface StateDetails {
  /** The process that answers for the run from now on; null where none does. Resting runs never have one. */
  readonly owner?: Owner | null;
  readonly engine?: string;
  readonly threads?: number;
  /** Why. Null or left out clears what the last change said. */
  readonly message?: string | null;
  /** The device that failed. Null or left out clears the last one. */
  readonly failedDevice?: string | null;
}

export interface StateStore {
  /**
   * Moves a run to another state if that may follow the present one. The first `running` sets its start, a resting
   * state its end; taken up again, it has no end.
   *
   * @throws StudioError `wrong-state` where it may not follow, or where another process answers for the live run;
   *   `not-found`
   */
  readonly changeState: (runId: string, next: RunState, details?: StateDetails) => RunSummary;
  /**
   * Marks live runs whose owner is dead (and running ones without an owner) as interrupted, and logs it.
   *
   * @param isAlive whether the process that answers for a run still lives, as `isOwnerAlive` tells
   * @returns the runs that were marked
   */
  readonly markInterrupted: (isAlive: (owner: RecordedOwner) => boolean) => RunSummary[];
  /** A sign of life of a live run's owner where nothing else is recorded: a paused run, a long wait in the queue. */
  readonly touchRun: (runId: string) => void;
}

export function createStateStore(
  database: Database,
  rows: RunRows,
  events: EventStore,
  nowMs: () => number,
): StateStore {
  const live = database.prepare<[], RunRow>(
    `${selectRunRows} WHERE run.state IN ('queued', 'running', 'paused') ORDER BY run.number`,
  );
  const touch = database.prepare<[number, number]>("UPDATE runs SET seen_ms = ? WHERE number = ?");
  const update = database.prepare<[Record<string, string | number | null>]>(`
    UPDATE runs SET state = @state, message = @message, failed_device = @failedDevice, engine = coalesce(@engine, engine),
      threads = coalesce(@threads, threads), owner_pid = @pid, owner_host = @host, seen_ms = @now,
      started_ms = CASE WHEN @state = 'running' THEN coalesce(started_ms, @now) ELSE started_ms END,
      ended_ms = @ended, stop_wish = CASE WHEN @ended IS NULL THEN stop_wish END
    WHERE number = @number`);

  const change = (runId: string, next: RunState, details: StateDetails): RunSummary => {
    const row = rows.get(runId);
    checkTransition(row, next);
    checkOwner(row, details.owner ?? null);
    const kept = row.ownerPid === null || row.ownerHost === null ? null : { pid: row.ownerPid, host: row.ownerHost };
    const owner = isLive(next) ? (details.owner === undefined ? kept : details.owner) : null;
    const now = Math.round(nowMs());
    update.run({
      number: row.number,
      state: next,
      message: details.message ?? null,
      failedDevice: details.failedDevice ?? null,
      engine: details.engine ?? null,
      threads: details.threads ?? null,
      pid: owner?.pid ?? null,
      host: owner?.host ?? null,
      now,
      ended: isLive(next) ? null : now,
    });
    return toSummary(rows.get(runId));
  };

  const changeOne = database.transaction(change);
  const interruptDead = database.transaction((isAlive: (owner: RecordedOwner) => boolean) => {
    const dead = toSummaries(live.all()).filter(isAbandoned(isAlive));
    return dead.map((run) => {
      const process = run.owner === null ? "Its process" : `Its process (${run.owner.pid} on ${run.owner.host})`;
      const message = `${process} ended without a word while the run was ${run.state}; resume it to go on from its last checkpoint.`;
      events.recordEvent(run.id, { step: run.step, level: "warning", message });
      return change(run.id, "interrupted", { message });
    });
  });

  return {
    changeState: (runId, next, details = {}) => changeOne.immediate(runId, next, details),
    markInterrupted: (isAlive) => interruptDead.immediate(isAlive),
    touchRun: (runId) => {
      touch.run(Math.round(nowMs()), rows.get(runId).number);
    },
  };
}

/** A queued or paused run without an owner waits for someone to take it up; a running one without an owner cannot be. */
function isAbandoned(isAlive: (owner: RecordedOwner) => boolean): (run: RunSummary) => boolean {
  return (run) => (run.owner === null ? run.state === "running" : !isAlive(run.owner));
}

function checkOwner(row: RunRow, next: Owner | null): void {
  if (next === null || row.ownerPid === null || !isLive(row.state)) return;
  if (row.ownerPid === next.pid && row.ownerHost === next.host) return;
  throw new StudioError(
    "wrong-state",
    `Run "${row.name}" (${row.id}) is ${row.state} in another Critic Studio (process ${row.ownerPid} on ${row.ownerHost ?? "this host"}). Nothing was changed; use that one, or close it first.`,
    { runId: row.id, state: row.state, ownerPid: row.ownerPid },
  );
}
