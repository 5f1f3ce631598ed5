import { existsSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { checkSchema } from "./migrate.ts";
import type { Migration } from "./migrations/migration.ts";

/** SQLite itself does not wait for another process's lock: `patiently` does. */
const busyTimeoutMs = 0;

/**
 * Opens or creates the SQLite file after a look at it that cannot change it, and makes its commits durable.
 *
 * @throws StudioError `not-found`, `not-permitted`, `corrupt`, `newer-schema` or `disk-full`
 */
export function connect(file: string, migrations: readonly Migration[]): Database {
  if (!existsSync(dirname(file))) {
    throw new StudioError("not-found", message("history.noHome", { folder: dirname(file) }), { file });
  }
  if (existsSync(file))
    withConnection(file, true, (database) => {
      checkSchema(database, file, migrations);
    });
  const database = new SqliteDatabase(file, { timeout: busyTimeoutMs });
  try {
    makeDurable(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function withConnection(file: string, readonly: boolean, use: (database: Database) => void): void {
  const database = new SqliteDatabase(file, { readonly, timeout: busyTimeoutMs });
  try {
    use(database);
  } finally {
    database.close();
  }
}

/**
 * WAL lets others read while one writes. FULL comes after it, because some builds fall back to NORMAL with the switch.
 */
function makeDurable(database: Database, file: string): void {
  const mode = String(database.pragma("journal_mode = WAL", { simple: true }));
  if (mode !== "wal") {
    throw new StudioError("not-permitted", message("history.severalProcesses", { file, mode }), { file, mode });
  }
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  const full = 2;
  const synchronous = database.pragma("synchronous", { simple: true });
  if (synchronous !== full) throw new Error(`SQLite runs with synchronous=${String(synchronous)} instead of FULL.`);
  if (database.pragma("foreign_keys", { simple: true }) !== 1) throw new Error("SQLite ignores foreign keys.");
}
