/** The processes that take turns at a workload, and how a turn of each is measured. */
import { setTimeout as delay } from "node:timers/promises";
import { startLineProcess, type LineProcess } from "../lineProcess.ts";
import { readySchema, turnSchema, type Ready, type Turn, type TurnRequest } from "./turns.ts";

/** One side: trains when it is told to, and waits meanwhile. */
export interface Side {
  readonly ready: Ready;
  readonly turns: readonly MeasuredTurn[];
  take(request: TurnRequest): Promise<MeasuredTurn>;
  close(): Promise<void>;
}

export interface MeasuredTurn extends Turn {
  /** All steps of the turn by the number of iterations. */
  readonly iterationMs: number;
  /** Processor time that the side took between its turns, while it should have rested. */
  readonly idleProcessorMs: number;
}

/**
 * Threads of ONNX Runtime, OpenMP and OpenBLAS may spin for some ten milliseconds when their work is done: the next side
 * begins when they have come to rest.
 */
const restMs = 200;

export async function startSide(
  command: readonly [string, ...string[]],
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<Side> {
  const child: LineProcess = startLineProcess(command, environment);
  const ready = await child.read(readySchema);
  const turns: MeasuredTurn[] = [];
  let lastProcessorMs: number | null = null;
  return {
    ready,
    turns,
    async take(request) {
      await delay(restMs);
      const turn = await child.ask(request, turnSchema);
      const [began, ended] = turn.processorMs;
      const stepsMs = [...turn.criticMs, ...turn.generatorMs].reduce((sum, ms) => sum + ms, 0);
      const idleProcessorMs = began - (lastProcessorMs ?? began);
      lastProcessorMs = ended;
      const measured = { ...turn, iterationMs: stepsMs / request.iterations, idleProcessorMs };
      turns.push(measured);
      return measured;
    },
    close: () => child.close(),
  };
}
