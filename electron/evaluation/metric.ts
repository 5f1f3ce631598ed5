import type { MetricFacts } from "../../shared/metricFacts.ts";
import type { Domain, DomainSample } from "../domains/domain.ts";

/** Values by the tags of the metric's series: NaN where the samples determine none, nothing where it has none. */
export type MetricValues = Readonly<Record<string, number>>;

/** A metric of samples: what is said of it, and how it is computed. One file of metrics/ each. */
export interface Metric<Sample extends DomainSample = DomainSample> extends Omit<MetricFacts, "domains" | "of"> {
  readonly of: "sample";
  /** Whose samples it is of. */
  readonly domain: Pick<Domain<Sample>, "name" | "sampleFormat">;
  /** The metric of one sample file: what one step draws from the run's fixed noise. */
  compute(sample: Sample): MetricValues;
}
