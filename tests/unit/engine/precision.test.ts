/** What is compiled, against float64, over more than ten orders of magnitude: nothing small may be lost. */
import type { Tensor } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { iteration, iterationInputs, stepInputs } from "../../../electron/gan/iteration.ts";
import { stepOf } from "../../../electron/gan/step.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { systemNames } from "../../../shared/systems.ts";
import { runOnce } from "./compare.ts";

const engine = createCompiledEngine({ threads: 1 });

interface Case {
  readonly compute: (x: Tensor) => Tensor;
  readonly exact: (x: number) => number;
  readonly domain?: (x: number) => boolean;
  /** Default 4e-7: three and a half of float32's roundings. */
  readonly relative?: number;
  /** Where this is allowed, whatever the size. */
  readonly absolute?: number;
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const { SELU_SCALE: seluScale, SELU_SCALEALPHA: seluScaleAlpha } = tf.backend_util;
const positive = (x: number) => x > 0;

const cases: Record<string, Case> = {
  log1p: { compute: tf.log1p, exact: Math.log1p, domain: (x) => x > -1 },
  expm1: { compute: tf.expm1, exact: Math.expm1 },
  elu: { compute: tf.elu, exact: (x) => (x >= 0 ? x : Math.expm1(x)) },
  selu: { compute: tf.selu, exact: (x) => (x >= 0 ? seluScale * x : seluScaleAlpha * Math.expm1(x)) },
  softplus: { compute: tf.softplus, exact: softplus },
  "log1p of exp": { compute: (x) => tf.log1p(tf.exp(x)), exact: softplus },
  exp: { compute: tf.exp, exact: Math.exp },
  log: { compute: tf.log, exact: Math.log, domain: positive },
  sqrt: { compute: tf.sqrt, exact: Math.sqrt, domain: positive },
  rsqrt: { compute: tf.rsqrt, exact: (x) => 1 / Math.sqrt(x), domain: positive },
  reciprocal: { compute: tf.reciprocal, exact: (x) => 1 / x },
  square: { compute: tf.square, exact: (x) => x * x },
  pow: { compute: (x) => tf.pow(x, 1.7), exact: (x) => x ** 1.7, domain: positive, relative: 3e-6 },
  sin: { compute: tf.sin, exact: Math.sin },
  cos: { compute: tf.cos, exact: Math.cos },
  tanh: { compute: tf.tanh, exact: Math.tanh },
  // ONNX Runtime's sigmoid is 0 below -18, and the gradients of every GAN have its bits.
  sigmoid: { compute: tf.sigmoid, exact: (x) => 1 / (1 + Math.exp(-x)), absolute: 1.5e-7 },
};

/** From 1e-12 to 80, sixteen to a decade, of both signs. */
const magnitudes = Array.from({ length: 222 }, (_, index) => 10 ** (-12 + index / 16));
const xs = Float32Array.from([...magnitudes, ...magnitudes.map((x) => -x)]);
/** Below this, float32 loses digits of its own. */
const smallestNormal = 2 ** -126;

async function compiled(compute: (x: Tensor) => Tensor, data: Float32Array): Promise<ArrayLike<number>> {
  const step = ({ x }: Record<string, Tensor>) => ({ variables: {}, outputs: { y: compute(x!) } });
  return (await runOnce(engine, step, {}, { x: { shape: [data.length], data } })).outputs.y!.data;
}

it.each(Object.entries(cases))(
  "%s keeps its digits",
  async (_, { compute, exact, domain, relative = 4e-7, absolute }) => {
    const inDomain = xs.filter(domain ?? (() => true));
    const computed = await compiled(compute, inDomain);
    for (const [index, x] of inDomain.entries()) {
      const expected = exact(x);
      if (Math.abs(expected) < smallestNormal) continue;
      const allowed = absolute ?? relative * Math.abs(expected);
      expect(Math.abs(computed[index]! - expected), `at ${x}: ${computed[index]} for ${expected}`).toBeLessThan(
        allowed,
      );
    }
  },
);

it.each([
  ["log1p", tf.log1p, Math.log1p, [-1, -2, 0, Infinity, NaN, 3e38]],
  ["expm1", tf.expm1, Math.expm1, [0, Infinity, -Infinity, NaN, -200]],
] as const)("%s has the right limits", async (_, compute, exact, limits) => {
  expect([...Array.from(await compiled(compute, Float32Array.from(limits)))]).toEqual(
    limits.map((x) => Math.fround(exact(Math.fround(x)))),
  );
});

it.each(["log1p", "expm1"] as const)(
  "%s of one repeated number is computed while tracing, as exactly",
  async (name) => {
    const compute = (x: Tensor) => tf.mul(x, tf[name](tf.fill([1], 1e-10)));
    expect((await compiled(compute, Float32Array.of(1)))[0]).toBe(Math.fround(1e-10));
  },
);

it.each(systemNames)("training %s asks for neither log1p nor expm1: its bits do not depend on them", async (system) => {
  const settings = completeConfiguration({ system, imageSize: 16, nf: 2, nz: 4, batch: 2, nCritic: 1 });
  const of = systemOf(settings);
  const steps = of.plan(settings).map((plan) => [stepOf(of, settings, plan), stepInputs(plan, settings)] as const);
  const all = [...steps, [iteration(of, settings), iterationInputs(of, settings)] as const];
  const variables = Object.entries(initialiseVariables(settings, () => 0.1)).map(
    ([name, { shape, data }]) => [name, tf.tensor(data, [...shape])] as const,
  );
  for (const [step, inputs] of all) {
    const given = Object.entries(inputs).map(([name, { shape }]) => [name, tf.ones([...shape])] as const);
    const tensors = { ...Object.fromEntries(variables), ...Object.fromEntries(given) };
    const { kernelNames } = await tf.profile(() => Object.values(step(tensors).outputs));
    expect(kernelNames.length).toBeGreaterThan(10);
    expect(kernelNames).not.toContain("Log1p");
    expect(kernelNames).not.toContain("Expm1");
  }
});
