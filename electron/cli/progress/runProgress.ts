/** How far a run has come, gathered from the studio's events. */
import type { RunSummary } from "../records.ts";
import { hasPausedItself, isLive } from "../../../shared/runStates.ts";
import { judgedSeries } from "../../../shared/systems.ts";
import { formatFigure, formatSpeed } from "../../../shared/figures.ts";
import { formatDuration } from "../../../shared/times.ts";
import type { StudioEvent } from "../../studio/events.ts";

export interface RunProgress {
  readonly id: string;
  readonly name: string;
  readonly step: number;
  readonly steps: number;
  readonly state: string;
  /** It trains no more. How it ended is the command's to say, once. */
  readonly isOver: boolean;
  /** What its process does instead of steps: `building the critic step`. */
  readonly phase: string | null;
  /** The series by which it is judged. */
  readonly judgedBy: { readonly tag: string; readonly label: string };
  /** Its last value; null before the first. */
  readonly value: number | null;
  readonly samplesPerSecond: number | null;
  readonly timeLeftMs: number | null;
}

/** Where a run stands before its first event. */
export function progressOf(run: RunSummary): RunProgress {
  return {
    id: run.id,
    name: run.name,
    step: run.step,
    steps: run.targetStep,
    state: run.state,
    isOver: false,
    phase: null,
    judgedBy: { tag: judgedSeries(run.system).tag, label: judgedSeries(run.system).short },
    value: null,
    samplesPerSecond: null,
    timeLeftMs: null,
  };
}

/** The progress after an event, which may be another run's or of no consequence. */
export function progressAfter(progress: RunProgress, event: StudioEvent): RunProgress {
  if (!("runId" in event) || event.runId !== progress.id) return progress;
  if (event.kind === "state") return { ...progress, state: event.state, isOver: isOver(event), phase: null };
  if (event.kind === "phase") return { ...progress, phase: event.phase.text };
  if (event.kind === "started") return { ...progress, step: event.step, phase: null };
  if (event.kind !== "metrics") return progress;
  const last = event.points.at(-1);
  if (last === undefined) return progress;
  return {
    ...progress,
    step: last.step,
    phase: null,
    value: last.values[progress.judgedBy.tag] ?? progress.value,
    ...event.speed,
  };
}

function isOver(event: Extract<StudioEvent, { kind: "state" }>): boolean {
  return !isLive(event.state) || hasPausedItself(event);
}

/** Whether a notice is to be shown as it comes: not what is said of a run's end. */
export function isTimely(
  allProgress: readonly RunProgress[],
  notice: Extract<StudioEvent, { kind: "notice" }>,
): boolean {
  return allProgress.find(({ id }) => id === notice.runId)?.isOver !== true;
}

/** What stands behind the bar: `EM 0.1234 | 512 samples/s | 2 min left`. */
export function describeProgress(progress: RunProgress): string {
  if (progress.phase !== null) return progress.phase;
  const { judgedBy, value, samplesPerSecond, timeLeftMs } = progress;
  const parts = [
    value === null ? null : `${judgedBy.label} ${formatFigure(value)}`,
    samplesPerSecond === null ? null : formatSpeed(samplesPerSecond),
    timeLeftMs === null ? null : `${formatDuration(timeLeftMs)} left`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? progress.state : parts.join(" | ");
}

/** The same as a line by itself: `rooms (wgan): step 120/800 | EM 0.1234 | …`. */
export function progressLine(progress: RunProgress): string {
  return `${progress.name}: step ${progress.step}/${progress.steps} | ${describeProgress(progress)}`;
}
