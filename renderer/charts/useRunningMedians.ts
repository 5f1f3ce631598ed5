import { watch, type Ref } from "vue";
import type { MetricColumns } from "../stores/metricColumns.ts";
import { createRunningMedian, type RunningMedian } from "./runningMedian.ts";

/** The default window of the running median: that of the exported charts. */
export const medianWindow = 51;

/**
 * Keeps running medians of some series of a followed run. They follow every change at once, so that values which were taken
 * back and came anew are never mistaken for old ones.
 *
 * @returns the medians of a tag, one for each step, growing in place
 */
export function useRunningMedians(
  metrics: MetricColumns,
  version: Readonly<Ref<number>>,
  tags: readonly string[],
  window: number = medianWindow,
): (tag: string) => readonly number[] {
  const medians = new Map<string, RunningMedian>(tags.map((tag) => [tag, createRunningMedian(window)]));
  watch(
    version,
    () => {
      for (const [tag, running] of medians) running.follow(metrics.values(tag));
    },
    { immediate: true, flush: "sync" },
  );
  return (tag) => medians.get(tag)?.values ?? [];
}
