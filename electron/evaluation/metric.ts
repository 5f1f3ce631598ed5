import type { RunConfiguration } from "../../shared/configuration.ts";
import type { MetricFacts } from "../../shared/metricFacts.ts";
import type { Domain, DomainSample, RealSamples, SampleSet } from "../domains/domain.ts";
import type { Multiply } from "./multiply.ts";
import type { Statistics } from "./statistics.ts";

/** Values by the tags of the metric's series: NaN where the samples determine none, nothing where it has none. */
export type MetricValues = Readonly<Record<string, number>>;

/** A metric of the run's samples, drawn for their sheets. */
export interface SampleMetric<Sample extends DomainSample = DomainSample> extends Omit<MetricFacts, "domains" | "of"> {
  readonly of: "sample";
  /** Whose samples it is of. */
  readonly domain: Pick<Domain<Sample>, "name" | "sampleFormat">;
  /** The metric of one sample file: what one step draws from the run's fixed noise. */
  compute(sample: Sample): MetricValues;
}

/** What a metric of a checkpoint is given. */
export interface EvaluatedSamples {
  readonly configuration: RunConfiguration;
  readonly generated: SampleSet;
  /** As many; with too few real ones as many as there are generated ones of these. */
  readonly real: SampleSet;
  /** What `reference` has worked out. */
  readonly statistics: Statistics;
  readonly multiply: Multiply;
}

/** A metric of samples that are generated from a checkpoint, against as many real ones. */
export interface CheckpointMetric extends Omit<MetricFacts, "of"> {
  readonly of: "checkpoint";
  /** Of its definition: what is kept of real samples is of one version. */
  readonly version: number;
  /** What follows from real samples alone. It is worked out once for a data set, and kept. */
  reference?(real: RealSamples, multiply: Multiply): Promise<Statistics>;
  compute(samples: EvaluatedSamples): Promise<MetricValues>;
}

/** A metric of samples: what is said of it, and how it is computed. One file of metrics/ each. */
export type Metric = SampleMetric | CheckpointMetric;
