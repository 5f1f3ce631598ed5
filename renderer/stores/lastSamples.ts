/** The newest sample of runs in lists: asked for when a row is first seen, and again, at most every few seconds, as it trains. */
import { defineStore } from "pinia";
import { shallowReactive } from "vue";
import type { Sample } from "../../shared/api/records.ts";
import { useApi } from "../api/provideApi.ts";

/** A list is looked at from afar: its pictures need not be of this very second. */
const pauseMs = 3000;

export const useLastSamples = defineStore("last-samples", () => {
  const api = useApi();
  const samples = shallowReactive(new Map<string, Sample>());
  const asked = new Map<string, { step: number; timeMs: number }>();

  api.onChange((change) => {
    if (change.kind === "run-removed") {
      samples.delete(change.runId);
      asked.delete(change.runId);
    }
  });

  return {
    /** Null where there is none, or none known yet. */
    of: (runId: string): Sample | null => samples.get(runId) ?? null,
    /** Tells that a run is in view and at which step it is. */
    look: (runId: string, step: number): void => {
      const last = asked.get(runId);
      const nowMs = performance.now();
      if (last !== undefined && (last.step === step || nowMs - last.timeMs < pauseMs)) return;
      asked.set(runId, { step, timeMs: nowMs });
      api.request("samples.list", { runId }).then(
        (found) => {
          const newest = found.at(-1);
          if (newest === undefined) samples.delete(runId);
          else if (newest.step !== samples.get(runId)?.step) samples.set(runId, newest);
        },
        // A row can do without its picture; it is asked for again when the run moves or comes into view.
        () => asked.delete(runId),
      );
    },
  };
});
