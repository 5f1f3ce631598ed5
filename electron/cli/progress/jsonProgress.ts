import type { StudioEvent } from "../../studio/events.ts";
import type { Output } from "../output.ts";
import type { Progress } from "./progress.ts";
import { messageRecord } from "../text/messageRecord.ts";

/** One JSON object a line on stdout for everything that happens. */
export function createJsonProgress(output: Output): Progress {
  return {
    expect: () => undefined,
    follow(event) {
      for (const line of toJsonLines(event)) output.printJson(line);
    },
    tell(text) {
      output.tell(text);
    },
    end: () => undefined,
  };
}

/** An event as the objects that `--json` prints: one for each metric point, one for anything else. */
export function toJsonLines(event: StudioEvent): Record<string, unknown>[] {
  if (event.kind === "metrics") {
    return event.points.map(({ step, elapsedMs, values }) => ({
      event: "metrics",
      run: event.runId,
      step,
      elapsedMs,
      ...values,
      samplesPerSecond: event.speed.samplesPerSecond,
    }));
  }
  if (event.kind === "dataset-progress") {
    const { folder, phase, done, total, imagesPerSecond, secondsLeft } = event;
    return [{ event: "dataset", folder, phase, done, total, imagesPerSecond, secondsLeft }];
  }
  if (event.kind === "evaluating") {
    const problems = event.problems.map(({ text }) => text);
    return [{ event: "evaluating", done: event.done, left: event.left, problems }];
  }
  const { kind, runId, ...rest } = event;
  const line = { event: kind, run: runId, ...rest };
  if (event.kind === "phase") return [{ ...line, phase: event.phase.text }];
  if (event.kind !== "state" && event.kind !== "notice") return [line];
  return [{ ...line, ...(event.message === null ? {} : messageRecord(event.message)) }];
}
