/** The settings of a run as they are recorded: in the history, in checkpoints and in what is exported. */
import { completeConfiguration, filledIn, type RunConfiguration } from "./configuration.ts";
import { StudioError } from "./errors.ts";
import { message, type Words } from "./messages/message.ts";
import type { Setting, SettingValue } from "./settings/setting.ts";
import { settingSchema } from "./settings/settingSchema.ts";
import { systemFacts } from "./systems.ts";
import {
  applies,
  isFollowing,
  settingNamed,
  settingNames,
  type SettingChanges,
  type SettingName,
} from "./settings/table.ts";

/** Recorded settings, read. */
export interface StoredConfiguration {
  /** Complete: what the record lacks has the value that it had when there was no such setting. */
  readonly configuration: RunConfiguration;
  /**
   * What a newer version recorded and this one does not know, in words: `gradientPenalty 10`. With such settings a run
   * can be looked at and exported, not trained.
   */
  readonly unknown: readonly string[];
}

/**
 * Reads the recorded settings of any released version, or of a newer one.
 *
 * @param stored as parsed from JSON, where anybody may have written it
 * @param what whose settings they are, for the message: `run "cats" (8x2k…)`
 * @throws StudioError `corrupt` where it is no record of settings at all
 */
export function readStoredConfiguration(stored: unknown, what: Words): StoredConfiguration {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) {
    throw new StudioError("corrupt", message("setting.notReadable", { what }));
  }
  const record = new Map<string, unknown>(Object.entries(stored));
  const unknown: string[] = [];
  const known: Partial<Record<SettingName, SettingValue>> = {};
  for (const name of settingNames) {
    const setting = settingNamed(name);
    const found = takeFrom(record, name, setting);
    if (found === undefined) continue;
    const fits = settingSchema(setting).safeParse(found).success;
    if (!fits) unknown.push(describe(name, found));
    // A system keeps its name, so that nobody takes it for another.
    if (fits || (name === "system" && isSystemName(found))) known[name] = found as SettingValue;
  }
  for (const [name, value] of record) unknown.push(describe(name, value));
  const ofSystem = systemFacts(String(known.system ?? "")).whenMissing;
  const configuration = filledIn(
    { ...ofSystem, ...known },
    (setting) => setting.whenMissing,
  ) as unknown as RunConfiguration;
  return { configuration, unknown };
}

/**
 * A run's settings as they are recorded: without those that only follow another, and without those that have no effect
 * on it and that nobody has changed. So a version that lacks a setting can still train the runs that have no use for
 * it.
 */
export function storedConfiguration(configuration: RunConfiguration): SettingChanges {
  const ofSystem = systemFacts(configuration.system).whenMissing;
  const kept = settingNames.filter((name) => {
    const whenMissing = ofSystem[name] ?? settingNamed(name).whenMissing;
    const isIdle = !applies(name, configuration) && configuration[name] === whenMissing;
    return !isIdle && !isFollowing(name, configuration);
  });
  return Object.fromEntries(kept.map((name) => [name, configuration[name]]));
}

/**
 * A run's settings with some changed, those that follow another among them.
 *
 * @throws StudioError `invalid-argument` for an unknown setting or a value out of range
 */
export function changedConfiguration(before: RunConfiguration, changes: SettingChanges): RunConfiguration {
  const changed = completeConfiguration(storedConfiguration(before), changes);
  // Another engine has no choice of devices: what the run had before goes with its engine.
  const isLeft = changes.device === undefined && changed.engine !== "compiled";
  return isLeft ? { ...changed, device: "cpu" } : changed;
}

/** The value under the setting's name, or under one that it had before. */
function takeFrom(record: Map<string, unknown>, name: string, { formerNames = [] }: Setting): unknown {
  const key = [name, ...formerNames].find((each) => record.has(each));
  if (key === undefined) return undefined;
  const value = record.get(key);
  record.delete(key);
  return value;
}

function isSystemName(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9][a-z0-9-]{0,39}$/.test(value);
}

/** Enough of a name and a value that may be anything, on one line. */
function describe(name: string, value: unknown): string {
  return `${JSON.stringify(name).slice(1, -1).slice(0, 64)} ${JSON.stringify(value).slice(0, 64)}`;
}

/**
 * Refuses to train with settings that this version does not know: it would compute something else.
 *
 * @param what whose they are, as a sentence begins: `Run "cats"`
 * @throws StudioError `newer-schema` that names them
 */
export function refuseUnknownSettings(unknown: readonly string[], what: Words): void {
  if (unknown.length === 0) return;
  throw new StudioError("newer-schema", message("setting.unknownRecorded", { what, settings: unknown }), {
    unknown: [...unknown],
  });
}
