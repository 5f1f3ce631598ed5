/**
 * A sentence as data: its key in the catalogue and what fills its places. So it crosses a boundary, and whoever shows it chooses
 * the language. The English text goes with it, for logs, scripts and readers of another version, whose catalogue lacks the key.
 */
import { english } from "../catalogue/messages.ts";
import type { MessageKey, MessageParams } from "../catalogue/messages.ts";
import { locale } from "../locale.ts";
import { createRenderer } from "./render.ts";

export interface Message {
  /** `storage.diskFull`: known to the catalogue of whoever made it. */
  readonly key: string;
  readonly params: Readonly<Record<string, MessageValue>>;
  /** In English. */
  readonly text: string;
}

/** What fills a place that takes words: a name as it is, a sentence or part of one, or several of these. */
export type Words = string | Message | readonly (string | Message)[];
export type MessageValue = Words | number;

/** Longer words (what a crashed process said, a path made up by somebody) are cut, so that each message fits its schema. */
const longestWords = 4000;
const mostWords = 200;

const renderEnglish = createRenderer(english, locale);

/** A sentence of the catalogue (shared/messages/en). A key that is not there, or a param that does not fit, fails to compile. */
export function message<Key extends MessageKey>(
  key: Key,
  ...[given]: keyof MessageParams[Key] extends never ? [] : [params: MessageParams[Key]]
): Message {
  const entries = Object.entries((given ?? {}) as Message["params"]);
  const said = { key, params: Object.fromEntries(entries.map(([name, value]) => [name, fit(value)])) };
  return { ...said, text: renderEnglish(said) ?? key };
}

function fit(value: MessageValue): MessageValue {
  if (typeof value === "string") return value.length > longestWords ? `${value.slice(0, longestWords)}…` : value;
  if (Array.isArray(value)) return (value as readonly (string | Message)[]).slice(0, mostWords);
  return value;
}
