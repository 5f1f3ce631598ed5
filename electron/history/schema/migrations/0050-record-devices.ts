import type { Migration } from "./migration.ts";

export const recordDevices: Migration = {
  number: 50,
  name: "Record what computed each stretch of a run, and which device failed.",
  apply: (database) => {
    // A run can go on with another device or thread count; "step" is the last one before what is named here took over.
    database.exec(`
      CREATE TABLE stretches (
        run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
        step INTEGER NOT NULL CHECK (step >= 0),
        library TEXT NOT NULL,
        threads INTEGER NOT NULL CHECK (threads > 0),
        PRIMARY KEY (run, step)
      ) STRICT, WITHOUT ROWID;

      ALTER TABLE runs ADD COLUMN failed_device TEXT;

      UPDATE runs SET configuration = json_set(configuration, '$.device', 'cpu')
        WHERE json_valid(configuration) AND json_type(configuration) = 'object';
    `);
  },
};
