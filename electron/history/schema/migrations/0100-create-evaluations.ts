import type { Migration } from "./migration.ts";

export const createEvaluations: Migration = {
  number: 100,
  name: "Create the evaluations: what is computed of a run beside its training, in any order of steps.",
  apply: (database) => {
    // AUTOINCREMENT: a number is never given twice, so that a reader's cursor stays true after values were replaced.
    database.exec(`
      CREATE TABLE evaluations (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        step INTEGER NOT NULL CHECK (step >= 0),
        metric TEXT NOT NULL,
        value REAL,
        cost_ms REAL NOT NULL CHECK (cost_ms >= 0),
        UNIQUE (run, metric, step)
      ) STRICT;

      CREATE INDEX evaluations_by_run ON evaluations (run, number);
    `);
  },
};
