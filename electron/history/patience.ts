/**
 * Waiting for SQLite's lock. SQLite's own busy handler looks every 100 ms in the end, and against a process that
 * commits without pause it can miss every gap; short waits of random length find one soon.
 */
import { randomInt } from "node:crypto";
import SqliteDatabase from "better-sqlite3";

/** After so long another process's lock is told to the user. A batch of metrics takes a few milliseconds. */
export const longestWaitMs = 10_000;
/** Of one wait. The gaps between two commits are shorter still, so what counts is how often one looks. */
const shortestPauseMs = 0.25;
const longestPauseMs = 2;

export interface Patience {
  readonly limitMs: number;
  /** A steady clock. */
  readonly nowMs: () => number;
  readonly sleep: (milliseconds: number) => void;
  /** From 0 up to 1. */
  readonly random: () => number;
}

const patience: Patience = {
  limitMs: longestWaitMs,
  nowMs: () => performance.now(),
  sleep: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  random: () => randomInt(1_000_000) / 1_000_000,
};

/**
 * Does a piece of work with the database again and again until no other process's lock is in its way. The work must
 * change nothing before it has the lock, as one statement or one immediate transaction does.
 *
 * @throws what the work throws; after `limitMs` also that the database is locked
 */
export function patiently<Result>(work: () => Result, options: Partial<Patience> = {}): Result {
  const { limitMs, nowMs, sleep, random } = { ...patience, ...options };
  const untilMs = nowMs() + limitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || nowMs() >= untilMs) throw error;
      sleep(shortestPauseMs + random() * (longestPauseMs - shortestPauseMs));
    }
  }
}

/** True where SQLite says that another connection's lock is in the way. */
export function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
