import { createEagerEngine } from "../../../electron/engine/eager.ts";
import type { Engine, HostArray, HostArrays, StepFunction } from "../../../electron/engine/engine.ts";

/** A repeatable array of numbers in [-1, 1) that is neither uniform nor symmetric. */
export function array(shape: readonly number[], seed = 1): HostArray {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
  let state = seed * 2654435761;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    data[i] = (state >>> 8) / 8388608 - 1;
  }
  return { shape, data };
}

export interface RunResult {
  readonly outputs: HostArrays;
  readonly variables: HostArrays;
}

/** Runs `step` once and gives back what it returned and what the variables have become. */
export async function runOnce(
  engine: Engine,
  step: StepFunction,
  variables: HostArrays,
  inputs: HostArrays,
): Promise<RunResult> {
  const spec = (arrays: HostArrays) =>
    Object.fromEntries(
      Object.entries(arrays).map(([name, { shape, data }]) => [
        name,
        { shape, dtype: data instanceof Uint8Array ? ("uint8" as const) : ("float32" as const) },
      ]),
    );
  const held = engine.createVariables(structuredClone(variables));
  const program = await engine.prepare("test step", step, { variables: spec(variables), inputs: spec(inputs) });
  const outputs = await program.run(held, inputs);
  const after = await held.read();
  program.dispose();
  held.dispose();
  return { outputs, variables: after };
}

/**
 * Largest difference between two sets of arrays, each relative to its array's largest magnitude; and which array it is
 * in.
 */
export function largestDifference(expected: HostArrays, actual: HostArrays): { name: string; relative: number } {
  let worst = { name: "", relative: 0 };
  for (const [name, { data }] of Object.entries(expected)) {
    const other = actual[name]!.data;
    let scale = 1e-30;
    for (const x of data) scale = Math.max(scale, Math.abs(x));
    for (let i = 0; i < data.length; i++) {
      const relative = Math.abs(data[i]! - other[i]!) / scale;
      if (!(relative <= worst.relative)) worst = { name: `${name}[${i}]`, relative };
    }
  }
  return worst;
}

/** Runs `step` on the eager CPU reference and on `engine` and returns the largest relative difference. */
export async function differenceFromReference(
  engine: Engine,
  step: StepFunction,
  variables: HostArrays,
  inputs: HostArrays,
): Promise<{ name: string; relative: number }> {
  const reference = await runOnce(createEagerEngine("cpu"), step, variables, inputs);
  const actual = await runOnce(engine, step, variables, inputs);
  const outputs = largestDifference(reference.outputs, actual.outputs);
  const updated = largestDifference(reference.variables, actual.variables);
  return outputs.relative > updated.relative ? outputs : updated;
}
