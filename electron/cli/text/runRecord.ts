import type { RunSummary } from "../records.ts";

/** A run as `--json` shows it. Times are ISO 8601. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly parentStep: number | null;
  readonly group: string | null;
  /** The same, as it was called before: scripts read it. */
  readonly pair: string | null;
  readonly state: string;
  readonly step: number;
  readonly steps: number;
  readonly system: string;
  readonly domain: string;
  readonly dataset: string;
  readonly engine: string | null;
  readonly threads: number | null;
  readonly created: string;
  readonly started: string | null;
  readonly ended: string | null;
  readonly message: string | null;
  readonly failedDevice: string | null;
  /** What computed it, each from the step after its own. */
  readonly computedBy: readonly { readonly fromStep: number; readonly library: string; readonly threads: number }[];
}

/** The fields of a run that a script may rely on. */
export function toRunRecord(run: RunSummary): RunRecord {
  return {
    id: run.id,
    name: run.name,
    parent: run.parent?.runId ?? null,
    parentStep: run.parent?.step ?? null,
    group: run.groupId,
    pair: run.groupId,
    state: run.state,
    step: run.step,
    steps: run.targetStep,
    system: run.system,
    domain: run.domain,
    dataset: run.datasetId,
    engine: run.engine,
    threads: run.threads,
    created: isoTime(run.createdMs),
    started: run.startedMs === null ? null : isoTime(run.startedMs),
    ended: run.endedMs === null ? null : isoTime(run.endedMs),
    message: run.message?.text ?? null,
    failedDevice: run.failedDevice,
    computedBy: run.segments,
  };
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
