/** The gradient penalty by values worked out by hand, and the critic that it needs. */
import { describe, expect, test } from "vitest";
import { gradientsOf } from "../../../../electron/gan/gradients.ts";
import { gradientPenalty } from "../../../../electron/gan/systems/wganGp.ts";
import { completeConfiguration, refuseContradictions } from "../../../../shared/configuration.ts";
import { brokenRules } from "../../../../shared/settings/rules.ts";
import { readStoredConfiguration, storedConfiguration } from "../../../../shared/storedConfiguration.ts";
import { networkFor } from "../../../../shared/networks/networks.ts";
import { countedStream } from "../counted.ts";
import { drawn, networkOf, planStep, scalarOf, tf, valuesOf } from "../tensorflow.ts";

const at = drawn([4, 3, 2, 2], countedStream(5));

/** f(x) = Σ w x, the same weight everywhere, for each sample. */
function linear(w: tf.Tensor): (x: tf.Tensor) => tf.Tensor {
  return (x) => tf.sum(tf.mul(x, w), [1, 2, 3]);
}

describe("the penalty", () => {
  test("of a linear critic with 3 × 2 × 2 weights of 0.5 is (√3 - 1)², the norm over all of them", () => {
    const w = tf.fill([3, 2, 2], 0.5);
    expect(scalarOf(tf.tidy(() => gradientPenalty(linear(w), at)))).toBeCloseTo((Math.sqrt(3) - 1) ** 2, 6);
    expect((Math.sqrt(3) - 1) ** 2).toBeCloseTo(0.535898, 6);
  });

  test("of a critic whose weights are 0 is 1, and its gradient is finite", () => {
    const { gradients, results } = tf.tidy(() =>
      gradientsOf({ w: tf.zeros([3, 2, 2]) }, ({ w }) => {
        const loss = gradientPenalty(linear(w!), at);
        return { loss, results: { values: { loss } } };
      }),
    );
    expect(scalarOf(results.values.loss)).toBeCloseTo(1, 5);
    expect(valuesOf(gradients.w).every(Number.isFinite)).toBe(true);
  });

  test("is 0 for a critic with gradient 1 at every sample", () => {
    const w = tf.fill([3, 2, 2], 1 / Math.sqrt(12));
    expect(scalarOf(tf.tidy(() => gradientPenalty(linear(w), at)))).toBeCloseTo(0, 10);
  });
});

test("one ε for each sample, λ 10 and Adam 1e-4 (0, 0.9) are the paper's", () => {
  const settings = completeConfiguration({ system: "wgan-gp" });
  expect(settings).toMatchObject({ gradientPenalty: 10, nCritic: 5, learningRate: 1e-4, beta1: 0, beta2: 0.9 });
  expect(settings.optimizer).toBe("adam");
  const ones = (shape: number[]) => tf.ones(shape);
  const seen: tf.Tensor[] = [];
  const f = (x: tf.Tensor) => {
    seen.push(tf.keep(x.clone()));
    return tf.sum(x, [1, 2, 3]);
  };
  const epsilon = tf.tensor([0, 0.25, 1], [3, 1, 1, 1]);
  const { loss, series } = planStep(settings, "critic").loss(
    { critic: networkOf(f), generator: networkOf(() => tf.zeros([3, 2, 2, 1])) },
    { x: ones([3, 2, 2, 1]), z: ones([3, 1]), epsilon },
  );
  // Real, fake, and between them: ε of the way to the real sample, the same for all of its numbers.
  expect(valuesOf(seen.at(-1))).toEqual([0, 0, 0, 0, 0.25, 0.25, 0.25, 0.25, 1, 1, 1, 1]);
  // The gradient of a sum of four numbers has length 2.
  expect(scalarOf(series?.gradientPenalty)).toBeCloseTo(1, 5);
  expect(scalarOf(loss)).toBeCloseTo(-4 + 10, 4);
});

test("its critic has no batch norm, and biases in the place of it", () => {
  const settings = completeConfiguration({ system: "wgan-gp", imageSize: 32 });
  const network = networkFor("critic without batch norm", settings);
  expect(network.some(({ kind }) => kind === "batchNorm")).toBe(false);
  const biases = network.flatMap((layer) => (layer.kind === "convolution" ? [layer.bias !== null] : []));
  expect(biases).toEqual([true, true, true, false]);
});

test.each(["layer", "instance", "none"] as const)(
  "its critic may have the norm %s, of each sample by itself",
  (criticNorm) => {
    const settings = completeConfiguration({ system: "wgan-gp", imageSize: 32, criticNorm });
    expect(brokenRules(settings)).toEqual([]);
    const kinds = networkFor("critic without batch norm", settings).map(({ kind }) => kind);
    const expected = { layer: "layerNorm", instance: "instanceNorm", none: undefined }[criticNorm];
    const found = kinds.filter((kind) => /Norm$/.test(kind));
    expect(found).toEqual(expected === undefined ? [] : [expected, expected]);
  },
);

test("batch norm is refused with the reason, and was never there in runs of earlier versions", () => {
  const settings = completeConfiguration({ system: "wgan-gp", criticNorm: "batch" });
  expect(() => {
    refuseContradictions(settings);
  }).toThrow(/criticNorm \(--critic-norm\) cannot be batch.*whole batch \(Gulrajani.*Choose layer, instance or none/);
  expect(networkFor("critic without batch norm", settings)).toEqual(
    networkFor("critic without batch norm", { ...settings, criticNorm: "none" }),
  );
  const recorded = Object.entries(storedConfiguration(completeConfiguration({ system: "wgan-gp" })));
  const earlier = Object.fromEntries(recorded.filter(([name]) => name !== "criticNorm"));
  const { configuration } = readStoredConfiguration(earlier, "x");
  expect(configuration.criticNorm).toBe("none");
  expect(brokenRules(configuration)).toEqual([]);
  expect(brokenRules(completeConfiguration({ system: "wgan-gp", critic: "mlp", criticNorm: "batch" }))).toEqual([]);
});
