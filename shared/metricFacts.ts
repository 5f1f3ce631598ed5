import type { SeriesFacts } from "./systemFacts.ts";

/** One of the curves of a metric. */
export interface MetricSeries extends SeriesFacts {
  /**
   * What it is beside the metric's others: a `value` by which runs are compared, a `detail` that a run's own page shows
   * too, or the `floor` beneath the values, which real samples have among themselves.
   */
  readonly part: "value" | "detail" | "floor";
}

/** What is said of a metric that is computed of a run's samples beside its training, as plain data. */
export interface MetricFacts {
  /** What a command calls it: `sample-diversity`. */
  readonly name: string;
  readonly title: string;
  /** The domains whose samples it is of. */
  readonly domains: readonly string[];
  /**
   * Which samples: those of a `sample` of the run, drawn for its sheet, or those that are generated from a `checkpoint`
   * for the purpose, many more.
   */
  readonly of: "sample" | "checkpoint";
  /** What it yields, the values first: at least one, and not all of them at every step. */
  readonly series: readonly MetricSeries[];
}
