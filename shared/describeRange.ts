import { formatCount } from "./figures.ts";
import type { Setting } from "./settings/setting.ts";

/** A bound of a setting, its thousands parted: `1,024`, `0.000001`. */
export function describeBound(value: number): string {
  return value >= 1000 ? formatCount(value) : String(value);
}

/** What a value of this setting may be, as words for a message or a tool-tip: `a whole number from 1 to 1,000`. */
export function describeRange(setting: Setting): string {
  if (setting.type === "choice") return `one of ${setting.choices.join(", ")}`;
  if (setting.type === "switch") return "true or false";
  const kind = setting.type === "integer" ? "a whole number" : "a number";
  return `${kind} from ${describeBound(setting.minimum)} to ${describeBound(setting.maximum)}`;
}
