import type { Run } from "../../../shared/api/records.ts";
import { acceleratorOf, deviceTitles } from "../../../shared/devices.ts";
import { median } from "../../../shared/curves/median.ts";
import { formatCount, formatFigure, formatSpeed } from "../../../shared/figures.ts";
import { formatDuration } from "../../../shared/times.ts";
import { choiceTitle } from "../new-run/settingTitles.ts";
import type { Pace } from "../../stores/runs.ts";
import { said } from "../../api/said.ts";

/** One figure of a run's telemetry; `text` is a dash where it is not known. */
export interface Figure {
  readonly name: string;
  readonly text: string;
  readonly hint: string;
}

/** How many of the last steps the time of a step is taken from. */
const stepsMeasured = 51;
const unknown = "–";

/** The time that a step takes now: the median of the last ones, in ms; null before the first. */
export function stepTimeMs(elapsedMs: ArrayLike<number>): number | null {
  const first = Math.max(0, elapsedMs.length - stepsMeasured);
  return median(Array.from({ length: elapsedMs.length - first }, (_, index) => elapsedMs[first + index]!));
}

/** What there is to know of a run's training, always the same figures in the same order, so that nothing moves. */
export function telemetryOf(
  run: Pick<Run, "state" | "engine" | "threads" | "segments" | "configuration">,
  pace: Pace | undefined,
  stepMs: number | null,
): Figure[] {
  const speed = run.state === "running" ? pace?.speed : undefined;
  return [
    {
      name: "Speed",
      text: formatSpeed(speed?.samplesPerSecond),
      hint: "Real samples drawn in a second",
    },
    { name: "Time of a step", text: milliseconds(stepMs), hint: "Median time of the last 51 steps" },
    { name: "Time left", text: timeLeft(speed?.timeLeftMs), hint: "Until the last step, at the present speed" },
    {
      name: "Engine",
      text: run.engine === null ? unknown : choiceTitle("engine", run.engine),
      hint: "How steps are computed",
    },
    {
      name: "Device",
      text: run.engine === null ? unknown : (acceleratorOf(run.configuration) ?? deviceTitles.cpu),
      hint: run.segments.at(-1)?.library ?? "What computes the steps",
    },
    { name: "Threads", text: run.threads === null ? unknown : String(run.threads), hint: "Processor threads in use" },
    {
      name: "Busy with",
      text: run.state === "running" ? (pace?.phase ? said(pace.phase) : "training") : unknown,
      hint: "What its process does",
    },
  ];
}

function milliseconds(value: number | null): string {
  if (value === null) return unknown;
  if (value >= 10_000) return `${formatFigure(value / 1000, 3)} s`;
  return value < 10 ? `${formatFigure(value, 2)} ms` : `${formatCount(value)} ms`;
}

function timeLeft(value: number | null | undefined): string {
  return value === null || value === undefined ? unknown : formatDuration(value);
}
