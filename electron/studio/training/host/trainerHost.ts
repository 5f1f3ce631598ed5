import {
  frameSchema,
  reportSchema,
  type Command,
  type Report,
  type TrainingOrder,
} from "../../../trainer/protocol/messages.ts";
import { acceleratorOf } from "../../../../shared/devices.ts";
import type { AwakeClock } from "./awakeClock.ts";
import { createDeadline } from "./deadline.ts";
import { silenceLimitMs, stopLimitMs, type TimeLimits } from "./timeLimits.ts";
import { blameDevice, isFromOutside, type TrainerEnd } from "./trainerEnd.ts";
import type { SpawnTrainer, TrainerExit } from "./trainerProcess.ts";
import { message } from "../../../../shared/messages/message.ts";

export interface TrainerHostOptions {
  readonly spawn: SpawnTrainer;
  /** Different for every process ever spawned, so that a dead one's late message is told apart. */
  readonly generation: number;
  readonly order: TrainingOrder;
  readonly limits: TimeLimits;
  /** By which the limits are kept. */
  readonly clock: AwakeClock;
  /** Called with each report of this trainer, in order, never after `onEnd`. */
  readonly onReport: (report: Report) => void;
  /** Called exactly once, when the process is gone. */
  readonly onEnd: (end: TrainerEnd) => void;
}

/** One run's training process under supervision. Commands given before it is ready are sent when it is. */
export interface TrainerHost {
  readonly pid: number | undefined;
  /** Lets it train up to and including this step. */
  advance(untilStep: number): void;
  pause(): void;
  /** Undoes `pause`. */
  proceed(): void;
  /** Asks for a checkpoint and an orderly end; what has not ended in time is killed, what has not begun at once. */
  stop(): void;
  /** Ends it at once, without a checkpoint. */
  kill(): void;
  checkpointNow(): void;
  sampleNow(): void;
}

const reportFrame = frameSchema(reportSchema);

/**
 * Spawns a trainer, sends it its order once it is ready, and watches it until its process is gone. It never starts a
 * second process: whether to try again is the user's decision.
 */
