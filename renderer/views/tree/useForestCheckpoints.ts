import { onScopeDispose, shallowReactive, watch } from "vue";
import type { Checkpoint, RunSummary } from "../../../shared/api/records.ts";
import { useApi } from "../../api/provideApi.ts";

/** Scrolling past asks for nothing. */
const restMs = 120;
/** How often the checkpoints of a training run in sight are asked for again. */
const growingMs = 3000;
/** How many questions are under way at a time. */
const atATime = 4;

/** The checkpoints of runs, as far as they have been in sight. */
export interface ForestCheckpoints {
  /** The run's own, by step; undefined until known. */
  readonly of: (runId: string) => readonly Checkpoint[] | undefined;
  /** Asks anew for one run's. */
  readonly refresh: (runId: string) => Promise<void>;
}

/** Asks for the checkpoints of the runs in sight: a tree of a thousand runs costs no more than what is looked at. */
export function useForestCheckpoints(inSight: () => readonly RunSummary[]): ForestCheckpoints {
  const api = useApi();
  const known = shallowReactive(new Map<string, readonly Checkpoint[]>());
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh(runId: string): Promise<void> {
    // A run that has gone, or a connection that is away, leaves what was known; the next look asks again.
    const found = await api.request("checkpoints.list", { runId }).catch(() => null);
    if (found === null) return;
    const own = found.filter((checkpoint) => checkpoint.runId === runId).sort((a, b) => a.step - b.step);
    known.set(runId, own);
  }

  async function ask(runIds: readonly string[]): Promise<void> {
    const waiting = [...runIds];
    const take = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await refresh(next);
    };
    await Promise.all(Array.from({ length: atATime }, take));
  }

  watch(
    () =>
      // Asked again when the connection is back: what failed is not known yet.
      `${api.connectionNumber.value} ${inSight()
        .map(({ id, state }) => `${id} ${state}`)
        .join()}`,
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void ask(inSight().flatMap(({ id }) => (known.has(id) ? [] : [id])));
      }, restMs);
    },
    { immediate: true },
  );
  const growing = setInterval(() => {
    void ask(inSight().flatMap(({ id, state }) => (state === "running" ? [id] : [])));
  }, growingMs);
  onScopeDispose(() => {
    clearTimeout(timer);
    clearInterval(growing);
  });
  return { of: (runId) => known.get(runId), refresh };
}
