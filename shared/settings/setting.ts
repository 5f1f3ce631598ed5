/**
 * What a setting of a run is. Validation, the command line's flags and the window's form are made from its description.
 */

import type { Condition } from "./conditions.ts";

export type SettingValue = string | number | boolean;

/** The choices of a run that decide which of the other settings have an effect. */
export interface Deciding {
  readonly domain: string;
  readonly system: string;
  readonly optimizer: string;
  readonly criticOptimizer: string;
  readonly criticLearningRate: number;
  readonly generator: string;
  readonly critic: string;
  readonly engine: string;
  readonly device: string;
  readonly schedule: string;
  readonly scheduleSteps: number;
  readonly rateWarmup: number;
}

/** Data, or in the tables of `shared/` a function: what a system's file declares is written down, and must be data. */
export type When = Condition | ((run: Deciding) => boolean);

/** What a run cannot have: settings that fit by themselves and not together. */
interface Rule {
  /** The rule is broken where this holds. */
  readonly when: When;
  /** Why not, and what to do instead: whole sentences, as the field shows them. */
  readonly text: string;
}

interface Described {
  /** A label's few words. */
  readonly title: string;
  /** The command line's flag, without the dashes. */
  readonly flag: string;
  /** Flags of earlier versions, still read. */
  readonly formerFlags?: readonly string[];
  /** The names that it has in records of earlier versions. */
  readonly formerNames?: readonly string[];
  /** Which part of the form it stands in. */
  readonly group: "system" | "networks" | "data" | "optimisation" | "run";
  readonly unit: string | null;
  /** One sentence: what it does, and when to change it. */
  readonly help: string;
  /** Where the default comes from. */
  readonly source: string;
  /**
   * What may change it: the `resume` of the run itself, since no step computes anything else then, but for the last
   * bits; a `fork` of it; or `nothing`, since the tensors or the packed data would not fit.
   */
  readonly changedBy: "resume" | "fork" | "nothing";
  /** True where it decides how much there is to compute in an iteration, and by what. */
  readonly affectsSpeed: boolean;
  /**
   * When it has an effect, and why it has none otherwise: the end of a sentence, or null where nobody need be told.
   * Always, where left out.
   */
  readonly applies?: { readonly when: When; readonly why: string | null };
  /** With which other settings it cannot go; the field of this one says so. */
  readonly rules?: readonly Rule[];
  /**
   * Settings by name, and the values of each with which alone this one has an effect. Plain data: settings that a
   * system or a domain declares have this in place of `applies`.
   */
  readonly onlyWith?: Readonly<Record<string, readonly SettingValue[]>>;
  /**
   * The setting whose value it has where nobody gives it one: the other network's. Its own default and `whenMissing`
   * are those of that setting.
   */
  readonly follows?: string;
  /** True where a run that is made keeps the value to which this one followed, whatever becomes of the other. */
  readonly staysBehind?: true;
  /** Its place among what the form shows at once, the largest first; what has none is folded away. */
  readonly prominence?: number;
  /** True where each system has a value of its own: the runs of a group are meant to differ in it. */
  readonly ofSystem?: true;
}

export interface ChoiceSetting extends Described {
  readonly type: "choice";
  readonly choices: readonly (string | number)[];
  /** What each choice is, in a few words; stands behind `help`, each after the choice's name. */
  readonly choiceHelp?: Readonly<Record<string, string>>;
  /** How choices read in a list, where not as they are. */
  readonly choiceTitles?: Readonly<Record<string, string>>;
  readonly default: string | number;
  /** Its value in a record that lacks it. */
  readonly whenMissing: string | number;
}

export interface NumberSetting extends Described {
  readonly type: "integer" | "number";
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  readonly whenMissing: number;
}

interface SwitchSetting extends Described {
  readonly type: "switch";
  readonly default: boolean;
  readonly whenMissing: boolean;
}

export type Setting = ChoiceSetting | NumberSetting | SwitchSetting;
export type SettingTable = Readonly<Record<string, Setting>>;

/** The value of a setting of this description. */
export type ValueOf<S extends Setting> = S extends { readonly type: "choice"; readonly choices: readonly (infer C)[] }
  ? C
  : S extends { readonly type: "switch" }
    ? boolean
    : number;
