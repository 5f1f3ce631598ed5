/** What the entries of a form come to: the settings of each side, and what is wrong with them. */
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { domainOfPreset, presetSettings, type PresetName } from "../../../shared/presets.ts";
import { brokenRules, type BrokenRule } from "../../../shared/settings/rules.ts";
import { applies, settingNamed, type SettingName } from "../../../shared/settings/table.ts";
import type { SystemName } from "../../../shared/systems.ts";
import { said } from "../../api/said.ts";
import { readEntry, type Entry } from "./readEntry.ts";

export type Entries = Readonly<Partial<Record<SettingName, Entry>>>;

export interface RunForm {
  /** What is trained: one system, or several beside each other, in the catalogue's order. */
  readonly systems: readonly SystemName[];
  readonly preset: PresetName;
  /** What all runs of a group have alike. */
  readonly shared: Entries;
  /** What each system has of its own; kept while another one is looked at. */
  readonly own: Readonly<Partial<Record<SystemName, Entries>>>;
}

export const noEntries: Entries = {};

/** True where each run of a group has a value of its own; other settings hold for all. */
export function isOwn(name: SettingName): boolean {
  return settingNamed(name).ofSystem ?? false;
}

/** The sides that have a field for a setting: each its own, or for all of them the first that it has an effect on. */
export function sidesWith(form: RunForm, name: SettingName): readonly SystemName[] {
  if (isOwn(name)) return form.systems;
  const first = form.systems.find((system) => applies(name, readable(form, system)));
  return first === undefined ? form.systems.slice(0, 1) : [first];
}

/** The preset's configuration for a system: what a field shows until somebody types. */
export function baseOf({ preset }: Pick<RunForm, "preset">, system: SystemName): RunConfiguration {
  const key = `${preset} ${system}`;
  const base = bases.get(key) ?? completeConfiguration(presetSettings(preset, system));
  bases.set(key, base);
  return base;
}

/** Every keystroke asks for each many times. */
const bases = new Map<string, RunConfiguration>();

/** What was typed; undefined where nothing was. */
export function entryOf(form: RunForm, system: SystemName, name: SettingName): Entry | undefined {
  return isOwn(name) ? (form.own[system] ?? noEntries)[name] : form.shared[name];
}

/**
 * The configuration as far as the entries can be read: it decides which settings count, and what those are that follow
 * another.
 */
export function readable(form: RunForm, system: SystemName): RunConfiguration {
  const known = readables.get(form) ?? new Map<SystemName, RunConfiguration>();
  readables.set(form, known);
  const before = known.get(system);
  if (before !== undefined) return before;
  const entered: Partial<Record<SettingName, unknown>> = {};
  for (const [name, entry] of entriesOf(form, system)) {
    const { value } = readEntry(name, entry);
    if (value !== null) entered[name] = value;
  }
  // What was typed for another domain may be what this one cannot have.
  const { fixed } = domainFacts(domainOfPreset(form.preset));
  const read = completeConfiguration(presetSettings(form.preset, system), entered, fixed);
  known.set(system, read);
  return read;
}

/** Each field asks for it, and a form never changes. */
const readables = new WeakMap<RunForm, Map<SystemName, RunConfiguration>>();

type Errors = Readonly<Partial<Record<SettingName, string>>>;

export interface Side {
  readonly system: SystemName;
  /** Null while a field that counts cannot be used. */
  readonly configuration: RunConfiguration | null;
  readonly errors: Errors;
}

/** What a side would train with: of the entries, those that can be read and have an effect. */
interface Effective {
  readonly configuration: RunConfiguration;
  readonly broken: readonly BrokenRule[];
  /** Why the others that have an effect cannot be read. */
  readonly unreadable: Errors;
}

function effective(form: RunForm, system: SystemName): Effective {
  const known = effectives.get(form) ?? new Map<SystemName, Effective>();
  effectives.set(form, known);
  const before = known.get(system);
  if (before !== undefined) return before;
  const entered: Partial<Record<SettingName, unknown>> = {};
  const unreadable: Partial<Record<SettingName, string>> = {};
  for (const [name, entry] of entriesOf(form, system)) {
    if (!applies(name, readable(form, system))) continue;
    const { value, error } = readEntry(name, entry);
    if (error === null) entered[name] = value;
    else unreadable[name] = error;
  }
  const configuration = completeConfiguration(presetSettings(form.preset, system), entered);
  const made = { configuration, broken: brokenRules(configuration), unreadable };
  known.set(system, made);
  return made;
}

const effectives = new WeakMap<RunForm, Map<SystemName, Effective>>();

/** A side's configuration. Settings without effect keep the preset's value, whatever was once typed there. */
export function sideOf(form: RunForm, system: SystemName): Side {
  const { configuration, broken, unreadable } = effective(form, system);
  const ofRules = broken.map((rule): [string, string] => [rule.setting, reasonIn(rule)]);
  const errors: Errors = { ...Object.fromEntries(ofRules), ...unreadable };
  return { system, configuration: Object.keys(errors).length === 0 ? configuration : null, errors };
}

export function sidesOf(form: RunForm): readonly Side[] {
  return form.systems.map((system) => sideOf(form, system));
}

/** What a field says of a broken rule. */
export function reasonIn({ reason }: BrokenRule): string {
  return typeof reason === "string" ? reason : said(reason);
}

function entriesOf(form: RunForm, system: SystemName): [SettingName, Entry][] {
  return Object.entries({ ...form.shared, ...(form.own[system] ?? noEntries) }) as [SettingName, Entry][];
}

/** What a field shows until somebody types: the preset's value, or that of the setting that it follows. */
export function baseFor(form: RunForm, system: SystemName, name: SettingName): string | number | boolean {
  const { follows } = settingNamed(name);
  const isFollowing = follows !== undefined && baseOf(form, system)[name] === valueOf(baseOf(form, system), follows);
  return isFollowing ? valueOf(readable(form, system), follows) : baseOf(form, system)[name];
}

function valueOf(configuration: RunConfiguration, name: string): string | number | boolean {
  return (configuration as Readonly<Record<string, string | number | boolean>>)[name]!;
}

/** Why a setting cannot go with the others; of one that all sides share, on whichever side. */
export function brokenAt(form: RunForm, system: SystemName, name: SettingName): string | null {
  const sides = isOwn(name) ? [system] : form.systems;
  const broken = sides.flatMap((side) => effective(form, side).broken).find(({ setting }) => setting === name);
  return broken === undefined ? null : reasonIn(broken);
}
