/** The form's order: its parts, which settings stand in each at once, and which are folded away. */
import { settingNames, settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { isOwn, sidesWith, type RunForm } from "./formSettings.ts";
import { fieldOf, type Field } from "./runForm.ts";

/** A setting's row: one field, or one for each system where each has its own. */
export interface FieldRow {
  readonly name: SettingName;
  readonly setting: Setting;
  /** True where each side has a field of its own, in the order of the systems. */
  readonly perSide: boolean;
  readonly fields: readonly Field[];
}

export interface FormSection {
  readonly group: Setting["group"];
  /** Shown at once. */
  readonly rows: readonly FieldRow[];
  /** Folded away until asked for, or until one of them is changed or wrong. */
  readonly advanced: readonly FieldRow[];
}

/** Cards above the settings ask for these. */
const chosenByCards: readonly SettingName[] = ["system", "domain"];

/** From what everybody sets to what hardly anybody does. */
const order: readonly Setting["group"][] = ["run", "networks", "data", "optimisation", "system"];

/** The form's parts in order; settings that have no effect on any side are left out. */
export function formSections(form: RunForm): readonly FormSection[] {
  const rows = settingNames
    .filter((name) => !chosenByCards.includes(name))
    .map((name) => rowOf(form, name))
    .filter(({ fields }) => fields.some((field) => field.applies));
  const rank = ({ setting }: FieldRow): number => setting.prominence ?? 0;
  return order.map((group) => {
    const own = rows.filter((row) => row.setting.group === group);
    return {
      group,
      rows: own.filter((row) => rank(row) > 0).toSorted((a, b) => rank(b) - rank(a)),
      advanced: own.filter((row) => rank(row) === 0),
    };
  });
}

function rowOf(form: RunForm, name: SettingName): FieldRow {
  return {
    name,
    setting: settingTable[name],
    perSide: isOwn(name),
    fields: sidesWith(form, name).map((system) => fieldOf(form, system, name)),
  };
}

/** True where a folded part has to be open: something in it is wrong, or other than the preset. */
export function mustBeOpen({ advanced }: Pick<FormSection, "advanced">): boolean {
  return advanced.some(({ fields }) => fields.some((field) => field.applies && field.error !== null));
}

/** How many settings of a folded part are other than the preset's. */
export function changedIn(rows: readonly FieldRow[]): number {
  return rows.filter(({ fields }) => fields.some((field) => field.applies && field.changed)).length;
}
