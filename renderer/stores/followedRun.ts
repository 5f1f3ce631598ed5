/** One run as the window holds it while some view follows it. */
import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import type { Change } from "../../shared/api/changes.ts";
import { RequestError } from "../../shared/api/channel.ts";
import type { Checkpoint, Run, RunEvent, Sample } from "../../shared/api/records.ts";
import type { ApiClient } from "../api/client.ts";
import { asRequestError } from "../api/requestErrors.ts";
import { lastNumber, lateValuesUntil, withLateValues, type LateValues } from "./lateValues.ts";
import { MetricColumns } from "./metricColumns.ts";

/** What a view sees of it. Steps, samples and checkpoints of ancestors up to the fork are included. */
export interface FollowedRun {
  readonly runId: string;
  readonly status: Readonly<Ref<"loading" | "ready" | "error">>;
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  /** With its configuration; null until loaded. Its state and step are kept up to date. */
  readonly run: Readonly<ShallowRef<Run | null>>;
  /** Not reactive: read it where `metricsVersion` is watched. */
  readonly metrics: MetricColumns;
  /** Grows with every change of `metrics`. */
  readonly metricsVersion: Readonly<Ref<number>>;
  /** True once all that was recorded before has arrived: only then does an empty list mean that there is nothing. */
  readonly complete: Readonly<Ref<boolean>>;
  /** By step, ascending. */
  readonly samples: Readonly<ShallowRef<readonly Sample[]>>;
  /** By step, ascending. */
  readonly checkpoints: Readonly<ShallowRef<readonly Checkpoint[]>>;
  /** What was computed of its samples beside the training, in whichever order it came. */
  readonly evaluations: Readonly<ShallowRef<LateValues>>;
  /** By number, ascending. */
  readonly events: Readonly<ShallowRef<readonly RunEvent[]>>;
  /** Asks again for everything. */
  readonly reload: () => Promise<void>;
}

/** Its other side: what the store of followed runs does with it. */
export interface FollowedRunControl extends FollowedRun {
  /** Asks for what came since the cursors, everything the first time. */
  readonly catchUp: () => Promise<void>;
  readonly apply: (change: Change) => void;
}

export function createFollowedRun(api: ApiClient, runId: string): FollowedRunControl {
  const status = ref<"loading" | "ready" | "error">("loading");
  const error = shallowRef<RequestError | null>(null);
  const complete = ref(false);
  const run = shallowRef<Run | null>(null);
  const metrics = new MetricColumns();
  const metricsVersion = ref(0);
  const samples = shallowRef<readonly Sample[]>([]);
  const checkpoints = shallowRef<readonly Checkpoint[]>([]);
  const evaluations = shallowRef<LateValues>(new Map());
  /** The last number that has arrived; 0 asks for all of them. */
  let evaluationCursor = 0;
  const events = shallowRef<readonly RunEvent[]>([]);

  async function catchUp(): Promise<void> {
    try {
      const found = await api.request("runs.get", { runId });
      run.value = found;
      // It may have gone back to a checkpoint while nobody told this window.
      cutAfter(found.step);
      await api.request("follow.run", {
        runId,
        afterStep: metrics.lastStep,
        afterSample: samples.value.at(-1)?.step ?? -1,
        afterEvent: events.value.at(-1)?.number ?? 0,
        afterEvaluation: evaluationCursor,
      });
      status.value = "ready";
      error.value = null;
    } catch (thrown) {
      const failure = asRequestError(thrown);
      // A gap in the connection is told by the frame; what is shown stays.
      if (failure.code === "disconnected" && status.value === "ready") return;
      error.value = failure;
      status.value = "error";
    }
  }

  async function readConfiguration(): Promise<void> {
    try {
      const { configuration, unknownSettings } = await api.request("runs.get", { runId });
      if (run.value !== null) run.value = { ...run.value, configuration, unknownSettings };
    } catch {
      // Where the connection is away or the run is gone, others tell of it; a new connection asks for everything.
    }
  }

  function cutAfter(step: number): void {
    metrics.cutAfter(step);
    metricsVersion.value += 1;
    samples.value = samples.value.filter((sample) => sample.step <= step);
    checkpoints.value = checkpoints.value.filter((checkpoint) => checkpoint.step <= step);
    const kept = lateValuesUntil(evaluations.value, step);
    // A sample may be recorded before the run's step: what was cut too far then comes again.
    if (kept !== evaluations.value) evaluationCursor = 0;
    evaluations.value = kept;
  }

  function apply(change: Change): void {
    switch (change.kind) {
      case "run":
        if (run.value === null) break;
        // A run that goes on may do so with other settings, and of several changes only the last is pushed.
        if (change.run.state !== run.value.state) void readConfiguration();
        run.value = { ...run.value, ...change.run };
        break;
      case "run-removed":
        error.value = new RequestError(
          "not-found",
          "This run was deleted. Its children and its data set are untouched.",
        );
        status.value = "error";
        break;
      case "metrics":
        metrics.append(change.points);
        metricsVersion.value += 1;
        break;
      case "samples":
        samples.value = merged(samples.value, change.samples, ({ step }) => step);
        break;
      case "checkpoints":
        // Always all of them: retention takes some away.
        checkpoints.value = [...change.checkpoints].sort(byStep);
        break;
      case "evaluations":
        evaluations.value = withLateValues(evaluations.value, change.evaluations);
        evaluationCursor = Math.max(evaluationCursor, lastNumber(evaluations.value));
        break;
      case "events":
        events.value = merged(events.value, change.events, ({ number }) => number);
        break;
      case "caught-up":
        complete.value = true;
        break;
      case "rolled-back":
        cutAfter(change.step);
        break;
      default:
        break;
    }
  }

  async function reload(): Promise<void> {
    status.value = "loading";
    complete.value = false;
    metrics.cutAfter(-1);
    metricsVersion.value += 1;
    [samples.value, checkpoints.value, events.value] = [[], [], []];
    evaluations.value = new Map();
    evaluationCursor = 0;
    await catchUp();
  }

  return {
    ...{ runId, status, error, complete, run, metrics, metricsVersion, samples, checkpoints, evaluations, events },
    ...{ reload, catchUp, apply },
  };
}

function byStep(a: { step: number }, b: { step: number }): number {
  return a.step - b.step;
}

/** Both lists in order of a key, the newer item where both have it. */
function merged<Item>(before: readonly Item[], added: readonly Item[], key: (item: Item) => number): readonly Item[] {
  const last = before.at(-1);
  const inOrder = added.every((item, at) => at === 0 || key(added[at - 1]!) < key(item));
  if (inOrder && (last === undefined || (added[0] !== undefined && key(added[0]) > key(last)))) {
    return [...before, ...added];
  }
  const byKey = new Map([...before, ...added].map((item) => [key(item), item]));
  return [...byKey.values()].sort((a, b) => key(a) - key(b));
}
