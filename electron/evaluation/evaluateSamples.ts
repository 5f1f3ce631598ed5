import { Worker } from "node:worker_threads";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { EvaluationReply, EvaluationTask } from "./messages.ts";

export interface EvaluationOptions {
  /** Ends the thread when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Told of each file's value, or why there is none, as soon as it is known. What it throws ends the evaluation. */
  readonly onReply: (reply: EvaluationReply, index: number) => void;
}

/**
 * Computes a metric of sample files, one after the other, in a thread of its own: training goes on meanwhile.
 *
 * @throws StudioError `cancelled`; what `onReply` throws
 */
export async function evaluateSamples(task: EvaluationTask, { signal, onReply }: EvaluationOptions): Promise<void> {
  const cancelled = new StudioError("cancelled", message("evaluation.cancelled"));
  if (signal?.aborted === true) throw cancelled;
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
  const end = (): void => void worker.terminate();
  signal?.addEventListener("abort", end);
  try {
    await new Promise<void>((resolve, reject) => {
      let index = 0;
      worker.on("message", (reply: EvaluationReply) => {
        try {
          if (signal?.aborted !== true) onReply(reply, index++);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          end();
        }
      });
      worker.once("error", reject);
      worker.once("exit", (code) => {
        if (signal?.aborted === true) reject(cancelled);
        else if (index === task.files.length) resolve();
        else reject(new Error(`The evaluation ended with exit code ${code} after ${index} samples.`));
      });
    });
  } finally {
    signal?.removeEventListener("abort", end);
  }
}
