/** What is probed of every system: compiled against the eager reference, and without a trace in the run. */
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import type { HostArray, HostArrays } from "../../../electron/engine/engine.ts";
import type { DrawnInput } from "../../../electron/gan/inputs.ts";
import { probeInputs, probeSeries, probeStep } from "../../../electron/gan/probes/probes.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { systemNames } from "../../../shared/systems.ts";
import { array, differenceFromReference, runOnce } from "../../unit/engine/compare.ts";
import { settingsFor, variablesFor } from "./parityCases.ts";

function inputsFor(drawn: Readonly<Record<string, DrawnInput>>): HostArrays {
  const arrays = Object.entries(drawn).map(([name, { kind, shape, dtype }], at): [string, HostArray] => {
    const values = array(shape, 20 + at);
    if (dtype === "uint8") return [name, { shape, data: Uint8Array.from(values.data, (x) => (x + 1) * 127.5) }];
    return [name, kind === "noise" ? values : { shape, data: values.data.map((x) => (x + 1) / 2) }];
  });
  return Object.fromEntries(arrays);
}

describe("the probes", () => {
  const engine = createCompiledEngine({ threads: 2 });
  const probed = systemNames.filter((name) => probeSeries(systemOf({ system: name })).length > 0);

  it.each(probed)("of %s come to the reference's values, and change no variable", async (name) => {
    const settings = settingsFor({ system: name, probeEvery: 1 });
    const system = systemOf(settings);
    const inputs = inputsFor(probeInputs(system, settings));
    const step = probeStep(system, settings);
    const variables = variablesFor(settings);
    const difference = await differenceFromReference(engine, step, variables, inputs);
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
    const result = await runOnce(engine, step, variables, inputs);
    expect(result.variables).toEqual(variables);
    expect(Object.keys(result.outputs)).toEqual(probeSeries(system).map(({ tag }) => tag));
    for (const { data } of Object.values(result.outputs)) expect(data[0]).not.toBeNaN();
  });
});
