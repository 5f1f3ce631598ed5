import { systemFacts } from "../../../shared/systems.ts";
import { settingTable } from "../../../shared/settings/table.ts";
import type { FieldRow } from "./formSections.ts";
import { valueTitle } from "./settingTitles.ts";

/**
 * What the table has for a setting, whatever the preset says: `default 64`, or by side `default WGAN 5e-5, GAN 2e-4`.
 */
export function defaultWords({ name, fields }: Pick<FieldRow, "name" | "fields">): string {
  const ofSides = fields
    .filter((field) => field.applies)
    .map(({ system }) => ({
      title: systemFacts(system).title,
      value: valueTitle(name, systemFacts(system).defaults[name] ?? settingTable[name].default),
    }));
  const [first] = ofSides;
  const isAlike = ofSides.every(({ value }) => value === first?.value);
  return isAlike
    ? `default ${first?.value ?? ""}`
    : `default ${ofSides.map(({ title, value }) => `${title} ${value}`).join(", ")}`;
}
