/** Long work of the core that this view asks for, follows and cancels: looking through a folder, packing it. */
import { onScopeDispose, readonly, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { RequestError } from "../../shared/api/channel.ts";
import type { Job as ListedJob } from "../../shared/api/jobs.ts";
import { useApi } from "../api/provideApi.ts";
import { asRequestError } from "../api/requestErrors.ts";

export interface Job<Result> {
  readonly running: Readonly<Ref<boolean>>;
  /** As the core lists it; null before the first report. */
  readonly progress: Readonly<ShallowRef<ListedJob | null>>;
  /** Why the last attempt failed; a cancelled one has no error. */
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  readonly result: Readonly<ShallowRef<Result | null>>;
  /** Cancels what is under way and begins anew. @returns null where it failed or was cancelled */
  readonly start: (work: (jobId: string) => Promise<Result>) => Promise<Result | null>;
  readonly cancel: () => void;
}

/** One job at a time, cancelled where its component goes. */
export function useJob<Result>(): Job<Result> {
  const api = useApi();
  const running = ref(false);
  const progress = shallowRef<ListedJob | null>(null);
  const error = shallowRef<RequestError | null>(null);
  const result = shallowRef<Result | null>(null);
  let current: string | null = null;

  function cancel(): void {
    if (current === null) return;
    // It may have ended in this very moment, which is as good.
    api.request("jobs.cancel", { jobId: current }).catch(() => undefined);
    current = null;
    running.value = false;
    progress.value = null;
  }

  async function start(work: (jobId: string) => Promise<Result>): Promise<Result | null> {
    cancel();
    const jobId = crypto.randomUUID();
    current = jobId;
    running.value = true;
    progress.value = null;
    error.value = null;
    result.value = null;
    const couldBegin = api.state.value !== "reconnecting";
    try {
      const found = await work(jobId);
      if (current !== jobId) return null;
      result.value = found;
      return found;
    } catch (thrown) {
      const failure = brokenOff(asRequestError(thrown), couldBegin);
      if (current === jobId && failure.code !== "cancelled") error.value = failure;
      return null;
    } finally {
      if (current === jobId) {
        current = null;
        running.value = false;
      }
    }
  }

  const offChange = api.onChange((change) => {
    if (change.kind === "job" && change.job.id === current) progress.value = change.job;
  });
  onScopeDispose(() => {
    cancel();
    offChange();
  });
  return { running: readonly(running), progress, error, result, start, cancel };
}

/**
 * The core ends a job with the connection of the window that asked for it: it does not go on when the window is back.
 */
function brokenOff(failure: RequestError, couldBegin: boolean): RequestError {
  if (failure.code !== "disconnected" || !couldBegin) return failure;
  const message = "The connection was lost before this was done, which ended it. Nothing was changed: begin it again.";
  return new RequestError("disconnected", message);
}
