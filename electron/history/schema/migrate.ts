import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { Migration } from "./migrations/migration.ts";

/** "CrSt": marks a SQLite file as a Critic Studio history, so that another program's database is never migrated. */
export const applicationId = 0x43725374;

/** The schema version of a database; 0 for an empty one. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

/** The schema version that `migrations` lead to; 0 without any. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

/**
 * Refuses a database that is not ours to migrate. Changes nothing.
 *
 * @throws StudioError `newer-schema` where a newer Critic Studio wrote it, `corrupt` where it is another program's
 */
export function checkSchema(database: Database, file: string, migrations: readonly Migration[]): void {
  const version = schemaVersion(database);
  const tableCount = database.prepare<[], number>("SELECT count(*) FROM sqlite_schema").pluck().get() ?? 0;
  const id = Number(database.pragma("application_id", { simple: true }));
  if (id !== applicationId && !(id === 0 && version === 0 && tableCount === 0)) {
    throw new StudioError("corrupt", message("history.otherDatabase", { file }), { file });
  }
  const latest = latestVersion(migrations);
  if (version > latest) {
    throw new StudioError("newer-schema", message("history.newer", { file, version, latest }), {
      file,
      version,
      latest,
    });
  }
}

/**
 * Brings a database up to the last of `migrations`, each in a transaction of its own, after a backup beside the file
 * (`<file>.schema-<version>.backup`) where there is something to lose. Another process may be doing the same.
 */
export function migrate(
  database: Database,
  file: string,
  migrations: readonly Migration[],
  { withBackup = true }: { readonly withBackup?: boolean } = {},
): void {
  const before = schemaVersion(database);
  if (withBackup && before > 0 && before < latestVersion(migrations))
    backUp(database, `${file}.schema-${before}.backup`);
  for (const migration of migrations) {
    // Who only reads must not wait for the write lock.
    if (schemaVersion(database) >= migration.number) continue;
    const apply = database.transaction(() => {
      // Read again under the write lock: the other process may have been here.
      if (schemaVersion(database) >= migration.number) return;
      database.pragma(`application_id = ${applicationId}`);
      migration.apply(database);
      database.pragma(`user_version = ${migration.number}`);
    });
    apply.immediate();
  }
}

/**
 * Copies the whole database, what still lies in its log included, to `target`; after a crash `target` is whole or
 * absent.
 */
export function backUp(database: Database, target: string): void {
  const partial = `${target}.${process.pid}.partial`;
  rmSync(partial, { force: true });
  try {
    database.prepare("VACUUM INTO ?").run(partial);
    const handle = openSync(partial, "r+");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
