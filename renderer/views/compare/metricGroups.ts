import { metricCatalogue } from "../../../shared/catalogue/metrics.ts";
import type { ChartCurve } from "../../../shared/charts/chartCurve.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { MetricSeries } from "../../../shared/metricFacts.ts";
import { latePoints, type LateValues } from "../../stores/lateValues.ts";
import { floorDash } from "../run/seriesLooks.ts";
import { caution } from "./estimateGroups.ts";

/** A run with what was computed of its samples, and how its curves look. */
export interface EvaluatedRun {
  readonly name: string;
  readonly configuration: RunConfiguration;
  readonly evaluations: LateValues;
  readonly look: Pick<ChartCurve, "key" | "label" | "colour" | "mark" | "dash">;
}

/** A metric of which some of the runs have values: they share a chart. */
export interface MetricGroup {
  readonly key: string;
  readonly series: MetricSeries;
  /** The settings of the runs whose curves they are. */
  readonly configurations: readonly RunConfiguration[];
  readonly curves: readonly ChartCurve[];
  /** Why the levels of their curves cannot be compared; null where they can. */
  readonly caution: string | null;
}

/** In the catalogue's order: a chart for each value, with the floor beneath it. */
export function metricGroups(runs: readonly EvaluatedRun[], faintInk: string): MetricGroup[] {
  return metricCatalogue.flatMap(({ series }) =>
    series
      .filter(({ part }) => part === "value")
      .flatMap((value) => {
        const having = runs.filter(({ evaluations }) => evaluations.has(value.tag));
        if (having.length === 0) return [];
        const floor = series.find(({ part, axisTitle }) => part === "floor" && axisTitle === value.axisTitle);
        const floored = having.filter(({ evaluations }) => floor !== undefined && evaluations.has(floor.tag));
        const curves = [
          ...having.map((run) => ({ ...run.look, points: latePoints(run.evaluations, value.tag), median: null })),
          ...(floor === undefined || floored.length === 0 ? [] : floorCurves(floored, floor, faintInk)),
        ];
        const configurations = having.map(({ configuration }) => configuration);
        return [{ key: value.tag, series: value, configurations, curves, caution: caution(value, having) }];
      }),
  );
}

/** One line where all runs have the same floor, as on the same data; else one for each. */
function floorCurves(runs: readonly EvaluatedRun[], { tag, short }: MetricSeries, faintInk: string): ChartCurve[] {
  const curves = runs.map(({ name, evaluations, look }) => ({
    ...{ key: `${look.key} ${tag}`, label: `${name}: ${short}`, colour: look.colour, dash: floorDash },
    points: latePoints(evaluations, tag),
    median: null,
  }));
  const levels = new Set(curves.flatMap(({ points }) => Array.from(points.values)));
  const longest = curves.toSorted((a, b) => b.points.steps.length - a.points.steps.length)[0]!;
  return levels.size > 1 ? curves : [{ ...longest, key: tag, label: short, colour: faintInk }];
}
