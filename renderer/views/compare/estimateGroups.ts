import type { RunConfiguration } from "../../../shared/configuration.ts";
import { isSettingName } from "../../../shared/settings/table.ts";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import { axesOf, judgedSeries, systemFacts } from "../../../shared/systems.ts";

/** Runs that are judged by the same series, on the same scale: they share a chart. */
export interface EstimateGroup<Run> {
  readonly key: string;
  /** Its title has the system's, where several systems have such a series and each a scale of its own. */
  readonly estimate: SeriesFacts;
  readonly runs: readonly Run[];
  /** Why the levels of their curves cannot be compared; null where they can. */
  readonly caution: string | null;
}

/** The runs by the series that they are judged by, in the order of their titles. */
export function estimateGroups<Run extends { readonly configuration: RunConfiguration }>(
  runs: readonly Run[],
): EstimateGroup<Run>[] {
  const byAxes = Map.groupBy(runs, ({ configuration: { system } }) => axesOf(judgedSeries(system), system));
  const groups = [...byAxes].map(([key, members]) => {
    const { system } = members[0]!.configuration;
    return { key, system, estimate: judgedSeries(system), runs: members };
  });
  return groups
    .map(({ key, system, estimate, runs: members }) => {
      const isOneOfSeveral = groups.some((other) => other.key !== key && other.estimate.title === estimate.title);
      const title = isOneOfSeveral ? `${estimate.title}, ${systemFacts(system).title}` : estimate.title;
      return { key, estimate: { ...estimate, title }, runs: members, caution: caution(estimate, members) };
    })
    .toSorted((a, b) => a.estimate.title.localeCompare(b.estimate.title));
}

/** Which settings decide the scale of the series, where the runs differ in such; else null. */
export function caution(
  { title, comparable }: SeriesFacts,
  runs: readonly { readonly configuration: RunConfiguration }[],
): string | null {
  const differing = comparable.filter(
    (name) => isSettingName(name) && new Set(runs.map((run) => run.configuration[name])).size > 1,
  );
  if (differing.length === 0) return null;
  const list = differing.length === 1 ? differing[0]! : `${differing.slice(0, -1).join(", ")} and ${differing.at(-1)!}`;
  return (
    `These runs differ in ${list}: each ${title} has a scale of its own. Compare how the curves fall, not how ` +
    "high they lie."
  );
}
