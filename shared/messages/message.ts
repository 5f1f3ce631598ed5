/** Makes messages from the catalogue. */
import { english, type MessageKey, type MessageParams } from "../catalogue/messages.ts";
import { locale } from "../locale.ts";
import type { Message, MessageValue } from "./messageData.ts";
import { createRenderer } from "./render.ts";

export type { Message, MessageValue, Words } from "./messageData.ts";

/**
 * Longer words (what a crashed process said, a path made up by somebody) are cut, so that each message fits its schema.
 */
const longestWords = 4000;
const mostWords = 200;

const renderEnglish = createRenderer(english, locale);

/**
 * A sentence of the catalogue (shared/messages/en). A key that is not there, or a param that does not fit, fails to
 * compile.
 */
export function message<Key extends MessageKey>(
  key: Key,
  ...[given]: MessageParams[Key] extends null ? [] : [params: MessageParams[Key]]
): Message {
  const entries = Object.entries<MessageValue>(given ?? {});
  const said = { key, params: Object.fromEntries(entries.map(([name, value]) => [name, fit(value)])) };
  return { ...said, text: renderEnglish(said) ?? key };
}

function fit(value: MessageValue): MessageValue {
  if (typeof value === "string") return value.length > longestWords ? `${value.slice(0, longestWords)}…` : value;
  if (Array.isArray(value)) return (value as readonly (string | Message)[]).slice(0, mostWords);
  return value;
}
