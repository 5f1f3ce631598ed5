/** The points of a run's sample, asked of the core; those of before stay until the next are there. */
import { shallowRef, watch, type ShallowRef } from "vue";
import type { RequestError } from "../../shared/api/channel.ts";
import type { ScatterPoints } from "../../shared/api/records.ts";
import { asRequestError } from "../api/requestErrors.ts";
import { useApi } from "../api/provideApi.ts";

export interface Scatter {
  readonly points: Readonly<ShallowRef<ScatterPoints | null>>;
  /** Why those that were last asked for are not there. */
  readonly error: Readonly<ShallowRef<RequestError | null>>;
}

/** @param sample whose points; null where there is none */
export function useScatter(sample: () => { readonly runId: string; readonly step: number } | null): Scatter {
  const api = useApi();
  const points = shallowRef<ScatterPoints | null>(null);
  const error = shallowRef<RequestError | null>(null);
  let newest = 0;

  async function load(): Promise<void> {
    const [asked, own] = [sample(), ++newest];
    if (asked === null) {
      points.value = null;
      return;
    }
    try {
      const found = await api.request("samples.points", { runId: asked.runId, step: asked.step });
      if (own !== newest) return;
      points.value = found;
      error.value = null;
    } catch (thrown) {
      if (own !== newest) return;
      points.value = null;
      error.value = asRequestError(thrown);
    }
  }

  watch(() => `${sample()?.runId} ${sample()?.step}`, load, { immediate: true });
  watch(api.connectionNumber, () => {
    if (error.value !== null) void load();
  });
  return { points, error };
}
