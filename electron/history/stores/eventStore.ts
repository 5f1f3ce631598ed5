import type { Database } from "better-sqlite3";
import type { Message } from "../../../shared/messages/message.ts";
import type { EventLevel, RunEvent } from "../records.ts";
import { messageColumns, readMessage } from "../schema/messageColumns.ts";
import { soundRows } from "../schema/rowChecks.ts";
import type { RunRows } from "../schema/runRows.ts";

interface EventRow extends Omit<RunEvent, "runId" | "message"> {
  readonly message: string;
  readonly messageData: string | null;
}

export interface EventStore {
  /** Logs what happened to a run, now. @throws StudioError `not-found` */
  readonly recordEvent: (runId: string, event: { step: number; level: EventLevel; message: Message }) => void;
  /**
   * What happened to the run itself (not to its ancestors), in order.
   *
   * @param options `afterNumber` cursor: the last event number already seen; `limit` at most so many
   * @throws StudioError `not-found`
   */
  readonly listEvents: (runId: string, options?: { afterNumber?: number; limit?: number }) => RunEvent[];
}

export function createEventStore(database: Database, rows: RunRows, nowMs: () => number): EventStore {
  const insert = database.prepare<[number, number, number, EventLevel, string, string]>(
    "INSERT INTO events (run, step, time_ms, level, message, message_data) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const list = database.prepare<[number, number, number], EventRow>(
    `SELECT number, step, time_ms AS timeMs, level, message, message_data AS messageData FROM events
     WHERE run = ? AND number > ? ORDER BY number LIMIT ?`,
  );
  return {
    recordEvent: (runId, { step, level, message: said }) => {
      const { message, messageData } = messageColumns(said);
      insert.run(rows.get(runId).number, step, Math.round(nowMs()), level, message, messageData);
    },
    listEvents: (runId, { afterNumber = 0, limit = 1000 } = {}) =>
      soundRows("events", list.all(rows.get(runId).number, afterNumber, limit)).map(({ messageData, ...event }) => ({
        ...event,
        message: readMessage(event.message, messageData),
        runId,
      })),
  };
}
