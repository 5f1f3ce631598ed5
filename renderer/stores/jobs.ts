/** Every job of the core, whoever asked for it: those under way, and those that failed until they are dismissed. */
import { defineStore } from "pinia";
import { computed, shallowRef, watch } from "vue";
import type { Job } from "../../shared/api/jobs.ts";
import { useApi } from "../api/provideApi.ts";

export const useJobs = defineStore("jobs", () => {
  const api = useApi();
  /** In the order in which they were asked for. */
  const all = shallowRef<readonly Job[]>([]);

  function put(job: Job): void {
    const isKnown = all.value.some(({ id }) => id === job.id);
    all.value = isKnown ? all.value.map((each) => (each.id === job.id ? job : each)) : [...all.value, job];
  }

  function remove(jobId: string): void {
    all.value = all.value.filter(({ id }) => id !== jobId);
  }

  async function load(): Promise<void> {
    try {
      all.value = await api.request("jobs.list", {});
    } catch {
      // Where the connection is away, the frame says so; a new one asks again.
    }
  }

  api.onChange((change) => {
    if (change.kind === "job") put(change.job);
    else if (change.kind === "job-removed") remove(change.jobId);
  });
  // Also after the window was loaded again: what goes on without it is there.
  watch(api.connectionNumber, () => void load(), { immediate: true });

  return {
    all,
    underWay: computed(() => all.value.filter(({ state }) => state !== "failed")),
    failed: computed(() => all.value.filter(({ state }) => state === "failed")),
    /** It may have ended in this very moment, or have been dismissed in another window: both are as good. */
    cancel: (jobId: string): void => {
      api.request("jobs.cancel", { jobId }).catch(() => undefined);
    },
    dismiss: (jobId: string): void => {
      remove(jobId);
      api.request("jobs.dismiss", { jobId }).catch(() => undefined);
    },
  };
});
