/** MMD²: by hand, by its closed form for normal distributions, and against NumPy. */
import { describe, expect, it } from "vitest";
import type { SampleSet } from "../../../electron/domains/domain.ts";
import { openStream, seedStream } from "../../../electron/domains/streams.ts";
import { meanKernel, mmd } from "../../../electron/evaluation/metrics/mmd.ts";
import { createMultiply } from "../../../electron/evaluation/multiply.ts";
import { countedImages, countedPoints, numpy } from "./counted.ts";

const multiply = createMultiply();
const configuration = {} as Parameters<typeof mmd.compute>[0]["configuration"];

/** Numbers on a line. */
function line(...numbers: readonly number[]): SampleSet {
  return { count: numbers.length, shape: [1], values: Float32Array.from(numbers) };
}

async function unbiased(x: SampleSet, y: SampleSet, bandwidths: readonly number[]): Promise<number> {
  const [xx, yy, xy] = [await mean(x, x), await mean(y, y), await mean(x, y)];
  function mean(a: SampleSet, b: SampleSet): Promise<number> {
    return meanKernel(a, b, bandwidths, multiply);
  }
  return xx + yy - 2 * xy;
}

it("may be negative: of {0, 1} and {0, 2} with σ 1, e^-½ + e^-2 - 2 · mean(1, e^-2, e^-½, e^-½)", async () => {
  expect(await unbiased(line(0, 1), line(0, 2), [1])).toBeCloseTo(-0.4323323584, 9);
});

describe("of two normal distributions", () => {
  const draws = openStream(seedStream(3, "metric"));
  const normal = (mean: number): SampleSet => line(...draws.normals(2000).map((value) => value + mean));
  const [zero, one, four] = [normal(0), normal(1), normal(4)];
  /** 2σ / √(σ² + 2) · (1 − e^(−d² / 2(σ² + 2))) */
  const exact = (sigma: number, d: number): number =>
    ((2 * sigma) / Math.sqrt(sigma ** 2 + 2)) * (1 - Math.exp(-(d ** 2) / (2 * (sigma ** 2 + 2))));

  it.each([
    [1, 0.17726763, one, 1],
    [2, 0.13056692, one, 1],
    [5, 0.03531094, one, 1],
    [1, 1.07446796, four, 4],
    [5, 0.49350539, four, 4],
  ])("is the closed form's: σ %d, %d", async (sigma, expected, other, d) => {
    expect(exact(sigma, d)).toBeCloseTo(expected, 8);
    expect(Math.abs((await unbiased(zero, other, [sigma])) - expected)).toBeLessThan(0.06 * Math.sqrt(expected));
  });
});

describe("the metric", () => {
  it.each([
    ["points", countedPoints(40, 1, 2, 0), countedPoints(40, 2, 1.5, 0.25), numpy.mmdOfPoints, 7],
    ["images", countedImages(24, 16, 3, 1), countedImages(24, 16, 3, 2), numpy.mmdOfImages, 4],
  ] as const)("of %s is NumPy's", async (_, real, generated, recorded, digits) => {
    const statistics = await mmd.reference!({ of: "counted", first: real, second: real }, multiply);
    expect(statistics.median).toBeCloseTo(recorded.median, digits);
    expect(statistics.withinReal).toBeCloseTo(recorded.withinReal, digits);
    const { sampleMmd2 } = await mmd.compute({ configuration, generated, real, statistics, multiply });
    expect(sampleMmd2).toBeCloseTo(recorded.mmd2, digits);
  });

  it.each([
    ["a single sample", countedPoints(1, 1, 1, 0)],
    ["samples that are all the same", countedPoints(9, 1, 0, 1)],
  ])("has no number where real samples are %s", async (_, real) => {
    const statistics = await mmd.reference!({ of: "counted", first: real, second: real }, multiply);
    const { sampleMmd2 } = await mmd.compute({ configuration, generated: real, real, statistics, multiply });
    expect(sampleMmd2).toBeNaN();
  });
});
