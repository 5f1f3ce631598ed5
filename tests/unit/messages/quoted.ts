import { message, type Message } from "../../../shared/messages/message.ts";

/** A message of these very words. */
export function quoted(words: string): Message {
  return message("plain.quoted", { words });
}
