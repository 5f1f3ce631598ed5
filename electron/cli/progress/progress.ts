import type { StudioEvent } from "../../studio/events.ts";
import type { RunSummary } from "../records.ts";

/** Shows how the work goes, as it goes. */
export interface Progress {
  /** Names the runs whose events will follow. */
  expect(runs: readonly RunSummary[]): void;
  follow(event: StudioEvent): void;
  /** A line for a person that must not be torn by a bar. */
  tell(text: string): void;
  /** Leaves the screen in order. Nothing may follow. */
  end(): void;
}
