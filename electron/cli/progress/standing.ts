/** How far a run has come, gathered from the studio's events. */
import type { RunSummary } from "../records.ts";
import { hasPausedItself, isLive } from "../../../shared/runStates.ts";
import { judgedSeries } from "../../../shared/systems.ts";
import { formatFigure, formatSpeed } from "../../../shared/figures.ts";
import { formatDuration } from "../../../shared/times.ts";
import type { StudioEvent } from "../../studio/events.ts";

export interface Standing {
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
export function standingOf(run: RunSummary): Standing {
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

/** The standing after an event, which may be another run's or of no consequence. */
export function standingAfter(standing: Standing, event: StudioEvent): Standing {
  if (!("runId" in event) || event.runId !== standing.id) return standing;
  if (event.kind === "state") return { ...standing, state: event.state, isOver: isOver(event), phase: null };
  if (event.kind === "phase") return { ...standing, phase: event.phase };
  if (event.kind === "started") return { ...standing, step: event.step, phase: null };
  if (event.kind !== "metrics") return standing;
  const last = event.points.at(-1);
  if (last === undefined) return standing;
  return {
    ...standing,
    step: last.step,
    phase: null,
    value: last.values[standing.judgedBy.tag] ?? standing.value,
    ...event.speed,
  };
}

function isOver(event: Extract<StudioEvent, { kind: "state" }>): boolean {
  return !isLive(event.state) || hasPausedItself(event);
}

/** Whether a notice is to be shown as it comes: not what is said of a run's end. */
export function isTimely(standings: readonly Standing[], notice: Extract<StudioEvent, { kind: "notice" }>): boolean {
  return standings.find(({ id }) => id === notice.runId)?.isOver !== true;
}

/** What stands behind the bar: `EM 0.1234 | 512 samples/s | 2 min left`. */
export function describeStanding(standing: Standing): string {
  if (standing.phase !== null) return standing.phase;
  const { judgedBy, value, samplesPerSecond, timeLeftMs } = standing;
  const parts = [
    value === null ? null : `${judgedBy.label} ${formatFigure(value)}`,
    samplesPerSecond === null ? null : formatSpeed(samplesPerSecond),
    timeLeftMs === null ? null : `${formatDuration(timeLeftMs)} left`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? standing.state : parts.join(" | ");
}

/** The same as a line by itself: `rooms (wgan): step 120/800 | EM 0.1234 | …`. */
export function standingLine(standing: Standing): string {
  return `${standing.name}: step ${standing.step}/${standing.steps} | ${describeStanding(standing)}`;
}
