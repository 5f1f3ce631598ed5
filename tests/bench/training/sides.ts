/** The processes that take turns at a workload, and how a turn of each is measured. */
import { availableParallelism, cpus } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { startLineProcess } from "../lineProcess.ts";
import { readySchema, turnSchema, type Ready, type Turn, type TurnRequest } from "./turns.ts";

/** One side: trains when it is told to, and waits meanwhile. */
export interface Side {
  readonly ready: Ready;
  take(request: TurnRequest): Promise<MeasuredTurn>;
  close(): Promise<void>;
}

export interface MeasuredTurn extends Omit<Turn, "iterationMs"> {
  readonly iterations: number;
  /** All steps of the turn by the number of iterations. */
  readonly iterationMs: number;
  /** Processor time that the side took since its last turn, while it should have rested. */
  readonly restingProcessorMs: number;
  /** The part of all processors, 0 … 1, that other processes took during the turn. */
  readonly othersShare: number;
}

/**
 * Threads of ONNX Runtime, OpenMP and OpenBLAS may spin for some ten milliseconds when their work is done: the next
 * side begins when they have come to rest.
 */
export const restMs = 200;

export async function startSide(
  command: readonly [string, ...string[]],
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<Side> {
  const child = startLineProcess(command, environment);
  const ready = await child.read(readySchema);
  let lastProcessorMs: number | null = null;
  return {
    ready,
    async take(request) {
      await delay(restMs);
      const [busyBefore, startMs] = [busyProcessorMs(), performance.now()];
      const turn = await child.ask(request, turnSchema);
      const wallMs = performance.now() - startMs;
      const [began, ended] = turn.processorMs;
      const othersMs = busyProcessorMs() - busyBefore - (ended - began);
      const stepsMs = [...turn.iterationMs, ...turn.criticMs, ...turn.generatorMs].reduce((sum, ms) => sum + ms, 0);
      const restingProcessorMs = began - (lastProcessorMs ?? began);
      lastProcessorMs = ended;
      return {
        ...turn,
        iterations: request.iterations,
        iterationMs: stepsMs / request.iterations,
        restingProcessorMs,
        othersShare: Math.max(0, othersMs / (availableParallelism() * wallMs)),
      };
    },
    close: () => child.close(),
  };
}

/** Time that all processors of the machine have worked so far, for whomever. */
function busyProcessorMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
