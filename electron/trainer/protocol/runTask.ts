/** The asking half of a task: starts its process, hands over the request, and gives back the answer. */
import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { startTaskProcess, type TaskEnd } from "./taskProcess.ts";
import { taskAnswerSchemas, taskOutcomeSchema, type TaskAnswer, type TaskRequest } from "./tasks.ts";

/** The file that a task's process runs. */
export const taskModulePath = join(import.meta.dirname, "../tasks/main.ts");

export interface RunTaskOptions {
  /** Ends the process when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly modulePath?: string;
}

/**
 * Runs one task in a process of its own.
 *
 * @throws StudioError what the task threw; `cancelled` where `signal` was aborted; `trainer-failed` with the end of its
 *   error output where the process died without an answer
 */
export async function runTask<Request extends TaskRequest>(
  request: Request,
  { signal, modulePath = taskModulePath }: RunTaskOptions = {},
): Promise<TaskAnswer<Request["task"]>> {
  const cancelled = new StudioError("cancelled", `The ${request.task} was cancelled.`, { task: request.task });
  if (signal?.aborted === true) throw cancelled;
  const child = startTaskProcess(modulePath);
  const kill = (): void => {
    child.kill();
  };
  signal?.addEventListener("abort", kill);
  try {
    const outcome = await new Promise<unknown>((resolve, reject) => {
      let message: unknown;
      child.onMessage((received) => {
        message ??= received;
      });
      child.onEnd((end) => {
        if (signal?.aborted === true) reject(cancelled);
        else if (message === undefined) reject(diedWithoutAnswer(request.task, end));
        else resolve(message);
      });
      child.post(request);
    });
    return readOutcome(request, outcome);
  } finally {
    signal?.removeEventListener("abort", kill);
  }
}

function readOutcome<Request extends TaskRequest>(request: Request, received: unknown): TaskAnswer<Request["task"]> {
  const outcome = taskOutcomeSchema.parse(received);
  if (outcome.kind === "failed") throw new StudioError(outcome.code, outcome.message, { task: request.task });
  return taskAnswerSchemas[request.task].parse(outcome.answer) as TaskAnswer<Request["task"]>;
}

function diedWithoutAnswer(task: string, { code, signal, errorOutput }: TaskEnd): StudioError {
  const how = signal === null ? `exit code ${code ?? "unknown"}` : `signal ${signal}`;
  const said = errorOutput.trim() === "" ? "It said nothing." : `Its last words: ${errorOutput.trim()}`;
  return new StudioError("trainer-failed", `The process of the ${task} ended with ${how} before it answered. ${said}`, {
    task,
  });
}
