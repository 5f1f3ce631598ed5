import { formatCount } from "./figures.ts";
import { message, type Message } from "./messages/message.ts";
import type { Setting } from "./settings/setting.ts";

/** A bound of a setting, its thousands parted: `1,024`, `0.000001`. */
export function describeBound(value: number): string {
  return value >= 1000 ? formatCount(value) : String(value);
}

/** What a value of this setting may be: `a whole number from 1 to 1,000`. */
export function rangeOf(setting: Setting): Message {
  if (setting.type === "choice") return message("setting.oneOf", { choices: setting.choices.map(String) });
  if (setting.type === "switch") return message("setting.trueOrFalse");
  const bounds = { least: describeBound(setting.minimum), most: describeBound(setting.maximum) };
  return message(setting.type === "integer" ? "setting.wholeNumber" : "setting.number", bounds);
}

/** The same in words, for a tool-tip. */
export function describeRange(setting: Setting): string {
  return rangeOf(setting).text;
}
