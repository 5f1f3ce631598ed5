import type { Migration } from "./migration.ts";

export const createRuns: Migration = {
  number: 10,
  name: "Create data sets, pairs and runs.",
  apply: (database) => {
    database.exec(`
      CREATE TABLE datasets (
        id TEXT PRIMARY KEY,
        source_folder TEXT NOT NULL,
        packed_folder TEXT NOT NULL,
        settings TEXT NOT NULL,
        image_count INTEGER NOT NULL CHECK (image_count >= 0),
        report TEXT NOT NULL,
        created_ms INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE pairs (
        id TEXT PRIMARY KEY,
        created_ms INTEGER NOT NULL
      ) STRICT;

      -- "number" is what the large tables refer to: one or two bytes a row instead of nine.
      CREATE TABLE runs (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        configuration TEXT NOT NULL,
        dataset TEXT NOT NULL REFERENCES datasets (id),
        parent INTEGER REFERENCES runs (number),
        parent_step INTEGER CHECK (parent_step >= 0),
        pair TEXT REFERENCES pairs (id),
        state TEXT NOT NULL CHECK (
          state IN ('queued', 'running', 'paused', 'stopped', 'interrupted', 'completed', 'failed')
        ),
        step INTEGER NOT NULL CHECK (step >= 0),
        created_ms INTEGER NOT NULL,
        started_ms INTEGER,
        ended_ms INTEGER,
        engine TEXT,
        threads INTEGER CHECK (threads > 0),
        owner_pid INTEGER,
        owner_host TEXT,
        seen_ms INTEGER NOT NULL,
        message TEXT,
        CHECK ((parent IS NULL) = (parent_step IS NULL)),
        CHECK ((owner_pid IS NULL) = (owner_host IS NULL))
      ) STRICT;

      CREATE INDEX runs_by_name ON runs (name);
      CREATE INDEX runs_by_parent ON runs (parent);
      CREATE INDEX runs_by_dataset ON runs (dataset);
      CREATE INDEX runs_by_pair ON runs (pair);
    `);
  },
};
