/** The process that computes metrics, as the studio holds it: started for work, and anew after it has ended. */
import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { EvaluationOrder, EvaluationReply, EvaluationWord } from "../../evaluation/messages.ts";
import { howItEnded } from "../../processes/howItEnded.ts";
import { startModule, type ModuleProcess, type ProcessEnd } from "../../processes/moduleProcess.ts";

export interface ComputeOptions {
  /** Ends the process when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Told what came of each metric, as soon as it is known. What it throws ends the order. */
  readonly onReply: (reply: EvaluationReply) => void;
}

export interface EvaluationProcess {
  /**
   * Computes the metrics of an order, one after the other. Where the process ends over one, a new one tries it again;
   * where that ends too, the metric is refused and the others still are computed. One order at a time.
   *
   * @throws StudioError `cancelled`; what `onReply` throws
   */
  compute(order: EvaluationOrder, options: ComputeOptions): Promise<void>;
  /** Ends it at once. */
  close(): void;
}

/** The file that it runs. */
const evaluationModulePath = join(import.meta.dirname, "../../evaluation/main.ts");

/** So long it is kept for more work: its start takes a moment, and engines that it has loaded take another. */
const keptMs = 20_000;

/** How often a metric is tried over which the process ends: a system short of memory ends processes too. */
const mostTries = 2;

/** How far a process came with an order. */
type Progress =
  | { readonly kind: "done" }
  /** Over which metric it ended; null where it had not begun any. */
  | { readonly kind: "ended"; readonly over: string | null; readonly end: ProcessEnd };

const killed: ProcessEnd = { code: null, signal: "SIGKILL", errorOutput: "" };

/** @param modulePath for tests: another module in its place */
export function createEvaluationProcess(modulePath = evaluationModulePath): EvaluationProcess {
  let running: ModuleProcess | null = null;
  let hear: (word: EvaluationWord) => void = () => undefined;
  let mourn: (end: ProcessEnd) => void = () => undefined;
  let parting: NodeJS.Timeout | undefined;

  function start(): ModuleProcess {
    const started = startModule(modulePath, "evaluation");
    started.onMessage((word) => {
      if (running === started) hear(word as EvaluationWord);
    });
    started.onEnd((end) => {
      if (running !== started) return;
      running = null;
      mourn(end);
    });
    return started;
  }

  /** What it would still say is no longer heard. */
  function kill(): void {
    clearTimeout(parting);
    const dying = running;
    running = null;
    dying?.kill();
    mourn(killed);
  }

  function give(order: EvaluationOrder, onReply: ComputeOptions["onReply"]): Promise<Progress> {
    return new Promise((resolve, reject) => {
      let over: string | null = null;
      hear = (word) => {
        if (word.kind === "begun") over = word.metric;
        else if (word.kind === "done") resolve({ kind: "done" });
        else if (word.kind !== "ready") {
          try {
            onReply(word);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            kill();
          }
        }
      };
      mourn = (end) => {
        resolve({ kind: "ended", over, end });
      };
      running ??= start();
      running.post(order);
    });
  }

  async function work(order: EvaluationOrder, { signal, onReply }: ComputeOptions): Promise<void> {
    let left = order.metrics;
    const tries = new Map<string, number>();
    const settle = (reply: EvaluationReply): void => {
      if (signal?.aborted === true) return;
      left = left.filter((metric) => metric !== reply.metric);
      onReply(reply);
    };
    while (left.length > 0) {
      throwIfCancelled(signal);
      const progress = await give({ ...order, metrics: left }, settle);
      throwIfCancelled(signal);
      if (progress.kind === "done") return;
      const metric = progress.over ?? left[0]!;
      tries.set(metric, (tries.get(metric) ?? 0) + 1);
      if (tries.get(metric) === mostTries) settle(refusedByEnd(metric, progress.end));
    }
  }

  return {
    async compute(order, options) {
      clearTimeout(parting);
      options.signal?.addEventListener("abort", kill);
      try {
        await work(order, options);
      } finally {
        options.signal?.removeEventListener("abort", kill);
        parting = setTimeout(kill, keptMs).unref();
      }
    },
    close: kill,
  };
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new StudioError("cancelled", message("evaluation.cancelled"));
}

function refusedByEnd(metric: string, end: ProcessEnd): EvaluationReply {
  return { kind: "refused", metric, code: "trainer-failed", message: howItEnded(message("task.evaluation"), end) };
}
