import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { SettingName } from "../../../shared/hyperparameters.ts";
import { estimateOf, type Estimate } from "../../../shared/estimates.ts";

/** Runs whose estimates are of one kind: they share a chart. */
export interface EstimateGroup<Run> {
  readonly estimate: Estimate;
  readonly runs: readonly Run[];
  /** Why the levels of their curves cannot be compared; null where they can. */
  readonly caution: string | null;
}

/** On what the unknown scale of an EM estimate depends: the critic network, and how far its weights may go. */
const scaleSettings: readonly SettingName[] = ["critic", "clip", "nf", "imageSize", "channels"];

/** The runs by kind of estimate, EM first. */
export function estimateGroups<Run extends { readonly configuration: RunConfiguration }>(
  runs: readonly Run[],
): EstimateGroup<Run>[] {
  const kinds = [...new Set(runs.map((run) => estimateOf(run.configuration.algorithm)))].sort((a, b) =>
    a.tag.localeCompare(b.tag),
  );
  return kinds.map((estimate) => {
    const members = runs.filter((run) => estimateOf(run.configuration.algorithm) === estimate);
    return { estimate, runs: members, caution: caution(estimate, members) };
  });
}

function caution(estimate: Estimate, runs: readonly { readonly configuration: RunConfiguration }[]): string | null {
  if (estimate.tag !== "emEstimate") return null;
  const differing = scaleSettings.filter((name) => new Set(runs.map((run) => run.configuration[name])).size > 1);
  if (differing.length === 0) return null;
  const list = differing.length === 1 ? differing[0]! : `${differing.slice(0, -1).join(", ")} and ${differing.at(-1)!}`;
  return `These runs differ in ${list}: each EM estimate has a scale of its own. Compare how the curves fall, not how high they lie.`;
}
