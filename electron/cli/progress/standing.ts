/** How far a run has come, gathered from the studio's events. */
import type { RunSummary } from "../records.ts";
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
  readonly estimate: { readonly label: "EM" | "JS"; readonly value: number } | null;
  readonly imagesPerSecond: number | null;
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
    estimate: null,
    imagesPerSecond: null,
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
    estimate:
      last.emEstimate !== null
        ? { label: "EM", value: last.emEstimate }
        : last.jsEstimate !== null
          ? { label: "JS", value: last.jsEstimate }
          : standing.estimate,
    ...event.speed,
  };
}

/** A run that paused with a message paused itself: its process is gone. */
function isOver({ state, message }: Extract<StudioEvent, { kind: "state" }>): boolean {
  return state === "paused" ? message !== null : state !== "queued" && state !== "running";
}

/** Whether a notice is to be shown as it comes: not what is said of a run's end. */
export function isTimely(standings: readonly Standing[], notice: Extract<StudioEvent, { kind: "notice" }>): boolean {
  return standings.find(({ id }) => id === notice.runId)?.isOver !== true;
}

/** What stands behind the bar: `EM 0.1234 | 512 images/s | 2m 5s left`. */
export function describeStanding(standing: Standing): string {
  if (standing.phase !== null) return standing.phase;
  const { estimate, imagesPerSecond, timeLeftMs } = standing;
  const parts = [
    estimate === null ? null : `${estimate.label} ${formatFigure(estimate.value)}`,
    imagesPerSecond === null ? null : formatSpeed(imagesPerSecond),
    timeLeftMs === null ? null : `${formatDuration(timeLeftMs)} left`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? standing.state : parts.join(" | ");
}

/** The same as a line by itself: `rooms (wgan): step 120/800 | EM 0.1234 | …`. */
export function standingLine(standing: Standing): string {
  return `${standing.name}: step ${standing.step}/${standing.steps} | ${describeStanding(standing)}`;
}
