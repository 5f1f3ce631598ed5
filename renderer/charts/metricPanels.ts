/** Which curves of metrics share a chart, and in which order the charts come. */
import { metricCatalogue } from "../../shared/catalogue/metrics.ts";
import type { MetricSeries } from "../../shared/metricFacts.ts";
import { metricFacts } from "../../shared/metrics.ts";

/** Curves of one metric on one pair of axes, at least one. */
export interface MetricPanel {
  /** The tag of its first curve. */
  readonly key: string;
  readonly heading: string;
  readonly series: readonly [MetricSeries, ...MetricSeries[]];
}

/**
 * The charts of what was computed, in the catalogue's order: of a metric, the curves with one axis title on one chart.
 * What nobody has declared, of a newer version for one, comes last, each on its own.
 *
 * @param tags those that have values
 */
export function metricPanels(tags: readonly string[]): readonly MetricPanel[] {
  const declared = metricCatalogue.flatMap(({ series }) => [
    ...Map.groupBy(
      series.filter(({ tag }) => tags.includes(tag)),
      ({ axisTitle }) => axisTitle,
    ).values(),
  ]);
  const known = new Set(declared.flat().map(({ tag }) => tag));
  const undeclared = tags.filter((tag) => !known.has(tag)).toSorted();
  return [...declared, ...undeclared.map((tag) => [metricFacts(tag)])].map(([first, ...others]) => ({
    key: first!.tag,
    // What is below it is part of it.
    heading: first!.title,
    series: [first!, ...others],
  }));
}