export function createTrainerHost(options: TrainerHostOptions): TrainerHost {
  const { generation, order, limits, onReport, onEnd } = options;
  const accelerator = acceleratorOf(order.configuration);
  const { clock } = options;
  const silence = createDeadline(clock);
  const overdue = createDeadline(clock);

  let phase: "starting" | "training" | "leaving" | "gone" = "starting";
  let step = order.fromStep;
  let slowestStepMs = 0;
  /** By the clock, when steps were told of last. */
  let sleptMs = clock.sleptMs();
  let started = false;
  /** It waits for us, so its silence means nothing. */
  let idle = false;
  let paused = false;
  let stopping = false;
  let lastWord: TrainerEnd | undefined;
  let early: Command[] = [];

  const trainer = options.spawn(generation);
  trainer.onMessage(receive);
  trainer.onExit(finish);
  silence.set(limits.readyMs, () => {
    endFor({ kind: "hung", step, silentMs: limits.readyMs, while: "starting" });
  });

  function post(command: Command): void {
    if (phase === "starting") early.push(command);
    else if (phase === "training") trainer.post({ generation, body: command });
  }

  /** Kills the process for a reason that outweighs how it then exits. */
  function endFor(reason: TrainerEnd): void {
    if (phase === "gone") return;
    lastWord ??= reason;
    leave();
    trainer.kill();
  }

  /** Nothing more is expected but the exit. */
  function leave(): void {
    phase = "leaving";
    silence.clear();
    overdue.set(limits.exitMs, () => {
      trainer.kill();
    });
  }

  function finish(exit: TrainerExit): void {
    if (phase === "gone") return;
    phase = "gone";
    silence.clear();
    overdue.clear();
    const kind = stopping && isFromOutside(exit) ? "stop-cut-short" : "crashed";
    const end = lastWord ?? ({ kind, step, exit } as const);
    onEnd(accelerator === null ? end : blameDevice(end, accelerator, started));
  }

  function receive(received: unknown): void {
    // What comes between a last word, or a kill, and the exit is of no more interest.
    if (phase === "gone" || phase === "leaving") return;
    const frame = reportFrame.safeParse(received);
    if (!frame.success) {
      if (isFromElsewhere(received, generation)) return;
      endFor({
        kind: "protocol-error",
        step,
        problem: frame.error.issues[0]?.message ?? message("trainer.unknownForm"),
      });
      return;
    }
    if (frame.data.generation !== generation) return;
    follow(frame.data.body);
    onReport(frame.data.body);
  }

  function follow(report: Report): void {
    switch (report.kind) {
      case "ready":
        phase = "training";
        trainer.post({ generation, body: { kind: "start", order } });
        for (const command of early) post(command);
        early = [];
        break;
      case "metrics":
        step = report.points.at(-1)?.step ?? step;
        noteSlowest(report.points);
        break;
      case "waiting":
      case "paused":
        step = report.step;
        idle = true;
        break;
      case "done":
        lastWord = { kind: report.reason, step: report.step };
        break;
      case "failed":
        lastWord = { kind: "failed", step: report.step, code: report.code, message: report.message };
        break;
      case "not-finite":
        lastWord = { kind: "not-finite", step: report.step, message: report.message };
        break;
      case "started":
        step = report.step;
        started = true;
        break;
      case "alive":
        step = report.step;
        if (stopping) awaitStop();
        break;
      case "checkpoint":
      case "sample":
      case "notice":
        break;
    }
    if (lastWord !== undefined) leave();
    else watch();
  }

  /** A step that was slept through took no longer than the others. */
  function noteSlowest(points: readonly { readonly elapsedMs: number }[]): void {
    const meanwhileMs = clock.sleptMs() - sleptMs;
    sleptMs += meanwhileMs;
    for (const { elapsedMs } of points) slowestStepMs = Math.max(slowestStepMs, elapsedMs - meanwhileMs);
  }

  /** A sign of life begins the wait for the next one. */
  function watch(): void {
    if (idle) silence.clear();
    else {
      const silenceMs = silenceLimitMs(limits, order.configuration.engine, slowestStepMs);
      silence.set(silenceMs, () => {
        endFor({ kind: "hung", step, silentMs: silenceMs, while: "training" });
      });
    }
  }

  /**
   * A trainer that was asked to stop finishes its iteration first, which may be a hundred critic steps: it has time
   * while it says that it is at it; a further step, as `metrics` would tell, is not that. */
  function awaitStop(): void {
    const waitedMs = stopLimitMs(limits, slowestStepMs);
    overdue.set(waitedMs, () => {
      endFor({ kind: "stop-overdue", step, waitedMs });
    });
  }

  function goOn(): void {
    idle = paused;
    if (phase === "training") watch();
  }

  return {
    get pid() {
      return trainer.pid;
    },
    advance(untilStep) {
      goOn();
      post({ kind: "advance", untilStep });
    },
    pause() {
      paused = true;
      post({ kind: "pause" });
    },
    proceed() {
      paused = false;
      goOn();
      post({ kind: "continue" });
    },
    stop() {
      if (phase === "leaving" || phase === "gone") return;
      stopping = true;
      if (!started) {
        // It has computed nothing yet that is not in the checkpoint from which it starts.
        endFor({ kind: "stopped", step });
        return;
      }
      post({ kind: "stop" });
      awaitStop();
    },
    kill() {
      endFor({ kind: "killed", step });
    },
    checkpointNow() {
      post({ kind: "checkpoint-now" });
    },
    sampleNow() {
      post({ kind: "sample-now" });
    },
  };
}

/** True for a frame that names another generation, whatever else is in it. */
function isFromElsewhere(message: unknown, generation: number): boolean {
  return (
    typeof message === "object" && message !== null && "generation" in message && message.generation !== generation
  );
}
