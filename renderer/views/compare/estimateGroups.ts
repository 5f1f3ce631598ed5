import type { RunConfiguration } from "../../../shared/configuration.ts";
import { isSettingName } from "../../../shared/settings/table.ts";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import { judgedSeries } from "../../../shared/systems.ts";

/** Runs that are judged by the same series: they share a chart. */
export interface EstimateGroup<Run> {
  readonly estimate: SeriesFacts;
  readonly runs: readonly Run[];
  /** Why the levels of their curves cannot be compared; null where they can. */
  readonly caution: string | null;
}

/** The runs by the series that they are judged by, in the order of their titles. */
export function estimateGroups<Run extends { readonly configuration: RunConfiguration }>(
  runs: readonly Run[],
): EstimateGroup<Run>[] {
  const byTag = Map.groupBy(runs, (run) => judgedSeries(run.configuration.system).tag);
  return [...byTag.values()]
    .map((members) => {
      const estimate = judgedSeries(members[0]!.configuration.system);
      return { estimate, runs: members, caution: caution(estimate, members) };
    })
    .toSorted((a, b) => a.estimate.title.localeCompare(b.estimate.title));
}

/** The settings in which the runs differ that decide the scale of the series. */
function caution(
  { title, comparable }: SeriesFacts,
  runs: readonly { readonly configuration: RunConfiguration }[],
): string | null {
  const differing = comparable.filter(
    (name) => isSettingName(name) && new Set(runs.map((run) => run.configuration[name])).size > 1,
  );
  if (differing.length === 0) return null;
  const list = differing.length === 1 ? differing[0]! : `${differing.slice(0, -1).join(", ")} and ${differing.at(-1)!}`;
  return `These runs differ in ${list}: each ${title} has a scale of its own. Compare how the curves fall, not how high they lie.`;
}
