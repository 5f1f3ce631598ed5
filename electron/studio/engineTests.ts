import { availableParallelism } from "node:os";
import { runTask } from "../trainer/protocol/runTask.ts";
import type { TaskAnswer } from "../trainer/protocol/tasks.ts";

/** What an engine of this machine computes on, or why it is missing; and whether it agrees with the reference. */
export type EngineTest = TaskAnswer<"self-test">[number];

/**
 * Lists the engines of this machine and holds each against the reference, in a process of its own.
 *
 * @throws StudioError `cancelled`, `trainer-failed`
 */
export function testEngines(signal?: AbortSignal): Promise<EngineTest[]> {
  return runTask({ task: "self-test", threads: availableParallelism() }, { signal });
}
