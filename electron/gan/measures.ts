/** Constants that a system measures on real samples before the first step: variables of the run from then on. */
import { tensorNamed, type NamedTensors } from "./tensors.ts";

/** A number that follows from real samples, above 0. */
export interface Measure {
  /** Steps read it under this name. */
  readonly name: string;
  /** What it is, where it is told: `Median distance`. */
  readonly title: string;
  /** How many real samples it is taken from. */
  readonly samples: number;
  /**
   * Computed on the host, once, at step 0.
   *
   * @param samples one after the other, as networks see them: pictures in [-1, 1]
   * @param count how many they are
   */
  readonly from: (samples: Float32Array, count: number) => number;
}

/** The variable that holds it, a scalar: it stands in every checkpoint, and no step changes it. */
export function measuredName(name: string): string {
  return `measured/${name}`;
}

/** What a system has measured, by name, out of all variables. */
export function measuredOf(
  { measures = [] }: { readonly measures?: readonly Measure[] },
  variables: NamedTensors,
): NamedTensors {
  return Object.fromEntries(measures.map(({ name }) => [name, tensorNamed(variables, measuredName(name))]));
}
