import type { Migration } from "./migration.ts";

export const identifyOwners: Migration = {
  number: 80,
  name: "Record which process owns a run beyond its id and host name, and the order of a queue that outlives it.",
  apply: (database) => {
    // "queue_place" is null for what does not wait, or waits only as long as its process lives.
    database.exec(`
      ALTER TABLE runs ADD COLUMN owner_place TEXT;
      ALTER TABLE runs ADD COLUMN owner_started TEXT;
      ALTER TABLE runs ADD COLUMN queue_place INTEGER;

      CREATE INDEX runs_by_queue_place ON runs (queue_place) WHERE queue_place IS NOT NULL;
    `);
  },
};
