/** A run's configuration: one value for each setting of the table, checked against it. */
import { z } from "zod";
import { rangeOf } from "./describeRange.ts";
import { domainFacts } from "./domains.ts";
import { StudioError } from "./errors.ts";
import { message } from "./messages/message.ts";
import { nearestName } from "./nearestName.ts";
import { brokenRules } from "./settings/rules.ts";
import type { Setting, SettingValue } from "./settings/setting.ts";
import { settingSchema } from "./settings/settingSchema.ts";
import { systemFacts } from "./systems.ts";
import {
  applies,
  isFollowing,
  settingNamed,
  settingNames,
  settingTable,
  type RunConfiguration,
  type SettingName,
} from "./settings/table.ts";

export type { RunConfiguration } from "./settings/table.ts";

/** Checks a complete configuration that crosses a boundary; unknown fields are refused. */
export const runConfigurationSchema = z.strictObject(
  Object.fromEntries(Object.entries(settingTable).map(([name, setting]) => [name, settingSchema(setting)])),
) as unknown as z.ZodType<RunConfiguration>;

/** The same of a run that is only looked at: a newer version may have given it a system that this one does not know. */
export const shownConfigurationSchema = z.looseObject({ system: z.string() }) as unknown as z.ZodType<RunConfiguration>;

/**
 * Completes `overrides` to a configuration: table defaults, then the domain's, the system's, then each layer from left
 * to right.
 *
 * @param overrides layers of settings, the later ones win (a preset, then the flags); each may be incomplete
 * @throws StudioError `invalid-argument` that names the setting, its value and its range, or the nearest known name
 */
export function completeConfiguration(...overrides: readonly Readonly<Record<string, unknown>>[]): RunConfiguration {
  const asked = Object.assign({}, ...overrides) as Record<string, unknown>;
  for (const name of Object.keys(asked)) refuseUnknown(name);
  const system = typeof asked.system === "string" ? asked.system : settingTable.system.default;
  const domain = typeof asked.domain === "string" ? asked.domain : settingTable.domain.default;
  const { defaults, fixed } = domainFacts(domain);
  const usual = { ...defaults, ...systemFacts(system).defaults, ...fixed };
  const complete = filledIn({ ...usual, ...asked }, (setting) => setting.default);
  return parseConfiguration(complete);
}

/**
 * Every setting: the given ones, then what follows a given one, then what `valueOf` says.
 *
 * @param valueOf of a setting that nobody has given and that follows no other
 */
export function filledIn(
  given: Readonly<Record<string, unknown>>,
  valueOf: (setting: Setting) => SettingValue,
): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...given };
  const missing = settingNames.filter((name) => given[name] === undefined);
  for (const name of missing.filter((each) => settingNamed(each).follows === undefined)) {
    filled[name] = valueOf(settingNamed(name));
  }
  // What follows another comes last, when that one is there.
  for (const name of missing) {
    const { follows } = settingNamed(name);
    if (follows !== undefined) filled[name] = filled[follows];
  }
  return filled;
}

/** @throws StudioError `invalid-argument` at the first setting that is missing, unknown or out of range */
export function parseConfiguration(candidate: Readonly<Record<string, unknown>>): RunConfiguration {
  for (const name of Object.keys(candidate)) refuseUnknown(name);
  for (const [name, setting] of Object.entries(settingTable)) {
    if (!settingSchema(setting).safeParse(candidate[name]).success) {
      const value = (JSON.stringify(candidate[name]) as string | undefined) ?? "undefined";
      const params = { setting: name, flag: setting.flag, range: rangeOf(setting), value };
      throw new StudioError("invalid-argument", message("setting.mustBe", params), { setting: name });
    }
  }
  return candidate as RunConfiguration;
}

/**
 * Refuses settings that fit by themselves and not together (`settings/rules.ts`), before anything is packed. Records of
 * earlier versions may hold such; new ones are not made.
 *
 * @throws StudioError `invalid-argument` that names the setting, its value and the reason
 */
export function refuseContradictions(configuration: RunConfiguration): void {
  const [broken] = brokenRules(configuration);
  if (broken === undefined) return;
  const { setting, reason } = broken;
  const value = String(configuration[setting]);
  const sentence = message("setting.cannotBe", { setting, flag: settingTable[setting].flag, value, reason });
  throw new StudioError("invalid-argument", sentence, { setting });
}

function refuseUnknown(name: string): void {
  if (Object.hasOwn(settingTable, name)) return;
  const nearest = nearestName(name, Object.keys(settingTable));
  const sentence =
    nearest === undefined ? message("setting.unknown", { name }) : message("setting.unknownNear", { name, nearest });
  throw new StudioError("invalid-argument", sentence, { setting: name });
}

/** One setting in which two configurations differ. */
export interface SettingDifference {
  readonly name: SettingName;
  readonly before: string | number | boolean;
  readonly after: string | number | boolean;
  /** What may change it. */
  readonly changedBy: Setting["changedBy"];
}

/** The settings that have an effect and in which `after` differs from `before`, in the table's order. */
export function configurationDifferences(before: RunConfiguration, after: RunConfiguration): SettingDifference[] {
  return settingNames
    .filter((name) => before[name] !== after[name])
    .filter((name) => applies(name, before) || applies(name, after))
    .filter((name) => !isFollowing(name, before) || !isFollowing(name, after))
    .map((name) => ({
      name,
      before: before[name],
      after: after[name],
      changedBy: settingTable[name].changedBy,
    }));
}
