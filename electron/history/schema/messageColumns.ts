/** A message in two columns: its English text, and as JSON its key and what fills its places. */
import { message, type Message } from "../../../shared/messages/message.ts";
import { messageSchema } from "../../../shared/messages/messageSchema.ts";
import { withWords } from "../../../shared/messages/withWords.ts";
import { printable } from "../../../shared/printableText.ts";

export interface MessageColumns {
  readonly message: string | null;
  readonly messageData: string | null;
}

export function messageColumns(said: Message): { readonly message: string; readonly messageData: string };
export function messageColumns(said: Message | null): MessageColumns;
export function messageColumns(said: Message | null): MessageColumns {
  if (said === null) return { message: null, messageData: null };
  const { key, params, text } = said;
  return { message: text, messageData: JSON.stringify({ key, params }) };
}

/**
 * The message of a row that anybody may have written. One from before messages were data, or damaged, is its text
 * alone.
 */
export function readMessage(text: string, data: string | null): Message {
  return withWords(parsed(text, data) ?? message("plain.quoted", { words: text }), printable);
}

function parsed(text: string, data: string | null): Message | undefined {
  try {
    return messageSchema.safeParse({ ...(JSON.parse(data ?? "null") as object | null), text }).data;
  } catch {
    return undefined;
  }
}
