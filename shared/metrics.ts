/**
 * What every room knows of the metrics of samples: the catalogue of evaluation/metrics, and a fallback for newer ones.
 */
import { metricCatalogue } from "./catalogue/metrics.ts";
import type { SeriesFacts } from "./systemFacts.ts";
import { undeclaredSeries } from "./systems.ts";

/** What is known of a metric by its tag; of one that nobody has declared, its tag. */
export function metricFacts(tag: string): SeriesFacts {
  return metricCatalogue.find((metric) => metric.tag === tag) ?? undeclaredSeries(tag);
}
