import type { Migration } from "./migration.ts";

export const createEvents: Migration = {
  number: 40,
  name: "Create the log of what happened to each run.",
  apply: (database) => {
    // AUTOINCREMENT: a number is never given twice, so that a reader's cursor stays true after runs were deleted.
    database.exec(`
      CREATE TABLE events (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        step INTEGER NOT NULL CHECK (step >= 0),
        time_ms INTEGER NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
        message TEXT NOT NULL
      ) STRICT;

      CREATE INDEX events_by_run ON events (run, number);
    `);
  },
};
