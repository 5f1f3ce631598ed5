import type { MetricFacts } from "../../shared/metricFacts.ts";
import type { Sample } from "../storage/sampleFile.ts";

/** A metric of samples: what is said of it, and how it is computed. One file of metrics/ each. */
export interface Metric extends MetricFacts {
  /**
   * The metric of one sample file: the images that one checkpoint draws from the run's fixed noise.
   *
   * @returns NaN where the sample does not determine it
   */
  readonly compute: (sample: Sample) => number;
}
