import { readonly, ref, watch, type Ref } from "vue";
import type { MetricColumns } from "../stores/metricColumns.ts";
import { medianWindowFor } from "../../shared/curves/medianWindow.ts";
import { createRunningMedian, type RunningMedian } from "../../shared/curves/runningMedian.ts";

/** Running medians of some series of a run. */
export interface RunningMedians {
  /** The medians of a tag, one for each step, growing in place; empty where nothing was recorded. */
  readonly of: (tag: string) => readonly number[];
  /** How many values each is the median of: more for a longer curve. */
  readonly window: Readonly<Ref<number>>;
}

/**
 * Keeps running medians of some series of a followed run. They follow every change at once, so that values which were
 * taken back and came anew are never mistaken for old ones.
 */
export function useRunningMedians(
  metrics: MetricColumns,
  version: Readonly<Ref<number>>,
  /** Of which; those that nobody looks at any more are forgotten. */
  tags: () => readonly string[],
): RunningMedians {
  const window = ref(medianWindowFor(metrics.length));
  const medians = new Map<string, RunningMedian>();
  watch(
    [version, tags],
    ([, asked]) => {
      const wanted = medianWindowFor(metrics.length);
      if (wanted !== window.value) medians.clear();
      window.value = wanted;
      const recorded = metrics.tags();
      for (const tag of medians.keys()) if (!asked.includes(tag)) medians.delete(tag);
      for (const tag of asked.filter((each) => recorded.includes(each))) {
        const running = medians.get(tag) ?? createRunningMedian(wanted);
        medians.set(tag, running);
        running.follow(metrics.values(tag));
      }
    },
    { immediate: true, flush: "sync" },
  );
  return { of: (tag) => medians.get(tag)?.values ?? [], window: readonly(window) };
}
