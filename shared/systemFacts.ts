/** What is said of a training system and of its series, as plain data. */
import type { NetworkPart } from "./networks/networks.ts";
import type { Times } from "./schedule.ts";
import type { Condition } from "./settings/conditions.ts";
import type { SettingValue } from "./settings/setting.ts";

/** A recorded series: its tag, and what a reader needs to know of it. */
export interface SeriesFacts {
  readonly tag: string;
  readonly title: string;
  /** Its title where room is scarce. */
  readonly short: string;
  /** The title of its axis, with the unit. */
  readonly axisTitle: string;
  readonly formula: string;
  /** What sign and level mean, and what is good. */
  readonly meaning: string;
  /** Where better samples bring it. */
  readonly good: "lower" | "higher" | "neither";
  /** A dashed line on its chart. */
  readonly limit: SeriesLimit | null;
  /** Settings in which runs must be alike for its level to be compared; a changed one needs a group of its own. */
  readonly comparable: readonly string[];
  /** True where some steps have no value of it: a step returns NaN then. */
  readonly mayBeAbsent?: true;
  /** True where it comes every `probeEvery` steps alone. */
  readonly probed?: true;
  /** Where it is defined: section, figure or equation. */
  readonly source: string;
}

/** A value that a series cannot pass, or one by which it is read. */
interface SeriesLimit {
  /** A number, or the setting of the run that holds it. */
  readonly value: number | { readonly setting: string };
  readonly label: string;
  /** True where the series may pass it. */
  readonly passable?: true;
}

/**
 * A network's part in a system, in the order in which they are initialised:
 *
 * - `generator`: noise → samples
 * - `critic`: samples → scores
 * - `encoder`: samples → codes, or what a code is drawn from
 * - `decoder`: codes → samples, where that is another network than the generator
 * - `noise`: N(0, 1) → what the model adds to its samples
 */
export const roles = ["generator", "critic", "encoder", "decoder", "noise"] as const;
export type Role = (typeof roles)[number];

/** True where a system has another network than its generator: that one may have an optimiser of its own. */
export function hasSecondNetwork({
  networks,
}: {
  readonly networks: Readonly<Partial<Record<Role, unknown>>>;
}): boolean {
  return roles.some((role) => role !== "generator" && networks[role] !== undefined);
}

/** The setting that chooses a role's network: of all that stand against the generator it is the critic's. */
export function networkSetting(role: Role): "generator" | "critic" | null {
  if (role === "noise") return null;
  return role === "generator" ? "generator" : "critic";
}

/** A step of a system's plan. */
export interface StepFacts {
  readonly name: string;
  /** The networks whose parameters it trains. */
  readonly trains: readonly Role[];
  readonly times: Times;
  /** What is drawn for it, by name, in the order of drawing. */
  readonly inputs: Readonly<Record<string, InputKind>>;
}

/**
 * What a step is given: a batch of `real` samples, `noise` z of N(0, 1), or a number for each sample of the batch,
 * `uniform` in [0, 1).
 */
export type InputKind = "real" | "noise" | "uniform";

/** A training system: what it is called, shown as and judged by. */
export interface SystemFacts {
  readonly title: string;
  /** What it is, in a few words after its title. */
  readonly summary: string;
  /** How it works and what its judged series says, in three sentences. */
  readonly explained: readonly [string, string, string] | readonly [];
  /** Where it is defined. */
  readonly paper: string;
  /** How it is told apart where it stands alone: a colour and a mark. */
  readonly colour: ColourName;
  readonly mark: MarkName;
  /** What a reader of its paper calls the critic, or the network that has its place; null where there is none. */
  readonly criticTitle: string | null;
  readonly networks: Readonly<Partial<Record<Role, NetworkPart>>>;
  /** The settings that only some systems have, by name. */
  readonly settings: readonly string[];
  /** What it changes of the table's defaults. */
  readonly defaults: Readonly<Record<string, SettingValue>>;
  /** What its runs have of settings that their records lack, where that is not what the table says. */
  readonly whenMissing: Readonly<Record<string, SettingValue>>;
  /** What a preset changes beyond what it changes for every system, by the preset's name. */
  readonly presets: Readonly<Record<string, Readonly<Record<string, SettingValue>>>>;
  /** What is recorded at each step. */
  readonly series: readonly SeriesFacts[];
  /** The tag of the series by which a run is judged. */
  readonly judgedBy: string;
  readonly plan: readonly StepFacts[];
  /** Settings with which it is known to train badly. */
  readonly cautions: readonly Caution[];
  /** Settings with which it cannot train. */
  readonly rules: readonly SystemRule[];
}

/** What to say where a run has all these settings: nobody is kept from training with them. */
export interface Caution {
  readonly when: Condition;
  /** A sentence, with its source. */
  readonly text: string;
}

/** What no run of the system can have. A setting of the system's own declares its rules itself. */
export interface SystemRule {
  /** The setting whose field says so. */
  readonly about: string;
  /** The rule is broken where this holds. */
  readonly when: Condition;
  /** Why not, and what to do instead: whole sentences, as the field shows them. */
  readonly text: string;
}

/** In the order in which a comparison takes them: the first six stay furthest apart, to every eye and in grey. */
export const colourNames = ["blue", "orange", "green", "purple", "red", "brown", "teal", "grey"] as const;
export type ColourName = (typeof colourNames)[number];
export const markNames = ["circle", "square", "triangle", "diamond", "cross", "plus", "star", "bars"] as const;
export type MarkName = (typeof markNames)[number];
