/** A history that can be read although nothing can be written: read-only media, another user's file, a full disk. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { scratchName } from "../../storage/scratchNames.ts";
import { checkSchema, latestVersion, migrate, schemaVersion } from "./migrate.ts";
import type { Migration } from "./migrations/migration.ts";

/**
 * Opens the file as SQLite does for reading; where that needs a file beside it that cannot be made (the shared memory
 * of write-ahead logging), or the schema is an older one, a copy in memory. Nothing on the disk is changed.
 *
 * @throws StudioError as `checkSchema`; what SQLite or the system says where not even reading is possible
 */
export function connectToRead(file: string, migrations: readonly Migration[]): Database {
  return openShared(file, migrations) ?? openCopy(file, migrations);
}

function openShared(file: string, migrations: readonly Migration[]): Database | null {
  try {
    const database = new SqliteDatabase(file, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      checkSchema(database, file, migrations);
      if (schemaVersion(database) === latestVersion(migrations)) return database;
    } catch (error) {
      database.close();
      throw error;
    }
    database.close();
    return null;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && cannotBeShared(error.code)) return null;
    throw error;
  }
}

function cannotBeShared(code: string): boolean {
  return ["SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_FULL"].some((start) => code.startsWith(start));
}

/** Nobody else writes while it is copied: whoever could, would have the shared memory open, by which we would read. */
function openCopy(file: string, migrations: readonly Migration[]): Database {
  const log = `${file}-wal`;
  const hasLog = existsSync(log) && statSync(log).size > 0;
  const bytes = hasLog ? withLog(file, log) : readFileSync(file);
  // The file format's write and read version: 2 asks for a log, which memory has not (sqlite.org/fileformat2.html).
  if (bytes[18] === 2) bytes.fill(1, 18, 20);
  const database = new SqliteDatabase(bytes);
  try {
    checkSchema(database, file, migrations);
    migrate(database, file, migrations, { withBackup: false });
    database.pragma("query_only = ON");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * What a killed process has left in its log belongs to the history: SQLite itself puts both together, in another place.
 */
function withLog(file: string, log: string): Buffer {
  // Named so that it is swept where this process is killed meanwhile.
  const folder = join(tmpdir(), scratchName("critic-studio-history"));
  mkdirSync(folder, { mode: 0o700 });
  try {
    const copy = join(folder, "studio.sqlite");
    // With modes of its own: the originals may be read-only.
    writeFileSync(copy, readFileSync(file));
    writeFileSync(`${copy}-wal`, readFileSync(log));
    const database = new SqliteDatabase(copy);
    database.pragma("journal_mode = DELETE");
    database.close();
    return readFileSync(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
