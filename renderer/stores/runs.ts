/**
 * Every run in short, kept up to date by what the core pushes. Each run has a reference of its own, so that a change of
 * one of a thousand runs draws one row again, and the order only changes when a run comes or goes.
 */
import { defineStore } from "pinia";
import { computed, ref, shallowReactive, shallowRef, watch, type ShallowRef } from "vue";
import type { RequestError } from "../../shared/api/channel.ts";
import type { RunSummary, Speed } from "../../shared/api/records.ts";
import { begunStates, isLive, type RunState } from "../../shared/runStates.ts";
import { useApi } from "../api/provideApi.ts";
import { asRequestError } from "../api/requestErrors.ts";
import { keptIfEqual } from "./keptIfEqual.ts";
import type { Message } from "../../shared/messages/message.ts";

/** How fast a run trains, and what its process is busy with when not with steps. */
export interface Pace {
  readonly speed: Speed;
  readonly phase: Message | null;
}

/** Those that wait come last. */
const liveOrder: readonly RunState[] = [...begunStates, "queued"];

export const useRuns = defineStore("runs", () => {
  const api = useApi();
  const summaries = new Map<string, ShallowRef<RunSummary>>();
  const paces = shallowReactive(new Map<string, Pace>());
  const ids = shallowRef<readonly string[]>([]);
  const state = ref<"loading" | "ready" | "error">("loading");
  const error = shallowRef<RequestError | null>(null);

  /** All runs, newest first. Changes with every change of any run: for lists, prefer `ids` and `summary(id)`. */
  const all = computed(() => ids.value.map((id) => summaries.get(id)!.value));
  /**
   * The live runs: those that train, then paused ones, then those that wait; the same array while they stay the same.
   */
  const liveIds = computed<readonly string[]>((before) => {
    const stateOf = (id: string): RunState => summaries.get(id)!.value.state;
    const live = ids.value.filter((id) => isLive(stateOf(id)));
    return keptIfEqual(
      before,
      live.toSorted((a, b) => liveOrder.indexOf(stateOf(a)) - liveOrder.indexOf(stateOf(b))),
    );
  });

  /** The runs of a group that are still there, in the order in which they were made. */
  function group(groupId: string | null): readonly RunSummary[] {
    return groupId === null ? [] : all.value.filter((run) => run.groupId === groupId);
  }

  function summary(id: string): RunSummary | undefined {
    return ids.value.length > 0 ? summaries.get(id)?.value : undefined;
  }

  function put(run: RunSummary): void {
    const known = summaries.get(run.id);
    if (!isLive(run.state)) paces.delete(run.id);
    if (known !== undefined) {
      known.value = run;
      return;
    }
    summaries.set(run.id, shallowRef(run));
    ids.value = newestFirst(summaries);
  }

  function remove(id: string): void {
    paces.delete(id);
    if (summaries.has(id)) {
      ids.value = ids.value.filter((other) => other !== id);
      summaries.delete(id);
    }
  }

  async function load(): Promise<void> {
    try {
      const runs = await api.request("runs.list", {});
      const listed = new Set(runs.map(({ id }) => id));
      for (const run of runs) {
        const known = summaries.get(run.id);
        if (known === undefined) summaries.set(run.id, shallowRef(run));
        else known.value = run;
      }
      const order = newestFirst(summaries).filter((id) => listed.has(id));
      ids.value = keptIfEqual(ids.value, order);
      for (const id of summaries.keys()) if (!listed.has(id)) summaries.delete(id);
      state.value = "ready";
      error.value = null;
    } catch (thrown) {
      // What is shown stays while the connection is away; only the first load has nothing to show.
      if (state.value === "ready") return;
      error.value = asRequestError(thrown);
      state.value = "error";
    }
  }

  api.onChange((change) => {
    if (change.kind === "run") put(change.run);
    else if (change.kind === "run-removed") remove(change.runId);
    else if (change.kind === "speed") paces.set(change.runId, { speed: change.speed, phase: change.phase });
  });
  watch(api.connectionNumber, () => void load(), { immediate: true });

  return {
    ids,
    all,
    liveIds,
    state,
    error,
    /** One run in short; undefined where it is not (or not yet) known. Follows changes of this run alone. */
    summary,
    group,
    /** How fast a live run trains; undefined until it is known. */
    pace: (id: string): Pace | undefined => paces.get(id),
    reload: load,
  };
});

/** The runs of a group stand together, in the order of their making. */
function newestFirst(summaries: ReadonlyMap<string, ShallowRef<RunSummary>>): string[] {
  const runs = [...summaries.values()].map(({ value }) => value);
  const firstOf = new Map<string, number>();
  for (const { id, groupId, createdMs } of runs) {
    const group = groupId ?? id;
    firstOf.set(group, Math.min(createdMs, firstOf.get(group) ?? createdMs));
  }
  const groupMs = ({ id, groupId }: RunSummary): number => firstOf.get(groupId ?? id)!;
  runs.sort((a, b) => groupMs(b) - groupMs(a) || a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1));
  return runs.map(({ id }) => id);
}
