/**
 * The one thing the studio needs of an operating-system process that trains. Adaptors: `childProcess.ts` for the
 * command line and the server, `inMemory.ts` for tests; the desktop's `utilityProcess` fits the same interface.
 */

/** How a training process ended. */
export interface TrainerExit {
  /** The exit code; null where a signal ended it or it never started. */
  readonly code: number | null;
  /** The signal that ended it, where the platform says. */
  readonly signal: string | null;
  /** The last lines it wrote to stderr, oldest first: what a native library says before it dies. */
  readonly lastLines: readonly string[];
}

/** A training process, alive or dead. Messages are frames of `trainer/protocol/messages.ts`, not yet parsed. */
export interface TrainerProcess {
  /** Undefined where it could not be started, or not yet. */
  readonly pid: number | undefined;
  /** Sends one frame; silently nothing once the process or its channel is gone, since `onExit` tells of that. */
  post(frame: unknown): void;
  /** Ends it at once, without asking. */
  kill(): void;
  /** @returns a function that takes the listener off again */
  onMessage(listener: (frame: unknown) => void): () => void;
  /**
   * Called exactly once, also where the process could not be started.
   *
   * @returns a function that takes the listener off
   */
  onExit(listener: (exit: TrainerExit) => void): () => void;
}

/** Starts a training process. Its frames, in both directions, carry `generation`. Never throws: see `onExit`. */
export type SpawnTrainer = (generation: number) => TrainerProcess;
