/** The runs that views follow at the moment. A run is followed once, however many views look at it. */
import { defineStore } from "pinia";
import { onScopeDispose, watch } from "vue";
import { useApi } from "../api/provideApi.ts";
import { createFollowedRun, type FollowedRun, type FollowedRunControl } from "./followedRun.ts";

/** Kept this long after the last view left: going from a run to a comparison and back asks for nothing again. */
const keptMs = 10_000;

interface Kept {
  readonly followed: FollowedRunControl;
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const useFollowedRuns = defineStore("followed-runs", () => {
  const api = useApi();
  const kept = new Map<string, Kept>();

  api.onChange((change) => {
    if (change.kind === "job" || change.kind === "job-removed" || change.kind === "speed") return;
    kept.get(change.kind === "run" ? change.run.id : change.runId)?.followed.apply(change);
  });
  watch(api.connectionNumber, () => {
    for (const { followed } of kept.values()) void followed.catchUp();
  });

  function retain(runId: string): FollowedRun {
    let entry = kept.get(runId);
    if (entry === undefined) {
      entry = { followed: createFollowedRun(api, runId), users: 0, timer: undefined };
      kept.set(runId, entry);
      void entry.followed.catchUp();
    }
    clearTimeout(entry.timer);
    entry.users += 1;
    return entry.followed;
  }

  function release(runId: string): void {
    const entry = kept.get(runId);
    if (entry === undefined) return;
    entry.users -= 1;
    if (entry.users > 0) return;
    entry.timer = setTimeout(() => {
      kept.delete(runId);
      // Where the connection is away, the core has forgotten it already.
      api.request("follow.end", { runId }).catch(() => undefined);
    }, keptMs);
  }

  return { retain, release };
});

/**
 * Follows a run for as long as the calling component (or effect scope) lives. For another run, make another component:
 * give it the run's id as its key.
 */
export function useFollowed(runId: string): FollowedRun {
  const runs = useFollowedRuns();
  const followed = runs.retain(runId);
  onScopeDispose(() => {
    runs.release(runId);
  });
  return followed;
}
