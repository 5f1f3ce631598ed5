import type { Database } from "better-sqlite3";
import type { Migration } from "./migration.ts";

export const groupsReplacePairs: Migration = {
  number: 90,
  name: "Replace pairs by groups of one to many runs, which have a name.",
  apply: (database) => {
    database.exec(`
      ALTER TABLE pairs RENAME TO "groups";
      ALTER TABLE "groups" ADD COLUMN name TEXT NOT NULL DEFAULT '';
      ALTER TABLE runs RENAME COLUMN pair TO group_id;

      DROP INDEX runs_by_pair;
      CREATE INDEX runs_by_group ON runs (group_id);
    `);
    nameGroups(database);
  },
};

/** A pair had no name of its own, but gave it to its runs: `cats (wgan)` was of `cats`. */
function nameGroups(database: Database): void {
  const firstRuns = database.prepare<[], { id: string; name: string }>(`
    SELECT group_id AS id, name FROM runs
    WHERE group_id IS NOT NULL AND number IN (SELECT min(number) FROM runs GROUP BY group_id)`);
  const rename = database.prepare<[string, string]>('UPDATE "groups" SET name = ? WHERE id = ?');
  for (const { id, name } of firstRuns.all()) rename.run(name.replace(/ \([^()]*\)$/, ""), id);
}
