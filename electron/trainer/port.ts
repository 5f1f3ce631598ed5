/**
 * What the training loop needs of its surroundings, so that tests can stand in for the process, the time and the
 * engine.
 */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { OpenLoader } from "../domains/domain.ts";
import type { EngineOptions } from "../engine/createEngine.ts";
import type { Engine } from "../engine/engine.ts";
import type { Report } from "./protocol/messages.ts";

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

export interface Surroundings {
  readonly post: (report: Report) => void;
  readonly clock: Clock;
  readonly createEngine: EngineFactory;
  readonly openLoader: OpenLoader;
}
