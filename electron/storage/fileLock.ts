/**
 * A lock that the operating system keeps and frees, also when its holder is killed: SQLite's, on a file without
 * content. A lock file that is made and deleted cannot be taken over safely: whoever deletes a dead process's may
 * delete the one that another has made just before.
 */
import { closeSync, openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { diskFullOr } from "./atomicFile.ts";

export interface FileLock {
  release(): void;
}

/**
 * Holds `file` until `release`, or returns null where another process, or another task of this one, holds it. The file
 * is made where it is missing, and stays. Nothing else may open it: closing it would free the lock.
 *
 * @throws StudioError `disk-full`, `not-permitted`
 */
export function tryFileLock(file: string): FileLock | null {
  let database: Database | undefined;
  try {
    makePrivately(file);
    database = new SqliteDatabase(file, { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
    const held = database;
    return {
      release: () => {
        held.close();
      },
    };
  } catch (error) {
    database?.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw explain(error, file);
  }
}

/** SQLite would make it as the umask says. A file that is there is not opened, and what else is wrong SQLite says. */
function makePrivately(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch {
    return;
  }
}

/** How often a waiting task tries again, unless it is told otherwise. */
const defaultRetryMs = 200;

/**
 * Waits until nobody else holds `file`, then holds it for the duration of `work`.
 *
 * @param beforeEachTry throws to give up waiting
 * @throws as `tryFileLock`, `beforeEachTry` and `work` do
 */
export async function withFileLock<Result>(
  file: string,
  beforeEachTry: () => void,
  work: () => Promise<Result>,
  retryMs = defaultRetryMs,
): Promise<Result> {
  for (;;) {
    beforeEachTry();
    const lock = tryFileLock(file);
    if (lock !== null) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    await delay(retryMs);
  }
}

function explain(error: unknown, file: string): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return diskFullOr(error, file);
  if (error.code === "SQLITE_FULL")
    return diskFullOr(Object.assign(new Error(error.message), { code: "ENOSPC" }), file);
  if (!error.code.startsWith("SQLITE_CANTOPEN") && !error.code.startsWith("SQLITE_READONLY")) return error;
  return new StudioError("not-permitted", message("storage.cannotLock", { file }), { file }, error);
}
