import type { Migration } from "./migration.ts";

export const recordMessages: Migration = {
  number: 110,
  name: "Record what is said of runs as data beside the English text: the message's key and its params, as JSON.",
  apply: (database) => {
    database.exec(`
      ALTER TABLE runs ADD COLUMN message_data TEXT;
      ALTER TABLE events ADD COLUMN message_data TEXT;
    `);
  },
};
