/** The self-test runs what trains, and finds out what is wrong with any of it. */
import { expect, it } from "vitest";
import { createEngine } from "../../../electron/engine/createEngine.ts";
import type { Engine, StepFunction } from "../../../electron/engine/engine.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { holdAgainst, runPrograms } from "../../../electron/trainer/tasks/selfTest.ts";

const tolerance = 1e-4;
const reference = await runPrograms(await createEngine("cpu", { threads: 1, device: "cpu" }));

/** The compiled engine, with one of its programs made of another step. */
async function withProgram(wanted: string, tampered: (step: StepFunction) => StepFunction): Promise<Engine> {
  const engine = await createEngine("compiled", { threads: 1, device: "cpu" });
  const prepare = engine.prepare.bind(engine);
  engine.prepare = (name, step, signature) => prepare(name, name === wanted ? tampered(step) : step, signature);
  return engine;
}

/** A thousandth too much in all that a step returns. */
const slightlyWrong =
  (step: StepFunction): StepFunction =>
  (tensors) => {
    const { variables, outputs } = step(tensors);
    const off = (values: typeof outputs) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.mul(value, 1.001)]));
    return { variables: off(variables), outputs: off(outputs) };
  };

it("passes the compiled engine, which repeats bit for bit", async () => {
  const found = await holdAgainst(reference, await withProgram("none", (step) => step), tolerance);
  expect(found).toMatchObject({ available: true, repeats: true, passed: true });
  expect(found.largestDifference).toBeGreaterThan(0);
  expect(found.largestDifference).toBeLessThan(tolerance / 2);
});

it.each(["critic step", "generator step", "iteration", "samples"])("finds out a wrong %s", async (name) => {
  const found = await holdAgainst(reference, await withProgram(name, slightlyWrong), tolerance);
  expect(found.passed).toBe(false);
  expect(found.largestDifference).toBeGreaterThan(5e-4);
});
