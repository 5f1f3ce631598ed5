/** What a side of a comparison is told and answers: one line of JSON each way, whatever language it is written in. */
import { z } from "zod";

/** Train so many iterations, each of so many critic steps and one generator step. */
export interface TurnRequest {
  readonly iterations: number;
  readonly criticSteps: number;
}

const milliseconds = z.number().nonnegative();

export const turnSchema = z.object({
  /** Iterations that were one program; their steps are then not told apart. */
  iterationMs: z.array(milliseconds).default([]),
  criticMs: z.array(milliseconds),
  generatorMs: z.array(milliseconds),
  /** Processor time of the process so far, when the turn began and when it ended. */
  processorMs: z.tuple([milliseconds, milliseconds]),
  /** Largest resident memory so far, in units of 2^20 bytes. */
  peakMemoryMb: z.number().positive(),
});
export type Turn = z.infer<typeof turnSchema>;

/** Said once, before the first turn. */
export const readySchema = z.object({
  /** What computes, with its version. */
  library: z.string(),
  /** Tracing and making the sessions; only ours has it. */
  buildMs: milliseconds.optional(),
});
export type Ready = z.infer<typeof readySchema>;

/** Largest resident memory of this process, in units of 2^20 bytes. */
export function ownPeakMemoryMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Processor time of this process so far, all threads together. */
export function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
