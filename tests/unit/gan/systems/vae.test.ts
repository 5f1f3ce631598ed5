/** The VAE's loss by values worked out by hand and by closed forms. */
import { describe, expect, test } from "vitest";
import { klDivergence, reconstructionLoss } from "../../../../electron/gan/systems/vae.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { networkOf, planStep, scalarOf, tf, tinySettings } from "../tensorflow.ts";

describe("the likelihood of a sample", () => {
  const images = tf.ones([2, 64, 64, 3]);

  test.each([
    [0.1, -17_002.25],
    [1, 11_291.92],
  ])("of 12,288 numbers that are the mean has, at σ %d, −log N = %d nats: the constant is there", (σ, expected) => {
    expect(scalarOf(reconstructionLoss(images, images, tf.scalar(σ)))).toBeCloseTo(expected, 1);
  });

  test("counts the squares of all numbers, over 2 σ², as a mean over the batch", () => {
    const [x, mean] = [tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[0, 0], [3, 2]])]; // prettier-ignore
    const constant = Math.log(2 * Math.PI * 0.25);
    expect(scalarOf(reconstructionLoss(x, mean, tf.scalar(0.5)))).toBeCloseTo((5 + 4) / 2 / 0.5 + constant, 5);
  });

  test("is best where σ² is the mean square error: its slope by σ is 0 there, and only there", () => {
    const [x, mean] = [tf.tensor2d([[1, -1, 2]]), tf.tensor2d([[0, 1, 0]])];
    const slope = (σ: number) => scalarOf(tf.grad((sigma) => reconstructionLoss(x, mean, sigma))(tf.scalar(σ)));
    expect(slope(Math.sqrt(9 / 3))).toBeCloseTo(0, 5);
    expect([Math.sign(slope(1.6)), Math.sign(slope(1.9))]).toEqual([-1, 1]);
  });
});

describe("the KL divergence from N(0, 1)", () => {
  test.each([
    ["N(1, 1)", 1, 1, 0.5],
    ["N(0, 0.5²)", 0, 0.5, 0.318147],
    ["N(0, 1)", 0, 1, 0],
  ])("of %s", (_, mean, deviation, expected) => {
    const of = (value: number) => tf.fill([3, 1], value);
    expect(scalarOf(klDivergence(of(mean), of(2 * Math.log(deviation))))).toBeCloseTo(expected, 5);
  });

  test("is summed over the dimensions of z", () => {
    expect(scalarOf(klDivergence(tf.ones([2, 7]), tf.zeros([2, 7])))).toBeCloseTo(3.5, 5);
  });
});

describe("the step", () => {
  const pictures = { ...tinySettings, system: "vae", noiseStd: 0.2 } as const;
  /** m = 1 and s = e in both dimensions, whatever comes in. */
  const encoder = networkOf((x) => tf.tile(tf.tensor2d([[1, 1, 2, 2]]), [x.shape[0], 1]));
  const noise = networkOf((x) => tf.mul(x, 0.2));

  test("draws z = m + s ε, and takes its noise as an input", () => {
    let seen: tf.Tensor | undefined;
    const generator = networkOf((z) => (seen = z));
    const epsilon = tf.tensor2d([[0, 1], [-1, 2]]); // prettier-ignore
    planStep(pictures, "elbo").loss({ encoder, noise, generator }, { x: tf.zeros([2, 2]), epsilon });
    const drawn = [1, 1 + Math.E, 1 - Math.E, 1 + 2 * Math.E];
    for (const [at, value] of [...seen!.dataSync()].entries()) expect(value).toBeCloseTo(drawn[at]!, 5);
  });

  test.each([
    ["images", Math.log2(127.5)],
    ["points", 0],
  ])("gives %s in bits per number, and the error that σ is to meet", (domain, levels) => {
    const settings = completeConfiguration({ system: "vae", domain });
    const x = tf.fill([4, 2], 0.3);
    const inputs = { x, epsilon: tf.zeros([4, 2]) };
    const zero = networkOf((z) => tf.zerosLike(z));
    const { loss, series } = planStep(settings, "elbo").loss({ encoder, noise, generator: zero }, inputs);
    const kl = 1 + Math.E ** 2 - 1 - 2;
    const nats = 0.09 / 0.04 + Math.log(2 * Math.PI * 0.04) + kl;
    expect(scalarOf(loss)).toBeCloseTo(nats, 4);
    expect(scalarOf(series?.klDivergence)).toBeCloseTo(kl, 4);
    expect(scalarOf(series?.bitsPerDimension)).toBeCloseTo(nats / 2 / Math.LN2 + levels, 4);
    expect(scalarOf(series?.reconstructionError)).toBeCloseTo(0.3, 5);
    expect(scalarOf(series?.noiseStd)).toBeCloseTo(0.2, 6);
  });
});
