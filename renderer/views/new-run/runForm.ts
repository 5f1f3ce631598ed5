/**
 * The form of a new run or group, as data: what was chosen and typed, and what follows from it. A value that nobody
 * typed is the preset's; what is typed stays as it was typed, right or wrong, until it is reset.
 */
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { describeRange } from "../../../shared/describeRange.ts";
import { applies, settingNamed, settingNames, settingTable, type SettingName } from "../../../shared/settings/table.ts";
import { systemNames, type SystemName } from "../../../shared/systems.ts";
import { mostMembers } from "../../../shared/groups.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { settingSchema } from "../../../shared/settings/settingSchema.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { domainOfPreset, presetSettings, presets, type PresetName } from "../../../shared/presets.ts";
import { numberAsTyped, parseTypedNumber } from "./typedNumber.ts";
import { formatNumberOf } from "../../../shared/figures.ts";

/** The text of a number's field, the choice of a list, the position of a switch. */
export type Entry = string | number | boolean;
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

const noEntries: Entries = {};

export const freshForm: RunForm = {
  // The paper's own come first.
  systems: systemNames.slice(0, 2),
  preset: "quick-look",
  shared: {},
  own: {},
};

/** True where each run of a group has a value of its own; other settings hold for all. */
export function isOwn(name: SettingName): boolean {
  return settingNamed(name).ofSystem ?? false;
}

/** Why a system cannot be added or taken out now; null where it can. */
export function toggleRefusal({ systems }: Pick<RunForm, "systems">, system: SystemName): string | null {
  if (systems.includes(system)) return systems.length === 1 ? "One system at least is trained" : null;
  return systems.length < mostMembers ? null : `${mostMembers} at most: take another one out first`;
}

