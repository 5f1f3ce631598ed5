import type { SeriesFacts } from "./systemFacts.ts";

/** What is said of a metric that is computed of a run's samples beside its training, as plain data. */
export interface MetricFacts extends SeriesFacts {
  /** What a command calls it: `sample-diversity`. */
  readonly name: string;
  /** The domain whose samples it is of. */
  readonly domain: string;
}
