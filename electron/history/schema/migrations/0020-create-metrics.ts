import type { Migration } from "./migration.ts";

export const createMetrics: Migration = {
  number: 20,
  name: "Create the metrics, one series for each run and tag.",
  apply: (database) => {
    // Keyed by (run, tag, step) without a row id, a series lies in one piece on disk and each point is stored once.
    database.exec(`
      CREATE TABLE tags (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      ) STRICT;

      CREATE TABLE metrics (
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tags (number),
        step INTEGER NOT NULL,
        value REAL,
        PRIMARY KEY (run, tag, step)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
