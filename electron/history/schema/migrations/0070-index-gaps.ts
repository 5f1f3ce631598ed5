import type { Migration } from "./migration.ts";

export const indexGaps: Migration = {
  number: 70,
  name: "Index the metric values that were not finite.",
  apply: (database) => {
    // A thinned series shows the first gap of every stretch; nearly always there is none, which took a walk over all
    // values.
    database.exec("CREATE INDEX metrics_gaps ON metrics (run, tag, step) WHERE value IS NULL");
  },
};
