import { message, type Message, type Words } from "./message.ts";

/** Several numbers, steps for one, for a place of a message. */
export function counts(values: readonly number[]): Message[] {
  return values.map((count) => message("plain.count", { count }));
}

/** All of them, the last one after an "and". */
export function allOf(items: readonly (string | Message)[]): Words {
  const last = items.at(-1);
  return last === undefined || items.length === 1
    ? (last ?? "")
    : message("plain.and", { others: items.slice(0, -1), last });
}
