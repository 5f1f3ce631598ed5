import type { RunConfiguration } from "../configuration.ts";
import type { SystemName } from "../systems.ts";

/** A named beginning. What it does not name stays the system's own default, the optimiser above all. */
export interface Preset {
  readonly title: string;
  /** When to choose it, in a sentence. */
  readonly sentence: string;
  /** For every system: size, length, what is kept. Optimiser and step length are the system's. */
  readonly settings: Partial<RunConfiguration>;
}

/** A preset with a known outcome: systems and settings of a published experiment, or of one of our own. */
export interface Experiment extends Preset {
  /** What it is about; they are trained beside each other, and the first alone where there is to be one run. */
  readonly systems: readonly [SystemName, ...SystemName[]];
  /** What it changes for one of its systems alone. */
  readonly own?: Readonly<Partial<Record<SystemName, Partial<RunConfiguration>>>>;
  /** What is expected of it, with the figures of its source: written down before its first run here. */
  readonly expected: string;
}
