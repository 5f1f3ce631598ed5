/** Numbers that are no longer finite: noticed before anything of them is written. */
import { seriesFacts } from "../../shared/systems.ts";
import type { HostArrays } from "../engine/engine.ts";

/** Thrown where training has produced NaN or Infinity; the message says which figure. */
export class NotFinite extends Error {
  override readonly name = "NotFinite";
}

/**
 * A step's scalars by the tags of their series.
 *
 * @param what the step, for the message
 * @throws NotFinite that names the series
 */
export function finiteScalars(system: string, what: string, outputs: HostArrays): Readonly<Record<string, number>> {
  const scalars: Record<string, number> = {};
  for (const [tag, { data }] of Object.entries(outputs)) {
    const value = data[0];
    if (value === undefined || data.length > 1) throw new Error(`The output "${tag}" of the ${what} is no scalar.`);
    if (!Number.isFinite(value))
      throw new NotFinite(`${seriesFacts(system, tag).title} became ${value} in the ${what}.`);
    scalars[tag] = value;
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
