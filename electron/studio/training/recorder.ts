import { rm } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { MetricPoint as RecordedPoint, Run } from "../../history/records.ts";
import type { MetricPoint, Report } from "../../trainer/protocol/messages.ts";
import { isEvaluationDue } from "../evaluations/isEvaluationDue.ts";
import type { AwakeClock } from "./host/awakeClock.ts";
import { notify, recordedFile, runFolder, type StudioContext } from "../context.ts";
import { addWork, measureSpeed, type WorkDone } from "./speed.ts";

/** Puts one run's reports into the history, and tells of them. */
export interface Recorder {
  /** @throws StudioError as the history does, when the disk is full for one */
  record(report: Report): void;
  /** The run is not training for a while: its speed is measured anew afterwards. */
  interrupt(): void;
}

/** @param clock by which the speed is measured */
export function createRecorder(
  context: StudioContext,
  run: Run,
  clock: Pick<AwakeClock, "nowMs" | "sleptMs">,
): Recorder {
  const { history, events, owner } = context;
  const { configuration } = run;
  let work: readonly WorkDone[] = [];
  let sleptMs = clock.sleptMs();

  /** In one transaction with the look whether the run is still this process's. */
  function own<Result>(write: () => Result): Result {
    return history.asOwner(run.id, owner, write);
  }

  function recordMetrics(points: readonly MetricPoint[], samples: number): void {
    const last = points.at(-1);
    if (last === undefined) return;
    // One transaction for each message, which the trainer sends about once a second: a commit waits for the disk.
    own(() => {
      history.appendMetrics(run.id, points.map(recordedPoint));
    });
    const workMs = points.reduce((sum, point) => sum + point.elapsedMs, 0);
    const meanwhileMs = clock.sleptMs() - sleptMs;
    sleptMs += meanwhileMs;
    work = addWork(work, { atMs: clock.nowMs(), step: last.step, samples, workMs: Math.max(0, workMs - meanwhileMs) });
    events.emit({ kind: "metrics", runId: run.id, points, speed: measureSpeed(work, configuration.steps) });
  }

  function recordCheckpoint(report: Extract<Report, { kind: "checkpoint" }>): void {
    const { step, sizeBytes, sha256, reason } = report;
    const file = withinRun(report.file);
    const forgotten = own(() => {
      history.recordCheckpoint(run.id, { step, file, sizeBytes, sha256, reason });
      if (isEvaluationDue(report, run)) history.makeEvaluationDue(run.id, step);
      return history.applyRetention(run.id, configuration.keepCheckpoints);
    });
    events.emit({ kind: "checkpoint", runId: run.id, step, file: report.file, sizeBytes, reason });
    for (const checkpoint of forgotten) void removeForgotten(checkpoint);
  }

  /** A file that cannot be deleted wastes space and harms nobody. */
  async function removeForgotten(checkpoint: { readonly runId: string; readonly file: string }): Promise<void> {
    try {
      await rm(recordedFile(context.home, checkpoint), { force: true });
    } catch {
      return;
    }
  }

  /** A path as the history keeps it. @throws StudioError `trainer-failed` for one outside of the run's folder */
  function withinRun(file: string): string {
    const path = relative(runFolder(context.home, run.id), file);
    if (path !== "" && !path.startsWith("..") && !isAbsolute(path)) return path;
    throw new StudioError("trainer-failed", message("trainer.outside", { file }));
  }

  return {
    record(report) {
      switch (report.kind) {
        case "metrics":
          recordMetrics(report.points, report.samples);
          break;
        case "checkpoint":
          recordCheckpoint(report);
          break;
        case "sample":
          own(() => {
            history.recordSample(run.id, { step: report.step, file: withinRun(report.file), count: report.count });
          });
          events.emit({ kind: "sample", runId: run.id, step: report.step, file: report.file });
          break;
        case "notice":
          own(() => {
            notify(context, run.id, report);
          });
          break;
        case "alive":
          events.emit({ kind: "phase", runId: run.id, step: report.step, phase: report.phase });
          break;
        case "started":
          own(() => {
            history.recordComputer(run.id, report.step, { library: report.engine, threads: report.threads });
          });
          events.emit({ kind: "started", runId: run.id, step: report.step, threads: report.threads });
          break;
        case "ready":
        case "waiting":
        case "paused":
        case "not-finite":
        case "done":
        case "failed":
          break;
      }
    },
    interrupt() {
      work = [];
    },
  };
}

/** How long an iteration took is a series like the others. */
function recordedPoint({ step, elapsedMs, values }: MetricPoint): RecordedPoint {
  return { step, values: { ...values, elapsedMs } };
}
