import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Seeded choices: the same seed makes the same choices in the same order. */
export interface Random {
  /** A number from `from` (included) to `to` (excluded). */
  between(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the choices, each as likely. */
  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice;
}

/** @param seed a 32-bit whole number */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return {
    between: (from, to) => from + (to - from) * uniformFloat64(generator),
    chance: (probability) => uniformFloat64(generator) < probability,
    pick: (choices) => choices[uniformInt(generator, 0, choices.length - 1)] ?? choices[0],
  };
}
