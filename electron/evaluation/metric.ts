import type { MetricFacts } from "../../shared/metricFacts.ts";
import type { Domain, DomainSample } from "../domains/domain.ts";

/** A metric of samples: what is said of it, and how it is computed. One file of metrics/ each. */
export interface Metric<Sample extends DomainSample = DomainSample> extends Omit<MetricFacts, "domain"> {
  /** Whose samples it is of. */
  readonly domain: Pick<Domain<Sample>, "name" | "sampleFormat">;
  /**
   * The metric of one sample file: what one checkpoint draws from the run's fixed noise.
   *
   * @returns NaN where the sample does not determine it
   */
  compute(sample: Sample): number;
}
