import { join } from "node:path";
import type { History } from "../history/openHistory.ts";
import type { Owner } from "../history/records.ts";
import type { Home } from "../storage/home.ts";
import type { EventBus } from "./events.ts";

/** What the parts of a studio share. */
export interface StudioContext {
  readonly home: Home;
  readonly history: History;
  readonly events: EventBus;
  /** This process, as it stands in the history. */
  readonly owner: Owner;
  /** Processor cores of this machine, at least 1. */
  readonly cores: number;
}

/** Where a run's checkpoints and samples lie. */
export function runFolder(home: Home, runId: string): string {
  return join(home.runsFolder, runId);
}

/** Where a checkpoint or sample lies; its `runId` names the run whose folder holds it, an ancestor's perhaps. */
export function recordedFile(home: Home, entry: { readonly runId: string; readonly file: string }): string {
  return join(runFolder(home, entry.runId), entry.file);
}

/** Logs a sentence about a run and tells it to whoever listens. */
export function notify(
  { history, events }: StudioContext,
  runId: string,
  notice: { readonly step: number; readonly level: "info" | "warning" | "error"; readonly message: string },
): void {
  history.recordEvent(runId, notice);
  events.emit({ kind: "notice", runId, ...notice });
}
