/**
 * The form of a new run or pair, as data: what was chosen and typed, and what follows from it. A value that nobody typed is
 * the preset's; what is typed stays as it was typed, right or wrong, until it is reset.
 */
import { completeConfiguration, settingSchema, type RunConfiguration } from "../../../shared/configuration.ts";
import { describeRange } from "../../../shared/describeRange.ts";
import { applies, settingNamed, settingNames, settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { SystemName } from "../../../shared/systems.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { presetSettings, presets, type PresetName } from "../../../shared/presets.ts";
import type { Deciding } from "../../../shared/settings/setting.ts";
import { numberAsTyped, parseTypedNumber } from "./typedNumber.ts";
import { formatCount } from "../../../shared/figures.ts";

/** The text of a number's field, the choice of a list, the position of a switch. */
export type Entry = string | number | boolean;
export type Entries = Readonly<Partial<Record<SettingName, Entry>>>;

export interface RunForm {
  /** A WGAN beside a GAN, or one run. */
  readonly kind: "pair" | "single";
  /** What the WGAN of a pair stands beside. */
  readonly against: SystemName;
  /** Of a single run. */
  readonly system: SystemName;
  readonly preset: PresetName;
  /** What both sides of a pair have alike. */
  readonly shared: Entries;
  /** What each system has of its own; kept while another one is looked at. */
  readonly own: Readonly<Partial<Record<SystemName, Entries>>>;
}

const noEntries: Entries = {};

export const freshForm: RunForm = {
  kind: "pair",
  against: "gan",
  system: "wgan",
  preset: "quick-look",
  shared: {},
  own: {},
};

/** True where each side of a pair has a value of its own; other settings hold for both. */
export function isOwn(name: SettingName): boolean {
  return settingNamed(name).ofSystem ?? false;
}

/** The systems that the form is for: two of a pair, one of a single run. */
export function systemsOf(form: Pick<RunForm, "kind" | "against" | "system">): readonly SystemName[] {
  return form.kind === "pair" ? ["wgan", form.against] : [form.system];
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
  const isBase = read.error === null && read.value === baseOf(form, system)[name];
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
  /** What the preset says. */
  readonly base: string | number | boolean;
  readonly changed: boolean;
  /** Why the entry cannot be used, as a sentence. */
  readonly error: string | null;
  /** False where the setting has no effect on such a run. */
  readonly applies: boolean;
}

export function fieldOf(form: RunForm, system: SystemName, name: SettingName): Field {
  const base = baseOf(form, system)[name];
  const entry = entryOf(form, system, name);
  const read = entry === undefined ? { value: base, error: null } : readEntry(name, entry);
  return {
    name,
    system,
    shown: entry ?? (typeof base === "number" && hasText(name) ? numberAsTyped(base) : base),
    base,
    changed: entry !== undefined && (read.error !== null || read.value !== base),
    error: read.error,
    applies: applies(name, decidingOf(form, system)),
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
  const deciding = decidingOf(form, system);
  const errors: Partial<Record<SettingName, string>> = {};
  const entered: Partial<Record<SettingName, unknown>> = {};
  for (const [name, entry] of Object.entries({ ...form.shared, ...(form.own[system] ?? noEntries) }) as [
    SettingName,
    Entry,
  ][]) {
    if (!applies(name, deciding)) continue;
    const { value, error } = readEntry(name, entry);
    if (error === null) entered[name] = value;
    else errors[name] = error;
  }
  const isSound = Object.keys(errors).length === 0;
  const configuration = isSound ? completeConfiguration(presetSettings(form.preset, system), entered) : null;
  return { system, configuration, errors };
}

export function sidesOf(form: RunForm): readonly Side[] {
  return systemsOf(form).map((system) => sideOf(form, system));
}

/** The settings with another value than the preset's that count, each once for every side it holds for. */
export function changedFields(form: RunForm): readonly Field[] {
  return settingNames.flatMap((name) =>
    (isOwn(name) ? systemsOf(form) : systemsOf(form).slice(0, 1))
      .map((system) => fieldOf(form, system, name))
      .filter((field) => field.changed && field.applies),
  );
}

/** What a preset fixes for both sides, as the card's small print: `32 px · 1,500 steps`. */
export function presetFacts(preset: PresetName): string {
  const { imageSize, nf, steps } = completeConfiguration(presets[preset].settings);
  return `${imageSize} px · ${nf} filters · ${formatCount(steps)} steps`;
}

function entryOf(form: RunForm, system: SystemName, name: SettingName): Entry | undefined {
  return isOwn(name) ? (form.own[system] ?? noEntries)[name] : form.shared[name];
}

function decidingOf(form: RunForm, system: SystemName): Deciding {
  const entered = { ...form.shared, ...(form.own[system] ?? noEntries) };
  const base = baseOf(form, system);
  const chosen = (name: "optimizer" | "generator" | "critic" | "engine" | "device"): unknown =>
    entered[name] ?? base[name];
  return {
    system,
    optimizer: chosen("optimizer"),
    generator: chosen("generator"),
    critic: chosen("critic"),
    engine: chosen("engine"),
    device: chosen("device"),
  } as Deciding;
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
  return { value: null, error: isEmpty ? `Empty: it takes ${range}.` : `It takes ${range}, not “${String(entry)}”.` };
}
