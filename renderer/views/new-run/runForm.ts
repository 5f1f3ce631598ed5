/**
 * The form of a new run or group, as data: what was chosen and typed, and what follows from it. A value that nobody
 * typed is the preset's; what is typed stays as it was typed, right or wrong, until it is reset.
 */
import { completeConfiguration } from "../../../shared/configuration.ts";
import { formatNumberOf } from "../../../shared/figures.ts";
import { mostMembers } from "../../../shared/groups.ts";
import { presetSettings, systemsOfPreset, type PresetName } from "../../../shared/presets.ts";
import { applies, settingNames, settingTable, type SettingName } from "../../../shared/settings/table.ts";
import { systemNames, type SystemName } from "../../../shared/systems.ts";
import {
  baseFor,
  brokenAt,
  entryOf,
  isOwn,
  noEntries,
  readable,
  sidesOf,
  sidesWith,
  type Entries,
  type RunForm,
} from "./formSettings.ts";
import { hasText, readEntry, type Entry } from "./readEntry.ts";
import { numberAsTyped } from "./typedNumber.ts";

export const freshForm: RunForm = {
  // The paper's own come first.
  systems: systemNames.slice(0, 2),
  preset: "quick-look",
  shared: {},
  own: {},
};

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
    error: read.error ?? brokenAt(form, system, name),
    applies: applies(name, readable(form, system)),
  };
}

/** The settings with another value than the preset's that count, each once for every side it holds for. */
export function changedFields(form: RunForm): readonly Field[] {
  return settingNames.flatMap((name) =>
    sidesWith(form, name)
      .map((system) => fieldOf(form, system, name))
      .filter((field) => field.changed && field.applies),
  );
}

/** How many fields cannot be used: not only changed ones, where settings do not go together. */
export function wrongFieldCount(form: RunForm): number {
  const wrong = sidesOf(form).flatMap(({ system, errors }) =>
    (Object.keys(errors) as SettingName[]).map((name) => (isOwn(name) ? `${system} ${name}` : name)),
  );
  return new Set(wrong).size;
}

/** @returns the form with another preset; an experiment brings its systems along */
export function withPreset(form: RunForm, preset: PresetName): RunForm {
  const own = systemsOfPreset(preset);
  return {
    ...form,
    preset,
    systems: own.length === 0 ? form.systems : systemNames.filter((name) => own.includes(name)),
  };
}

/** What a preset fixes for all sides, as the card's small print: `32 px · 1,500 steps`. */
export function presetFacts(preset: PresetName): string {
  const [system = settingTable.system.default] = systemsOfPreset(preset);
  const run = completeConfiguration(presetSettings(preset, system));
  const { imageSize, nf, hiddenUnits, steps } = run;
  const facts = [
    applies("imageSize", run) ? `${imageSize} px` : null,
    applies("nf", run) ? formatNumberOf(nf, "filter") : null,
    applies("hiddenUnits", run) ? formatNumberOf(hiddenUnits, "unit") : null,
    formatNumberOf(steps, "step"),
  ];
  return facts.filter((fact) => fact !== null).join(" · ");
}
