import type { Message } from "../../../shared/messages/message.ts";

/** A message in `--json`: the English text for scripts, and the key and params for programs that have the catalogue. */
export function messageRecord({ key, params, text }: Message) {
  return { message: text, key, params };
}
