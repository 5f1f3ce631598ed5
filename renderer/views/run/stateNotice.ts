import type { RunSummary } from "../../../shared/api/records.ts";
import { said } from "../../api/said.ts";

/** What the state of a run means to the one who looks at it, and what can be done. */
export interface StateNotice {
  readonly level: "info" | "warning" | "error";
  readonly title: string;
  /** What happened, from the core where it says so, and what to do. */
  readonly text: string;
}

/**
 * The notice above a run with settings that only a newer version knows, which may be a system of its own: it can be
 * looked at and exported, not trained. Null for every other run.
 *
 * @param unknown the settings in words, as the core names them
 */
export function newerNotice(unknown: readonly string[]): StateNotice | null {
  if (unknown.length === 0) return null;
  return {
    level: "warning",
    title: "From a newer version",
    text:
      `This version of Critic Studio does not know ${unknown.join(", ")}. You can look at the run and export it. ` +
      "To train it or to fork it, update Critic Studio: nothing was changed.",
  };
}

/** The notice above a run; null for one that trains, is complete, or was stopped, as asked. */
export function stateNotice(run: Pick<RunSummary, "state" | "message" | "foreign">): StateNotice | null {
  const why = run.message === null ? null : said(run.message);
  if (run.foreign) {
    return {
      level: "info",
      title: "Trained by another process",
      text:
        "A command line or another Critic Studio answers for this run: you can watch it, fork it and stop it " +
        "here; all else is asked there.",
    };
  }
  switch (run.state) {
    case "queued":
      return {
        level: "info",
        title: "Queued",
        text: why ?? "It begins as soon as the run before it has ended or paused.",
      };
    case "paused":
      return why === null
        ? { level: "info", title: "Paused", text: "Its process waits. Resume it, or stop it with a checkpoint." }
        : { level: "warning", title: "Paused by itself", text: why };
    case "stopped":
      return why === null ? null : { level: "info", title: "Stopped", text: why };
    case "interrupted":
      return {
        level: "warning",
        title: "Interrupted",
        text: why ?? "Its process is gone. Resumed, it goes on from its newest checkpoint, bit for bit.",
      };
    case "failed":
      return {
        level: "error",
        title: "Failed",
        text: why ?? "Resume it from its newest checkpoint, or fork it with other settings.",
      };
    case "completed":
      // It was asked to go on, and could not.
      return why === null ? null : { level: "warning", title: "Could not go on", text: why };
    case "running":
      return null;
  }
}
