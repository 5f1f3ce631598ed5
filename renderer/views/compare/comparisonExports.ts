import type { SampleKind } from "../../../shared/addedNoise.ts";
import { exportFacts, exportsOf } from "../../../shared/exports.ts";
import { exportEntry, labelAt, type ExportEntry } from "../run/exportMenu.ts";

/**
 * What can be exported of a comparison.
 *
 * @param step the step in sight
 * @param common steps at which all the runs have a sample
 * @param samples what is looked at of models that add noise to their samples
 */
export function comparisonExports(
  runs: readonly { readonly id: string; readonly system: string; readonly domain: string }[],
  step: number | null,
  common: readonly number[],
  samples: SampleKind = "mean",
): ExportEntry[] {
  const runIds = runs.map(({ id }) => id);
  const systems = runs.map(({ system }) => system);
  const domains = runs.map(({ domain }) => domain);
  const subject = { runIds, systems, domains, sampleSteps: common, checkpointSteps: [], hasMetrics: true, samples };
  return exportsOf("comparison").map((name) => {
    const { title, hint, applies } = exportFacts(name);
    const at = applies.of === "step" ? step : null;
    return exportEntry(name, subject, { step: at, label: labelAt(title, at), hint });
  });
}
