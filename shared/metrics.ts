/**
 * What every room knows of the metrics of samples: the catalogue of evaluation/metrics, and a fallback for newer ones.
 */
import { metricCatalogue } from "./catalogue/metrics.ts";
import type { MetricFacts, MetricSeries } from "./metricFacts.ts";
import { undeclaredSeries } from "./systems.ts";

/** What is known of a curve of a metric by its tag; of one that nobody has declared, its tag. */
export function metricFacts(tag: string): MetricSeries {
  const declared = metricCatalogue.flatMap(({ series }) => series).find((each) => each.tag === tag);
  return declared ?? { ...undeclaredSeries(tag), part: "value" };
}

/** A title within a sentence: `sliced Wasserstein distance`, `unbiased MMD²`. */
export function inSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** The metric of this name, or that yields this tag; undefined where nobody has declared one. */
export function metricNamed(nameOrTag: string): MetricFacts | undefined {
  return metricCatalogue.find(({ name, series }) => name === nameOrTag || series.some(({ tag }) => tag === nameOrTag));
}
