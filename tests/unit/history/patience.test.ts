import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { patiently, type Patience } from "../../../electron/history/patience.ts";

const busy = (): never => {
  throw new SqliteDatabase.SqliteError("database is locked", "SQLITE_BUSY_SNAPSHOT");
};

/** A clock that only sleeping moves. */
function clock(): Partial<Patience> & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    nowMs: () => slept.reduce((sum, each) => sum + each, 0),
    sleep: (milliseconds) => slept.push(milliseconds),
  };
}

test("waits in short steps of different length until the lock is free", () => {
  const time = clock();
  let tries = 0;
  expect(patiently(() => (++tries < 200 ? busy() : "done"), time)).toBe("done");
  expect(time.slept).toHaveLength(199);
  expect(Math.max(...time.slept)).toBeLessThanOrEqual(2);
  expect(new Set(time.slept).size).toBeGreaterThan(100);
});

test("gives up at its limit with what SQLite says, and waits for nothing else", () => {
  const time = clock();
  expect(() => patiently(busy, { ...time, limitMs: 50 })).toThrow("database is locked");
  const waited = time.slept.reduce((sum, each) => sum + each, 0);
  expect(waited).toBeGreaterThanOrEqual(50);
  expect(waited).toBeLessThanOrEqual(52);
  let tries = 0;
  expect(() =>
    patiently(() => {
      tries++;
      throw new SqliteDatabase.SqliteError("full", "SQLITE_FULL");
    }),
  ).toThrow("full");
  expect(tries).toBe(1);
});
