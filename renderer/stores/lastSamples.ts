/**
 * The newest sample of runs in lists: asked for when a row is first seen, and again, every few seconds at most, as it
 * trains.
 */
import { defineStore } from "pinia";
import { shallowReactive, watch } from "vue";
import type { RunSummary, Sample } from "../../shared/api/records.ts";
import { useApi } from "../api/provideApi.ts";

/** A list is looked at from afar: its pictures need not be of this very second. */
const pauseMs = 3000;

interface Asking {
  /** Where the run was when its samples were last asked for. */
  place: string;
  timeMs: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export const useLastSamples = defineStore("last-samples", () => {
  const api = useApi();
  const samples = shallowReactive(new Map<string, Sample>());
  const asked = new Map<string, Asking>();

  api.onChange((change) => {
    if (change.kind !== "run-removed") return;
    samples.delete(change.runId);
    clearTimeout(asked.get(change.runId)?.timer);
    asked.delete(change.runId);
  });

  /** Where runs were whose samples could not be asked for. */
  const missed = new Map<string, string>();
  watch(api.connectionNumber, () => {
    const again = [...missed];
    missed.clear();
    for (const [id, place] of again) void ask(id, place);
  });

  function look({ id, step, state }: Pick<RunSummary, "id" | "step" | "state">): void {
    const place = `${state} at ${step}`;
    const asking = asked.get(id) ?? { place: "", timeMs: -pauseMs, timer: undefined };
    asked.set(id, asking);
    clearTimeout(asking.timer);
    if (asking.place === place) return;
    const waitMs = asking.timeMs + pauseMs - performance.now();
    // The last move of a run must not be lost because it followed soon upon another.
    if (waitMs > 0) asking.timer = setTimeout(() => void ask(id, place), waitMs);
    else void ask(id, place);
  }

  async function ask(id: string, place: string): Promise<void> {
    asked.set(id, { place, timeMs: performance.now(), timer: undefined });
    try {
      const newest = (await api.request("samples.list", { runId: id })).at(-1);
      if (newest === undefined) samples.delete(id);
      else if (newest.step !== samples.get(id)?.step) samples.set(id, newest);
    } catch {
      // A row can do without its picture; it is asked for again when the run moves, or the connection is back.
      asked.delete(id);
      missed.set(id, place);
    }
  }

  return {
    /** Null where there is none, or none known yet. */
    of: (runId: string): Sample | null => samples.get(runId) ?? null,
    /** Tells that a run is in view, and where it stands. */
    look,
  };
});
