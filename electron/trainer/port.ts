/** What the training loop needs of its surroundings, so that tests can stand in for the process, the time and the engine. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { EngineOptions } from "../engine/createEngine.ts";
import type { Engine } from "../engine/engine.ts";
import type { CheckpointMetadata } from "../storage/checkpointFile.ts";
import type { Report, TrainingOrder } from "./protocol/messages.ts";

export interface Clock {
  /** Milliseconds from an arbitrary moment; never goes back. */
  nowMs(): number;
  /** Calls `tick` every so many milliseconds, as far as steps leave the time. @returns a function that ends it */
  every(periodMs: number, tick: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  every(periodMs, tick) {
    const timer = setInterval(tick, periodMs);
    return () => {
      clearInterval(timer);
    };
  },
};

/** Makes the engine of this name. @throws StudioError `engine-unavailable` */
export type EngineFactory = (name: RunConfiguration["engine"], options: EngineOptions) => Promise<Engine>;

/** Where real batches come from: endless, in a seeded order of its own. */
export interface BatchLoader {
  /** The next batch: `[batch, size, size, channels]`, 0 … 255. */
  next(): Promise<Uint8Array>;
  /** Where it stands, as JSON: a loader opened there gives the same batches from here on. */
  position(): CheckpointMetadata["loader"];
  close(): Promise<void>;
}

/**
 * Opens the order's data set.
 *
 * @param position of an earlier loader, null for the start
 * @param tell is told what is being done where that takes long
 * @returns `restarted` says why the position could not be taken up, if it could not
 */
export type OpenLoader = (
  order: Pick<TrainingOrder, "configuration" | "datasetFolder" | "fork">,
  position: CheckpointMetadata["loader"],
  tell?: (phase: string) => void,
) => Promise<{ loader: BatchLoader; restarted: string | null }>;

export interface Surroundings {
  readonly post: (report: Report) => void;
  readonly clock: Clock;
  readonly createEngine: EngineFactory;
  readonly openLoader: OpenLoader;
}
