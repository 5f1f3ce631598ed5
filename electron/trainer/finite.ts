/** Numbers that are no longer finite: noticed before anything of them is written. */
import type { HostArrays } from "../engine/engine.ts";

/** Thrown where training has produced NaN or Infinity; the message says which figure. */
export class NotFinite extends Error {
  override readonly name = "NotFinite";
}

/** What a step's scalars are, for a person. */
const words: Readonly<Record<string, string>> = {
  criticLoss: "critic's loss",
  generatorLoss: "generator's loss",
  estimate: "estimate",
  meanReal: "critic's mean score of real pictures",
  meanFake: "critic's mean score of generated pictures",
};

/**
 * A step's scalars by name.
 *
 * @param what the step, for the message
 * @throws NotFinite
 */
export function finiteScalars<Name extends string>(
  what: string,
  outputs: HostArrays,
  names: readonly Name[],
): Record<Name, number> {
  const scalars = {} as Record<Name, number>;
  for (const name of names) {
    const value = outputs[name]?.data[0];
    if (value === undefined) throw new Error(`The ${what} has no output "${name}".`);
    if (!Number.isFinite(value)) throw new NotFinite(`The ${words[name] ?? name} became ${value} in the ${what}.`);
    scalars[name] = value;
  }
  return scalars;
}

/** `optimizer/generator/layer0/weight/mean`: the optimiser's mean of the generator's layer0 weight. */
function variableInWords(name: string): string {
  const [first = "", second = "", ...rest] = name.split("/");
  if (first === "optimizer")
    return `the optimiser's ${rest.at(-1) ?? "state"} of the ${second}'s ${rest.slice(0, -1).join(" ")}`;
  return second === "" ? name : `the ${first}'s ${[second, ...rest].join(" ")}`;
}

/** @throws NotFinite that names the first variable with a value that is not finite */
export function checkVariables(variables: HostArrays): void {
  for (const [name, { data }] of Object.entries(variables)) {
    const found = data.find((value) => !Number.isFinite(value));
    if (found !== undefined) throw new NotFinite(`The values of ${variableInWords(name)} became ${found}.`);
  }
}
