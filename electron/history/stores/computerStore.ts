import type { Database } from "better-sqlite3";
import type { Computer } from "../records.ts";
import type { RunRows } from "../schema/runRows.ts";

export interface ComputerStore {
  /**
   * Records what computes a run from a step on. Where it is what computed it before, nothing changes.
   *
   * @param step the last one before it takes over; nothing may be recorded after it
   * @throws StudioError `not-found`
   */
  readonly recordComputer: (runId: string, step: number, computer: Computer) => void;
}

export function createComputerStore(database: Database, rows: RunRows): ComputerStore {
  const before = database.prepare<[number, number], Computer>(
    "SELECT library, threads FROM stretches WHERE run = ? AND step < ? ORDER BY step DESC LIMIT 1",
  );
  const drop = database.prepare<[number, number]>("DELETE FROM stretches WHERE run = ? AND step >= ?");
  const insert = database.prepare<[number, number, string, number]>(
    "INSERT INTO stretches (run, step, library, threads) VALUES (?, ?, ?, ?)",
  );
  const record = database.transaction((runId: string, step: number, { library, threads }: Computer) => {
    const { number } = rows.get(runId);
    drop.run(number, step);
    const last = before.get(number, step);
    if (last?.library !== library || last.threads !== threads) insert.run(number, step, library, threads);
  });
  return {
    recordComputer: (runId, step, computer) => {
      record.immediate(runId, step, computer);
    },
  };
}
