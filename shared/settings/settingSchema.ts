/** What values a setting takes. */
import { z } from "zod";
import type { ChoiceSetting, Setting } from "./setting.ts";

function choiceSchema(setting: ChoiceSetting): z.ZodType {
  return z.union(setting.choices.map((choice) => z.literal(choice)));
}

/** The zod schema of one setting: its type and its range. */
export function settingSchema(setting: Setting): z.ZodType {
  if (setting.type === "choice") return choiceSchema(setting);
  if (setting.type === "switch") return z.boolean();
  const number = z.number().min(setting.minimum).max(setting.maximum);
  return setting.type === "integer" ? number.int() : number;
}
