import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { EventStore } from "./eventStore.ts";
import { messageColumns } from "../schema/messageColumns.ts";
import { isOwn, ownerOf, ownerParameters, setOwner } from "../schema/ownerColumns.ts";
import { waitingMessage } from "./queueStore.ts";
import type { Owner, RecordedOwner, RunSummary } from "../records.ts";
import { isLive, type RunState } from "../../../shared/runStates.ts";
import { liveStateList, selectRunRows, toSummaries, toSummary, type RunRow, type RunRows } from "../schema/runRows.ts";
import { checkTransition } from "../checkTransition.ts";

/** What else is known when a run's state changes; what is left out stays as it was. */
export interface StateDetails {
  /** The process that answers for the run from now on; null where none does. Resting runs never have one. */
  readonly owner?: Owner | null;
  readonly engine?: string;
  readonly threads?: number;
  /** Why. Null or left out clears what the last change said. */
  readonly message?: Message | null;
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
   * Marks live runs whose owner is dead (and running ones without an owner) as interrupted, and logs it. What waits in
   * a queue that outlives its process goes on waiting, without an owner.
   *
   * @param isAlive whether the process that answers for a run still lives, as `isOwnerAlive` tells
   * @returns the runs that were marked
   */
  readonly markInterrupted: (isAlive: (owner: RecordedOwner) => boolean) => RunSummary[];
}

export function createStateStore(
  database: Database,
  rows: RunRows,
  events: EventStore,
  nowMs: () => number,
): StateStore {
  const live = database.prepare<[], RunRow>(
    `${selectRunRows} WHERE run.state IN (${liveStateList}) ORDER BY run.number`,
  );
  const waits = database
    .prepare<[string], number>("SELECT 1 FROM runs WHERE id = ? AND state = 'queued' AND queue_place IS NOT NULL")
    .pluck();
  const letWait = database.prepare<[Record<string, string | number | null>]>(`
    UPDATE runs SET owner_pid = NULL, owner_host = NULL, owner_place = NULL, owner_started = NULL,
      message = @message, message_data = @messageData
    WHERE id = @id`);
  const update = database.prepare<[Record<string, string | number | null>]>(`
    UPDATE runs SET state = @state, message = @message, message_data = @messageData,
      failed_device = @failedDevice, engine = coalesce(@engine, engine), threads = coalesce(@threads, threads),
      ${setOwner}, seen_ms = @now,
      started_ms = CASE WHEN @state = 'running' THEN coalesce(started_ms, @now) ELSE started_ms END,
      ended_ms = @ended, stop_wish = CASE WHEN @ended IS NULL THEN stop_wish END,
      queue_place = CASE WHEN @state = 'queued' THEN queue_place END
    WHERE number = @number`);

  const change = (runId: string, next: RunState, details: StateDetails): RunSummary => {
    const row = rows.get(runId);
    checkTransition(row, next);
    checkOwner(row, details.owner ?? null);
    const owner = isLive(next) ? (details.owner === undefined ? ownerOf(row) : details.owner) : null;
    const now = Math.round(nowMs());
    update.run({
      number: row.number,
      state: next,
      ...messageColumns(details.message ?? null),
      failedDevice: details.failedDevice ?? null,
      engine: details.engine ?? null,
      threads: details.threads ?? null,
      ...ownerParameters(owner),
      now,
      ended: isLive(next) ? null : now,
    });
    return toSummary(rows.get(runId));
  };

  const changeOne = database.transaction(change);
  const interruptDead = database.transaction((isAlive: (owner: RecordedOwner) => boolean) => {
    return abandonedRuns(isAlive).flatMap((run) => {
      if (waits.get(run.id) !== undefined) {
        letWait.run({ id: run.id, ...waitingMessage });
        return [];
      }
      const said = endedUnheard(run);
      events.recordEvent(run.id, { step: run.step, level: "warning", message: said });
      return [change(run.id, "interrupted", { message: said })];
    });
  });
  const abandonedRuns = (isAlive: (owner: RecordedOwner) => boolean): RunSummary[] =>
    toSummaries(live.all()).filter(isAbandoned(isAlive));

  return {
    changeState: (runId, next, details = {}) => changeOne.immediate(runId, next, details),
    // The look waits for nobody; only where one is dead is the write lock needed.
    markInterrupted: (isAlive) => (abandonedRuns(isAlive).length === 0 ? [] : interruptDead.immediate(isAlive)),
  };
}

function endedUnheard({ owner, state: was }: RunSummary): Message {
  const state = message("run.state", { state: was });
  return owner === null
    ? message("run.endedUnheard", { state })
    : message("run.ownerEndedUnheard", { pid: owner.pid, host: owner.host, state });
}

/**
 * A queued or paused run without an owner waits for someone to take it up; a running one without an owner cannot be.
 */
export function isAbandoned(isAlive: (owner: RecordedOwner) => boolean): (run: RunSummary) => boolean {
  return (run) => (run.owner === null ? run.state === "running" : !isAlive(run.owner));
}

function checkOwner(row: RunRow, next: Owner | null): void {
  if (next === null || row.ownerPid === null || !isLive(row.state)) return;
  if (isOwn(row, next)) return;
  const sentence = message("run.inAnotherStudio", {
    name: row.name,
    id: row.id,
    state: message("run.state", { state: row.state }),
    pid: row.ownerPid,
    host: row.ownerHost ?? message("run.thisHost"),
  });
  throw new StudioError("wrong-state", sentence, { runId: row.id, state: row.state, ownerPid: row.ownerPid });
}
