import type { Migration } from "./migration.ts";

export const addStopWishes: Migration = {
  number: 60,
  name: "Add to each run the wish of another process that it stop.",
  apply: (database) => {
    // Looked for every half second by whoever trains: the index holds no row but those with a wish.
    database.exec(`
      ALTER TABLE runs ADD COLUMN stop_wish TEXT CHECK (stop_wish IN ('stop', 'stop-now'));

      CREATE INDEX runs_by_stop_wish ON runs (stop_wish) WHERE stop_wish IS NOT NULL;
    `);
  },
};
