/** The sphere by values worked out by hand, and what each constraint leaves of a critic step of the WGAN. */
import { describe, expect, test } from "vitest";
import { projectToSphere } from "../../../../electron/gan/constraints/sphere.ts";
import { initialiseVariables } from "../../../../electron/gan/initialiseVariables.ts";
import type { RunConfiguration } from "../../../../shared/configuration.ts";
import { countedStream } from "../counted.ts";
import { drawn, namedStep, rates, runStep, tf, tinySettings, toTensors, valuesOf } from "../tensorflow.ts";

const root = (values: readonly number[]) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

describe("the sphere", () => {
  test("gives each tensor by itself a root mean square of c, in the direction that it had", () => {
    const projected = projectToSphere({ "a/weight": tf.tensor2d([[3, 4]]), "a/scale": tf.tensor1d([-1]) }, 0.1);
    // (3, 4) has the norm 5, and the sphere in two dimensions the radius 0.1 √2.
    const [x, y] = valuesOf(projected["a/weight"]);
    expect(x).toBeCloseTo((0.1 * Math.SQRT2 * 3) / 5, 7);
    expect(y).toBeCloseTo((0.1 * Math.SQRT2 * 4) / 5, 7);
    expect(valuesOf(projected["a/scale"])[0]).toBeCloseTo(-0.1, 7);
  });

  test("is where clipped weights end that all lie at the clip", () => {
    const corner = tf.tensor1d([0.1, -0.1, 0.1]);
    const projected = projectToSphere({ "a/weight": corner }, 0.1);
    for (const [i, x] of valuesOf(projected["a/weight"]).entries()) expect(x).toBeCloseTo(valuesOf(corner)[i]!, 7);
  });

  test("leaves biases and shifts, and tensors of zeros", () => {
    const w = { "a/bias": tf.tensor1d([3, 4]), "a/shift": tf.tensor1d([5]), "a/weight": tf.zeros([2, 2]) };
    const projected = projectToSphere(w, 0.1);
    for (const [name, tensor] of Object.entries(w)) expect(valuesOf(projected[name]), name).toEqual(valuesOf(tensor));
  });
});

describe("a critic step of the WGAN", () => {
  const stepped = (constraint: RunConfiguration["constraint"]) => {
    const settings: RunConfiguration = { ...tinySettings, clip: 0.01, constraint };
    const variables = toTensors(initialiseVariables(settings, countedStream(1)));
    const inputs = { x: drawn([2, 16, 16, 3], () => 100), z: drawn([2, 8], countedStream(3)), ...rates(settings) };
    const outputs = runStep(namedStep(settings, "critic"), variables, inputs);
    const parameters = Object.entries(variables).filter(([name]) => /^critic\/.*\/(weight|scale|shift)$/.test(name));
    return { outputs, parameters: new Map(parameters.map(([name, tensor]) => [name, valuesOf(tensor)])) };
  };

  test("on the sphere has no share at the clip, and moves from where it stands without a constraint", () => {
    const [onSphere, free] = [stepped("sphere"), stepped("none")];
    expect(onSphere.parameters.size).toBe(5);
    for (const [name, values] of onSphere.parameters) {
      const factor = name.endsWith("/shift") ? 1 : 0.01 / root(free.parameters.get(name)!);
      for (const [i, x] of free.parameters.get(name)!.entries()) expect(values[i], name).toBeCloseTo(factor * x, 6);
    }
    for (const { outputs } of [onSphere, free]) expect(Object.keys(outputs)).not.toContain("clipShare");
  });

  test("without a constraint is the optimiser's alone; clipped, it is that step clipped", () => {
    const [free, clipped] = [stepped("none"), stepped("clip")];
    expect(Math.max(...free.parameters.get("critic/stage0/weight")!)).toBeGreaterThan(0.2);
    for (const [name, values] of clipped.parameters) {
      const limit = Math.fround(0.01);
      const expected = free.parameters.get(name)!.map((x) => Math.min(Math.max(x, -limit), limit));
      expect(values, name).toEqual(expected);
    }
    expect(Object.keys(clipped.outputs)).toContain("clipShare");
  });
});
