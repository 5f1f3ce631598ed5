import type { EngineName } from "../../../../shared/settings/run.ts";

const second = 1000;
const minute = 60 * second;

/** How long to wait for a training process, or for another Critic Studio, in milliseconds. */
export interface TimeLimits {
  /** From the start of the process to its first message. */
  readonly readyMs: number;
  /** Without any message while it trains or prepares to; afterwards it counts as hung and is ended. */
  readonly silenceMs: number;
  /**
   * From the request to stop, or from the last `alive` after it, to its end; a step that takes long prolongs it, see
   * `stopLimitMs`.
   */
  readonly stopMs: number;
  /** From its last word (`done`, `failed`) to its exit. */
  readonly exitMs: number;
  /** From the request that another process stop the run that it trains to the sign that it has heard. */
  readonly answerMs: number;
}

/**
 * - ready: loading TensorFlow.js and ONNX Runtime takes 2 s, and a minute from a cold network disk.
 * - silence: a compiled step of the largest networks stays below 60 s on two cores, and the process speaks every 2 s
 *   between steps. Five minutes are far from a false alarm, and lose little of a night of training.
 * - stop: a step to finish and a checkpoint of some hundred megabytes to write. Killed later, it loses what came after
 *   the last checkpoint and nothing else.
 * - answer: it looks four times a second, unless it is suspended or the machine is very busy.
 */
export const defaultTimeLimits: TimeLimits = {
  readyMs: 1 * minute,
  silenceMs: 5 * minute,
  stopMs: 1 * minute,
  exitMs: 10 * second,
  answerMs: 10 * second,
};

/** Plain TensorFlow.js on the processor needs minutes for one step at 64 px, and cannot speak during it. */
const slowEngineFactor = 12;

/** How long a trainer on this engine may be silent: three of the slowest steps seen, where that is more than usual. */
export function silenceLimitMs(limits: TimeLimits, engine: EngineName, slowestStepMs: number): number {
  const usualMs = engine === "cpu" ? limits.silenceMs * slowEngineFactor : limits.silenceMs;
  return Math.max(usualMs, 3 * slowestStepMs);
}

/** How long a stop may take: two of the slowest steps seen, where that is more than the usual limit. */
export function stopLimitMs(limits: TimeLimits, slowestStepMs: number): number {
  return Math.max(limits.stopMs, 2 * slowestStepMs);
}
