import { z } from "zod";
import { StudioError } from "../../../shared/errors.ts";
import { issueMessage } from "../../../shared/messages/issueMessage.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/**
 * Any JSON object: what other rooms keep here without the history knowing its fields. What `JSON.parse` gives is JSON
 * all the way down; to check it again takes 50 ms of a long health report.
 */
export const jsonObjectSchema = z.record(z.string(), z.unknown());

/**
 * Reads a JSON column back.
 *
 * @param what whose column it is, for the message: `the configuration of run "cats" (8x2k…)`
 * @throws StudioError `corrupt` that names what and the first thing that is wrong
 */
export function readJson<Value>(schema: z.ZodType<Value>, text: string, what: Message): Value {
  let candidate: unknown;
  try {
    candidate = JSON.parse(text);
  } catch (error) {
    throw new StudioError("corrupt", message("history.notJson", { what }), {}, error);
  }
  const result = schema.safeParse(candidate);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue === undefined) throw result.error;
  const problem = message("history.fault", { column: issue.path.join("."), problem: issueMessage(issue) });
  throw new StudioError("corrupt", message("history.unexpected", { what, problem }));
}
