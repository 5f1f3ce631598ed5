import {
  frameSchema,
  reportSchema,
  commandSchema,
  type Command,
  type Report,
} from "../../../trainer/protocol/messages.ts";
import type { SpawnTrainer, TrainerExit, TrainerProcess } from "./trainerProcess.ts";

/** A trainer without a process: whoever holds it plays the trainer's part. Delivery is immediate, in the same turn. */
export interface InMemoryTrainer {
  readonly generation: number;
  readonly process: TrainerProcess;
  /** Every command received so far, oldest first. */
  readonly commands: readonly Command[];
  /** True once `process.kill()` was called. */
  readonly killed: boolean;
  /** True once it has ended, killed or by itself. */
  readonly ended: boolean;
  /** Sends a report under this trainer's generation. */
  report(body: Report): void;
  /** Sends anything at all, as a broken or hostile process might. */
  send(frame: unknown): void;
  /** Ends; further exits are ignored. */
  exit(exit?: Partial<TrainerExit>): void;
}

export interface InMemoryTrainers {
  readonly spawn: SpawnTrainer;
  /** Every trainer spawned so far, oldest first. */
  readonly trainers: readonly InMemoryTrainer[];
}

const commandFrame = frameSchema(commandSchema);
const reportFrame = frameSchema(reportSchema);

/**
 * The in-memory adaptor. What both halves send is checked against the protocol, as a real trainer would.
 *
 * @param behave called with each command as it arrives; kill() ends the trainer with SIGKILL by itself
 */
export function createInMemoryTrainers(
  behave: (command: Command, trainer: InMemoryTrainer) => void = () => undefined,
): InMemoryTrainers {
  const trainers: InMemoryTrainer[] = [];
  const spawn: SpawnTrainer = (generation) => {
    const trainer = createInMemoryTrainer(generation, trainers.length + 1, behave);
    trainers.push(trainer);
    return trainer.process;
  };
  return { spawn, trainers };
}

function createInMemoryTrainer(
  generation: number,
  pid: number,
  behave: (command: Command, trainer: InMemoryTrainer) => void,
): InMemoryTrainer {
  const commands: Command[] = [];
  const messageListeners = new Set<(frame: unknown) => void>();
  const exitListeners = new Set<(exit: TrainerExit) => void>();
  let ended = false;
  let killed = false;

  const trainer: InMemoryTrainer = {
    generation,
    commands,
    get killed() {
      return killed;
    },
    get ended() {
      return ended;
    },
    report: (body) => {
      trainer.send(reportFrame.parse({ generation, body }));
    },
    send: (frame) => {
      for (const listener of messageListeners) listener(frame);
    },
    exit: (exit = {}) => {
      if (ended) return;
      ended = true;
      for (const listener of exitListeners) listener({ code: 0, signal: null, lastLines: [], ...exit });
    },
    process: {
      pid,
      post: (frame) => {
        if (ended) return;
        const command = commandFrame.parse(frame).body;
        commands.push(command);
        behave(command, trainer);
      },
      kill: () => {
        killed = true;
        trainer.exit({ code: null, signal: "SIGKILL" });
      },
      onMessage: (listener) => subscribe(messageListeners, listener),
      onExit: (listener) => subscribe(exitListeners, listener),
    },
  };
  return trainer;
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
