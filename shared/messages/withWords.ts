import type { Message, MessageValue } from "./messageData.ts";

/** The message with every text in it changed: names in its places, and the English text. */
export function withWords({ key, params, text }: Message, change: (words: string) => string): Message {
  const changed = Object.entries(params).map(([name, value]) => [name, changedValue(value, change)]);
  return { key, params: Object.fromEntries(changed) as Message["params"], text: change(text) };
}

function changedValue(value: MessageValue, change: (words: string) => string): MessageValue {
  if (typeof value === "number") return value;
  if (typeof value === "string") return change(value);
  if ("key" in value) return withWords(value, change);
  return value.map((each) => changedValue(each, change) as string | Message);
}