/** @returns the form with the system added, or taken out; the same where it cannot be */
export function toggle(form: RunForm, system: SystemName): RunForm {
  if (toggleRefusal(form, system) !== null) return form;
  const isChosen = (name: SystemName): boolean => form.systems.includes(name);
  return { ...form, systems: systemNames.filter((name) => isChosen(name) !== (name === system)) };
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

/** @returns the form with one more entry; an entry that says what the preset says is none */
export function enter(form: RunForm, system: SystemName, name: SettingName, entry: Entry): RunForm {
  const read = readEntry(name, entry);
  const isBase = read.error === null && read.value === baseFor(form, system, name);
  return withEntry(form, system, name, isBase ? undefined : entry);
}

/** @returns the form with the preset's value for this setting */
export function reset(form: RunForm, system: SystemName, name: SettingName): RunForm {
  return withEntry(form, system, name, undefined);
}

/** @returns the form with nothing typed */
export function resetAll(form: RunForm): RunForm {
  return { ...form, shared: {}, own: freshForm.own };
}

function withEntry(form: RunForm, system: SystemName, name: SettingName, entry: Entry | undefined): RunForm {
  const before = isOwn(name) ? (form.own[system] ?? noEntries) : form.shared;
  const kept = Object.fromEntries(Object.entries(before).filter(([other]) => other !== name)) as Entries;
  const entries: Entries = entry === undefined ? kept : { ...kept, [name]: entry };
  if (!isOwn(name)) return { ...form, shared: entries };
  const others = Object.entries(form.own).filter(([other]) => other !== system);
  const own = Object.keys(entries).length === 0 ? others : [...others, [system, entries] as const];
  return { ...form, own: Object.fromEntries(own) };
}

/** One setting of one side, as its field shows it. */
export interface Field {
  readonly name: SettingName;
  readonly system: SystemName;
  /** What the field shows: a number as text. */
  readonly shown: Entry;
  /** What it is until somebody types: the preset's value, or that of the setting that it follows. */
  readonly base: string | number | boolean;
  readonly changed: boolean;
  /** Why the entry cannot be used, as a sentence. */
  readonly error: string | null;
  /** False where the setting has no effect on such a run. */
  readonly applies: boolean;
}

export function fieldOf(form: RunForm, system: SystemName, name: SettingName): Field {
  const base = baseFor(form, system, name);
  const entry = entryOf(form, system, name);
  const read = entry === undefined ? { value: base, error: null } : readEntry(name, entry);
  return {
    name,
    system,
    shown: entry ?? (typeof base === "number" && hasText(name) ? numberAsTyped(base) : base),
    base,
    changed: entry !== undefined && (read.error !== null || read.value !== base),
    error: read.error,
    applies: applies(name, readable(form, system)),
  };
}

export interface Side {
  readonly system: SystemName;
  /** Null while a field that counts cannot be used. */
  readonly configuration: RunConfiguration | null;
  readonly errors: Readonly<Partial<Record<SettingName, string>>>;
}

/** A side's configuration. Settings without effect keep the preset's value, whatever was once typed there. */
export function sideOf(form: RunForm, system: SystemName): Side {
  const errors: Partial<Record<SettingName, string>> = {};
  const entered: Partial<Record<SettingName, unknown>> = {};
  for (const [name, entry] of entriesOf(form, system)) {
    if (!applies(name, readable(form, system))) continue;
    const { value, error } = readEntry(name, entry);
    if (error === null) entered[name] = value;
    else errors[name] = error;
  }
  const isSound = Object.keys(errors).length === 0;
  const configuration = isSound ? completeConfiguration(presetSettings(form.preset, system), entered) : null;
  return { system, configuration, errors };
}

export function sidesOf(form: RunForm): readonly Side[] {
  return form.systems.map((system) => sideOf(form, system));
}

/** The settings with another value than the preset's that count, each once for every side it holds for. */
export function changedFields(form: RunForm): readonly Field[] {
  return settingNames.flatMap((name) =>
    (isOwn(name) ? form.systems : form.systems.slice(0, 1))
      .map((system) => fieldOf(form, system, name))
      .filter((field) => field.changed && field.applies),
  );
}

/** What a preset fixes for all sides, as the card's small print: `32 px · 1,500 steps`. */
export function presetFacts(preset: PresetName): string {
  const run = completeConfiguration(presets[preset].settings);
  const { imageSize, nf, hiddenUnits, steps } = run;
  const facts = [
    applies("imageSize", run) ? `${imageSize} px` : null,
    applies("nf", run) ? formatNumberOf(nf, "filter") : null,
    applies("hiddenUnits", run) ? formatNumberOf(hiddenUnits, "unit") : null,
    formatNumberOf(steps, "step"),
  ];
  return facts.filter((fact) => fact !== null).join(" · ");
}

function entryOf(form: RunForm, system: SystemName, name: SettingName): Entry | undefined {
  return isOwn(name) ? (form.own[system] ?? noEntries)[name] : form.shared[name];
}

/**
 * The configuration as far as the entries can be read: it decides which settings count, and what those are that follow
 * another.
 */
function readable(form: RunForm, system: SystemName): RunConfiguration {
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

function entriesOf(form: RunForm, system: SystemName): [SettingName, Entry][] {
  return Object.entries({ ...form.shared, ...(form.own[system] ?? noEntries) }) as [SettingName, Entry][];
}

/** What a field shows until somebody types: the preset's value, or that of the setting that it follows. */
function baseFor(form: RunForm, system: SystemName, name: SettingName): string | number | boolean {
  const { follows } = settingNamed(name);
  const isFollowing = follows !== undefined && baseOf(form, system)[name] === valueOf(baseOf(form, system), follows);
  return isFollowing ? valueOf(readable(form, system), follows) : baseOf(form, system)[name];
}

function valueOf(configuration: RunConfiguration, name: string): string | number | boolean {
  return (configuration as Readonly<Record<string, string | number | boolean>>)[name]!;
}

function hasText(name: SettingName): boolean {
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
