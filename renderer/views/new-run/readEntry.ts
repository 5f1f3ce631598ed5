/** What a field's entry means. */
import { describeRange } from "../../../shared/describeRange.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { settingSchema } from "../../../shared/settings/settingSchema.ts";
import { parseTypedNumber } from "./typedNumber.ts";

/** The text of a number's field, the choice of a list, the position of a switch. */
export type Entry = string | number | boolean;

/** True where the field is a text: a number's. */
export function hasText(name: SettingName): boolean {
  const { type } = settingTable[name];
  return type === "integer" || type === "number";
}

/** An entry, read. */
export type Read =
  | { readonly value: string | number | boolean; readonly error: null }
  | { readonly value: null; readonly error: string };

/** What an entry means as a value of the setting, or why it means none. */
export function readEntry(name: SettingName, entry: Entry): Read {
  const setting: Setting = settingTable[name];
  const value = hasText(name) && typeof entry === "string" ? parseTypedNumber(entry) : entry;
  if (value !== null && settingSchema(setting).safeParse(value).success) return { value, error: null };
  const range = describeRange(setting);
  const isEmpty = typeof entry === "string" && entry.trim() === "";
  return { value: null, error: isEmpty ? `Empty: it takes ${range}.` : `It takes ${range}, not "${String(entry)}".` };
}
