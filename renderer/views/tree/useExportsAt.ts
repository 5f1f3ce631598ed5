import { shallowRef, watch, type ShallowRef } from "vue";
import { useApi } from "../../api/provideApi.ts";
import type { RunSummary } from "../../../shared/api/records.ts";
import { checkpointEntries, exportEntries, type ExportEntry } from "../run/exportMenu.ts";

/** A run of the tree, or one of its checkpoints. */
export interface ForestSpot {
  readonly run: RunSummary;
  readonly step: number | null;
}

/**
 * What can be exported at a place of the tree; of a run as a whole once the core has said what it has. Null until then.
 *
 * @param onError told why that is not to be had
 */
export function useExportsAt(
  spot: () => ForestSpot | null,
  onError: (error: unknown) => void,
): Readonly<ShallowRef<readonly ExportEntry[] | null>> {
  const api = useApi();
  const exports = shallowRef<readonly ExportEntry[] | null>(null);

  async function ofRun({ id: runId, system, domain, step }: RunSummary): Promise<ExportEntry[]> {
    const [samples, checkpoints] = await Promise.all([
      api.request("samples.list", { runId }),
      api.request("checkpoints.list", { runId }),
    ]);
    const ascending = (all: readonly { readonly step: number }[]): number[] =>
      all.map((each) => each.step).sort((a, b) => a - b);
    return exportEntries({
      runId,
      system,
      domain,
      sampleStep: ascending(samples).at(-1) ?? null,
      checkpointSteps: ascending(checkpoints),
      hasMetrics: step > 0,
    });
  }

  let newest = 0;
  // A running run makes steps while its menu is open: only another place asks anew.
  watch(
    () => (spot() === null ? null : `${spot()!.run.id} ${spot()!.step}`),
    async () => {
      const [at, own] = [spot(), ++newest];
      exports.value =
        at === null || at.step === null
          ? null
          : checkpointEntries({ runId: at.run.id, system: at.run.system, domain: at.run.domain }, at.step);
      if (at === null || at.step !== null) return;
      try {
        const found = await ofRun(at.run);
        if (own === newest) exports.value = found;
      } catch (error) {
        if (own === newest) onError(error);
      }
    },
    { immediate: true },
  );
  return exports;
}
