import { vi } from "vitest";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import type { Command, Report, TrainingOrder } from "../../../../electron/trainer/protocol/messages.ts";
import { createAwakeClock } from "../../../../electron/studio/training/host/awakeClock.ts";
import { createInMemoryTrainers, type InMemoryTrainer } from "../../../../electron/studio/training/host/inMemory.ts";
import type { TimeLimits } from "../../../../electron/studio/training/host/timeLimits.ts";
import type { TrainerEnd } from "../../../../electron/studio/training/host/trainerEnd.ts";
import { createTrainerHost } from "../../../../electron/studio/training/host/trainerHost.ts";

export const limits: TimeLimits = { readyMs: 1000, silenceMs: 5000, stopMs: 3000, exitMs: 500, answerMs: 1000 };

export const order: TrainingOrder = {
  runId: "run-1",
  configuration: completeConfiguration({ steps: 10 }),
  datasetFolder: "/home/datasets/d",
  runFolder: "/home/runs/run-1",
  fromStep: 0,
  checkpointFile: null,
  fork: false,
  threads: 2,
};

/** A metrics report with one point. */
export function metricsAt(step: number, elapsedMs = 10): Report {
  return {
    kind: "metrics",
    points: [{ step, elapsedMs, values: { emEstimate: 0.1, criticLoss: -0.1, generatorLoss: 0.2, criticSteps: 5 } }],
    samples: 20,
  };
}

/** A host with an in-memory trainer, fake timers to be installed by the test. */
export function startHost(
  changes: Partial<TrainingOrder> = {},
  behave?: (command: Command, trainer: InMemoryTrainer) => void,
) {
  const { spawn, trainers } = createInMemoryTrainers(behave);
  const onReport = vi.fn<(report: Report) => void>();
  const onEnd = vi.fn<(end: TrainerEnd) => void>();
  let sleptMs = 0;
  const clock = createAwakeClock(() => performance.now() + sleptMs);
  const described = { spawn, generation: 7, order: { ...order, ...changes }, limits, clock };
  const host = createTrainerHost({ ...described, onReport, onEnd });
  const trainer = trainers[0];
  if (trainer === undefined) throw new Error("no trainer was spawned");
  /** The machine sleeps for so long: time goes on, and nothing else. */
  const sleep = (durationMs: number) => {
    sleptMs += durationMs;
  };
  return { host, trainer, sleep, onReport, onEnd, kinds: () => trainer.commands.map((command) => command.kind) };
}
