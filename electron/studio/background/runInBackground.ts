import { Worker } from "node:worker_threads";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { TaskProgress } from "./progress.ts";
import type { BackgroundTask, TaskAnswers, TaskMessage, TaskReply } from "./tasks.ts";

/** More threads than this at a time would take the processor from the training. */
const mostWorkers = 2;

let working = 0;
const waiting: (() => void)[] = [];

/**
 * Does a task in a worker thread; where two are under way it waits for its turn.
 *
 * @param signal ends the thread when it is aborted; only for tasks that write nothing into the history
 * @param onProgress hears how far it is, of tasks that tell
 * @throws StudioError what the task threw; `cancelled`
 */
export async function runInBackground<Task extends BackgroundTask>(
  task: Task,
  signal?: AbortSignal,
  onProgress?: (progress: TaskProgress) => void,
): Promise<TaskAnswers[Task["kind"]]> {
  if (working >= mostWorkers) await new Promise<void>((resolve) => waiting.push(resolve));
  else working += 1;
  try {
    const reply = await askWorker(task, signal, onProgress);
    if (reply.kind === "refused") throw new StudioError(reply.code, reply.message, { ...reply.details });
    if (reply.kind === "defect") throw reply.error;
    return reply.answer as TaskAnswers[Task["kind"]];
  } finally {
    const next = waiting.shift();
    if (next === undefined) working -= 1;
    else next();
  }
}

function askWorker(
  task: BackgroundTask,
  signal: AbortSignal | undefined,
  onProgress: ((progress: TaskProgress) => void) | undefined,
): Promise<TaskReply> {
  return new Promise((resolve, reject) => {
    const cancelled = new StudioError("cancelled", message("job.cancelled"));
    if (signal?.aborted === true) {
      reject(cancelled);
      return;
    }
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
    worker.on("message", (message: TaskMessage) => {
      if (message.kind === "progress") onProgress?.({ done: message.done, total: message.total });
      else resolve(message);
    });
    worker.once("error", reject);
    const end = (): void => void worker.terminate();
    signal?.addEventListener("abort", end);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", end);
      if (signal?.aborted === true) reject(cancelled);
      reject(new Error(`The worker of "${task.kind}" ended with exit code ${code} before it answered.`));
    });
  });
}
