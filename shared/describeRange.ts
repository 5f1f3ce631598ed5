import type { Setting } from "./hyperparameters.ts";

/** What a value of this setting may be, as words for a message or a tool-tip: `a whole number from 1 to 1000`. */
export function describeRange(setting: Setting): string {
  if (setting.type === "choice") return `one of ${setting.choices.join(", ")}`;
  if (setting.type === "switch") return "true or false";
  const kind = setting.type === "integer" ? "a whole number" : "a number";
  return `${kind} from ${setting.minimum} to ${setting.maximum}`;
}
