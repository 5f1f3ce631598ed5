import { message, type Message } from "../../shared/messages/message.ts";
import type { ProcessEnd } from "./moduleProcess.ts";

/** How a process ended that was to answer. @param task what it was to do: `drawing of a sample` */
export function howItEnded(task: Message, { code, signal, errorOutput }: ProcessEnd): Message {
  const how =
    signal === null ? message("task.exitCode", { code: String(code ?? "?") }) : message("task.signal", { signal });
  const said = errorOutput.trim();
  return said === "" ? message("task.endedSilently", { task, how }) : message("task.ended", { task, how, said });
}
