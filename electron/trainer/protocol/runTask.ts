/** The asking half of a task: starts its process, hands over the request, and gives back the answer. */
import { join } from "node:path";
import type { MessageKey } from "../../../shared/catalogue/messages.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { howItEnded } from "../../processes/howItEnded.ts";
import { startModule, type ProcessEnd } from "../../processes/moduleProcess.ts";
import { taskAnswerSchemas, taskOutcomeSchema, type TaskAnswer, type TaskName, type TaskRequest } from "./tasks.ts";

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
  const cancelled = new StudioError("cancelled", message("task.cancelled", { task: taskName(request.task) }), {
    task: request.task,
  });
  if (signal?.aborted === true) throw cancelled;
  const child = startModule(modulePath, "task");
  const kill = (): void => {
    child.kill();
  };
  signal?.addEventListener("abort", kill);
  try {
    const outcome = await new Promise<unknown>((resolve, reject) => {
      let first: unknown;
      child.onMessage((received) => {
        first ??= received;
      });
      child.onEnd((end) => {
        if (signal?.aborted === true) reject(cancelled);
        else if (first === undefined) reject(diedWithoutAnswer(request.task, end));
        else resolve(first);
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

function diedWithoutAnswer(task: TaskName, end: ProcessEnd): StudioError {
  return new StudioError("trainer-failed", howItEnded(taskName(task), end), { task });
}

const names = {
  "step-dump": "task.stepDump",
  "export-generator": "task.exportGenerator",
  "draw-sample": "task.drawSample",
  "generate-for-metrics": "task.generateForMetrics",
  "probe-device": "task.probeDevice",
  "self-test": "task.selfTest",
} as const satisfies Record<TaskName, MessageKey>;

function taskName(task: TaskName): Message {
  return message(names[task]);
}
