import type { Migration } from "./migration.ts";

export const createCheckpointsAndSamples: Migration = {
  number: 30,
  name: "Create the lists of checkpoint and sample files.",
  apply: (database) => {
    database.exec(`
      CREATE TABLE checkpoints (
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        step INTEGER NOT NULL CHECK (step >= 0),
        file TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
        reason TEXT NOT NULL CHECK (reason IN ('schedule', 'request', 'stop', 'end')),
        created_ms INTEGER NOT NULL,
        PRIMARY KEY (run, step)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE samples (
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        step INTEGER NOT NULL CHECK (step >= 0),
        file TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        PRIMARY KEY (run, step)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
