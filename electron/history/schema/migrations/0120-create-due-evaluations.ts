import type { Migration } from "./migration.ts";

export const createDueEvaluations: Migration = {
  number: 120,
  name: "Create due evaluations: checkpoints whose metrics are to be computed beside the training, now or later.",
  apply: (database) => {
    database.exec(`
      CREATE TABLE due_evaluations (
        number INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        step INTEGER NOT NULL CHECK (step >= 0),
        UNIQUE (run, step)
      ) STRICT;
    `);
  },
};
