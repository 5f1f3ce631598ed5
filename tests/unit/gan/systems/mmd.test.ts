/** The maximum mean discrepancy by values worked out by hand, by its closed form, and by what PyTorch makes of it. */
import { describe, expect, it, test } from "vitest";
import { medianDistance, medianDistanceOf } from "../../../../electron/gan/medianDistance.ts";
import { mmdEstimates } from "../../../../electron/gan/mmd.ts";
import { openStream, seedStream } from "../../../../electron/domains/streams.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { countedStream } from "../counted.ts";
import { drawn, networkOf, planStep, recording, relativeError, scalarOf, tf, valuesOf } from "../tensorflow.ts";

const column = (...values: number[]) => tf.tensor2d(values, [values.length, 1]);
const bandwidth = (value: number, ...factors: number[]) => ({ bandwidth: tf.scalar(value), factors });

describe("estimates of two and two numbers", () => {
  const of = (factors: number[]) => mmdEstimates(column(0, 1), column(0, 2), bandwidth(1, ...factors));

  it("are those worked out by hand", () => {
    const { biased, unbiased, linear } = of([1]);
    expect(scalarOf(biased)).toBeCloseTo(0.1967346702, 6);
    expect(Math.sqrt(scalarOf(biased))).toBeCloseTo(0.4435478217, 6);
    expect(scalarOf(unbiased)).toBeCloseTo(-0.4323323584, 6);
    // k(0, 1) + k(0, 2) - k(0, 2) - k(1, 0): the one pair that there is.
    expect(scalarOf(linear)).toBeCloseTo(0, 6);
  });

  it("add up over the kernels of a mixture", () => {
    const single = [0.5, 2].map((factor) => of([factor]));
    const both = of([0.5, 2]);
    for (const estimate of ["biased", "unbiased"] as const) {
      const sum = single.reduce((total, each) => total + scalarOf(each[estimate]), 0);
      expect(scalarOf(both[estimate]), estimate).toBeCloseTo(sum, 6);
    }
  });

  it("are 0, and their unbiased part below it, where the two are the same", () => {
    const same = mmdEstimates(column(0, 1), column(0, 1), bandwidth(1, 1));
    expect(scalarOf(same.biased)).toBeCloseTo(0, 6);
    expect(scalarOf(same.unbiased)).toBeCloseTo(Math.exp(-0.5) - 1, 6);
  });
});

