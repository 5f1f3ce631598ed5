/** EBGAN's losses by values worked out by hand, its estimate by closed forms. */
import { describe, expect, test } from "vitest";
import { pullingAway } from "../../../../electron/gan/series/pullingAway.ts";
import { energy } from "../../../../electron/gan/systems/ebgan.ts";
import { systemOf } from "../../../../electron/gan/systemOf.ts";
import type { RunConfiguration } from "../../../../shared/configuration.ts";
import { networkOf, planStep, scalarOf, tf, tinySettings, valuesOf } from "../tensorflow.ts";

const settings: RunConfiguration = { ...tinySettings, system: "ebgan", margin: 10, pullingAway: 0 };

/** An auto-encoder that makes 0 of everything: the energy of a sample is its length. */
const nothing = {
  encoder: networkOf((x) => x),
  decoder: networkOf((x) => tf.zerosLike(x)),
  generator: networkOf((z) => z),
};
const samples = (...lengths: number[]) => tf.tensor2d(lengths.map((length) => [0.6 * length, -0.8 * length]));

describe("the energy", () => {
  test("is the distance from the reconstruction over all numbers of a sample, not their mean", () => {
    const images = tf.tensor4d([1, 1, 1, 1, 2, 2, 2, 2], [2, 2, 2, 1]);
    expect(valuesOf(energy(nothing, images).energy)).toEqual([2, 4]);
  });

  test("has a finite gradient where the reconstruction is perfect", () => {
    const perfect = { encoder: networkOf((x) => x), decoder: networkOf((x) => x) };
    const gradient = tf.grad((x) => tf.sum(energy(perfect, x).energy))(samples(1, 2));
    expect(valuesOf(gradient).every(Number.isFinite)).toBe(true);
  });
});

describe("the discriminator's loss", () => {
  test.each([
    [3, 9],
    [12, 2],
  ])("with margin 10, at energies 2 of real and %d of generated samples, is %d", (fake, expected) => {
    const { loss } = planStep(settings, "critic").loss(nothing, { x: samples(2), z: samples(fake) });
    expect(scalarOf(loss)).toBeCloseTo(expected, 5);
  });

  test("closes the hinge for each sample by itself", () => {
    const { loss, series } = planStep(settings, "critic").loss(nothing, { x: samples(2, 4), z: samples(3, 12) });
    expect(scalarOf(loss)).toBeCloseTo(3 + 3.5, 5);
    const { realEnergy, fakeEnergy, lowestFakeEnergy, highestFakeEnergy, tvEstimate } = series!;
    const figures = [realEnergy, fakeEnergy, lowestFakeEnergy, highestFakeEnergy, tvEstimate].map(scalarOf);
    for (const [at, expected] of [3, 7.5, 3, 12, 0.35].entries()) expect(figures[at]).toBeCloseTo(expected, 5);
  });
});

describe("the TV estimate", () => {
  const estimate = (real: tf.Tensor, fake: tf.Tensor) =>
    scalarOf(planStep(settings, "critic").loss(nothing, { x: real, z: fake }).series?.tvEstimate);

  test("is 0 where all samples have one energy up to the margin, 1 where they are told apart", () => {
    for (const level of [0, 4, 10]) expect(estimate(samples(level), samples(level))).toBeCloseTo(0, 5);
    expect(estimate(samples(0, 0), samples(10, 30))).toBeCloseTo(1, 5);
  });

  test("for the best discriminator of N(0, 1) and N(1, 1) is their total variation, 0.382925", () => {
    // D is 0 where p > q, so below ½, and m elsewhere; the integral is a sum over a fine grid of equal weights.
    const density = (x: number, mean: number) => Math.exp(-((x - mean) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const [width, m] = [1e-3, settings.margin];
    let [real, hinge] = [0, 0];
    for (let x = -12 + width / 2; x < 13; x += width) {
      const level = x < 0.5 ? 0 : m;
      real += density(x, 0) * level * width;
      hinge += density(x, 1) * Math.max(0, m - level) * width;
    }
    expect(real + hinge).toBeCloseTo(6.170751, 5);
    // The same loss, of two samples with these mean energies.
    expect(estimate(samples(real), samples(m - hinge))).toBeCloseTo(0.382925, 5);
  });
});

describe("the pulling-away term", () => {
  test.each([
    [
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      1 / 3,
    ],
    [
      [
        [1, 0],
        [-1, 0],
      ],
      1,
    ],
    [
      [
        [3, 0, 0],
        [0, 5, 0],
      ],
      0,
    ],
  ])("of %j is %d: cosines are squared, and lengths do not count", (codes, expected) => {
    expect(scalarOf(pullingAway(tf.tensor2d(codes)))).toBeCloseTo(expected, 6);
  });

  test("takes codes of any shape, and one of 0 without NaN", () => {
    const codes = tf.tensor4d([1, 0, 0, 0, 0, 0, 0, 0], [2, 2, 2, 1]);
    expect(scalarOf(pullingAway(codes))).toBe(0);
    expect(valuesOf(tf.grad((x) => pullingAway(x))(codes)).every(Number.isFinite)).toBe(true);
  });

  test("is the generator's alone, with its weight; 0 leaves the energy", () => {
    const fakes = samples(2, 4); // parallel codes: the term is 1
    const loss = (pullingAwayWeight: number) =>
      scalarOf(planStep({ ...settings, pullingAway: pullingAwayWeight }, "generator").loss(nothing, { z: fakes }).loss);
    expect(loss(0)).toBeCloseTo(3, 5);
    expect(loss(0.1)).toBeCloseTo(3.1, 5);
  });
});

describe("the watch over the margin", () => {
  const [tooLarge, tooSmall] = systemOf(settings).watches!(settings);

  test("speaks of energies that all stay below a tenth of it, or above its tenfold", () => {
    expect(tooLarge!.shows({ lowestFakeEnergy: 0.1, highestFakeEnergy: 0.9 })).toBe(true);
    expect(tooLarge!.shows({ lowestFakeEnergy: 0.1, highestFakeEnergy: 1.1 })).toBe(false);
    expect(tooSmall!.shows({ lowestFakeEnergy: 101, highestFakeEnergy: 300 })).toBe(true);
    expect(tooSmall!.shows({ lowestFakeEnergy: 99, highestFakeEnergy: 300 })).toBe(false);
    expect(tooLarge!.says.text).toMatch(/^For 500 iterations no generated sample .* tenth of the margin 10:/);
  });
});