describe("of N(0, 1) and N(d, 1)", () => {
  /** 2σ / √(σ² + 2) · (1 − e^{−d² / 2(σ² + 2)}) */
  const exact = (sigma: number, d: number) =>
    ((2 * sigma) / Math.sqrt(sigma ** 2 + 2)) * (1 - Math.exp(-(d ** 2) / (2 * (sigma ** 2 + 2))));

  /** 240 points that stand for N(0, 1): each has as much of it as another, and lies in the middle of that. */
  const points = quantiles(240);

  it.each([
    [1, 1, 0.17726763],
    [2, 1, 0.13056692],
    [5, 1, 0.03531094],
    [1, 4, 1.07446796],
    [2, 4, 1.20254084],
    [5, 4, 0.49350539],
  ])("at σ %d and d %d it is %d", (sigma, d, value) => {
    expect(exact(sigma, d)).toBeCloseTo(value, 8);
    const there = points.map((point) => point + d);
    const { biased } = mmdEstimates(column(...points), column(...there), bandwidth(sigma, 1));
    expect(scalarOf(biased) / value).toBeCloseTo(1, 2);
  });

  it.each([
    ["unbiased", 1],
    ["unbiased", 0],
    ["linear", 1],
    ["linear", 0],
  ] as const)("batches of 40 have an %s estimate that is right on the average at d %d", (which, d) => {
    const stream = openStream(seedStream(1, "data"));
    const values = Array.from({ length: 60 }, () =>
      tf.tidy(() => {
        const [x, y] = [stream.normals(40), stream.normals(40).map((value) => value + d)];
        return scalarOf(mmdEstimates(column(...x), column(...y), bandwidth(1, 1))[which]);
      }),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    expect(Math.abs(mean - exact(1, d))).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
    // Of one distribution it is about as often below 0 as above.
    if (d === 0) expect(Math.abs(values.filter((value) => value < 0).length - 30)).toBeLessThan(18);
  });
});

/** The middle of each of `count` equal parts of N(0, 1), off its distribution function. */
function quantiles(count: number): number[] {
  const steps = 4000;
  const cumulated = [0];
  for (let i = 0; i < steps; i++) {
    const x = -8 + (16 * (i + 0.5)) / steps;
    cumulated.push(cumulated[i]! + ((16 / steps) * Math.exp(-(x ** 2) / 2)) / Math.sqrt(2 * Math.PI));
  }
  return Array.from({ length: count }, (_, i) => {
    const at = cumulated.findIndex((value) => value >= (i + 0.5) / count);
    return -8 + (16 * at) / steps;
  });
}

describe("the step", () => {
  const settings = completeConfiguration({ system: "mmd", domain: "points" });
  const asIs = { generator: networkOf((z) => z) };
  const recorded = recording("mmd") as Readonly<Record<"biased" | "unbiased" | "linear" | "loss", number>> & {
    readonly gradient: readonly number[];
  };
  const shape = [16, 2, 2, 3];
  const real = drawn(shape, countedStream(1));
  const numbers = countedStream(2);
  const fake = drawn(shape, () => Math.fround(numbers()) * 0.5 + 0.25);
  const measured = { medianDistance: tf.scalar(1.5) };

  it("has PyTorch's loss and estimates, by the median distance", () => {
    const { loss, series } = planStep(settings, "generator").loss(asIs, { x: real, z: fake }, measured);
    expect(scalarOf(loss)).toBeCloseTo(recorded.loss, 6);
    expect(scalarOf(series?.mmd)).toBeCloseTo(Math.sqrt(recorded.biased), 6);
    expect(scalarOf(series?.mmdSquaredUnbiased)).toBeCloseTo(recorded.unbiased, 5);
    expect(scalarOf(series?.mmdSquaredLinear)).toBeCloseTo(recorded.linear, 5);
    expect(scalarOf(series?.medianDistance)).toBe(1.5);
  });

  it("has PyTorch's gradient, by a fixed bandwidth", () => {
    const fixed = { ...settings, bandwidthFrom: "fixed", bandwidth: 1.5 } as const;
    const gradient = tf.grad(
      (z) => planStep(fixed, "generator").loss(asIs, { x: real, z }, { medianDistance: tf.scalar(7) }).loss,
    )(fake);
    expect(relativeError(valuesOf(gradient), recorded.gradient)).toBeLessThan(1e-5);
  });

  it("has a finite loss and gradient where the two batches are the same", () => {
    const loss = (z: tf.Tensor) =>
      planStep(settings, "generator").loss(asIs, { x: real, z }, measured).loss as tf.Scalar;
    expect(scalarOf(loss(real))).toBeLessThan(2.5e-3);
    for (const value of valuesOf(tf.grad(loss)(real))) expect(Math.abs(value)).toBeLessThan(1e-3);
  });
});

describe("the median distance", () => {
  test("is that of all pairs, the mean of the middle two where their number is even", () => {
    // 3, 4 and 5 apart.
    expect(medianDistanceOf(Float32Array.of(0, 0, 3, 0, 3, 4), 3)).toBeCloseTo(4, 12);
    // 1, 3, 7, 2, 6 and 4 apart.
    expect(medianDistanceOf(Float32Array.of(0, 1, 3, 7), 4)).toBe(3.5);
  });

  test("of numbers of N(0, 1) comes to √2 times the upper quartile", () => {
    const stream = openStream(seedStream(3, "data"));
    const { samples: count, from } = medianDistance;
    const medians = Array.from({ length: 8 }, () => from(stream.normals(count), count));
    const mean = medians.reduce((sum, value) => sum + value, 0) / medians.length;
    expect(mean / (Math.SQRT2 * 0.6744897502)).toBeCloseTo(1, 1);
  });
});
