/** The sliced Wasserstein distance: against SciPy where random things are given, and against what it must be. */
import { describe, expect, it } from "vitest";
import { openStream, seedStream } from "../../../electron/domains/streams.ts";
import { pyramidLevel, pyramidSides } from "../../../electron/evaluation/laplacianPyramid.ts";
import { slicedWasserstein } from "../../../electron/evaluation/metrics/slicedWasserstein.ts";
import { createMultiply, type Matrix } from "../../../electron/evaluation/multiply.ts";
import {
  drawCorners,
  normalisedPatches,
  patchesPerImage,
  patchNumbers,
  patchSide,
} from "../../../electron/evaluation/patches.ts";
import { drawDirections, slicedDistance } from "../../../electron/evaluation/slicedDistance.ts";
import { byte, countedImages, number, numpy } from "./counted.ts";

const multiply = createMultiply();
const matrix = (rows: number, values: readonly number[]): Matrix => ({
  rows,
  columns: values.length / rows,
  values: Float32Array.from(values),
});

describe("the Laplacian pyramid", () => {
  const plane = Float32Array.from({ length: 64 * 64 }, (_, i) => byte(i, 1));

  it.each(numpy.pyramid.map((recorded, level) => ({ level, ...recorded })))(
    "is SciPy's at $side px",
    ({ level, side, first, last, sum }) => {
      expect(pyramidSides(64)[level]).toBe(side);
      const found = pyramidLevel(plane, 64, level, level === 2);
      expect(found).toHaveLength(side * side);
      for (const [at, value] of first.entries()) expect(found[at]).toBeCloseTo(value, 3);
      for (const [at, value] of last.entries()) expect(found[side * (side - 1) + side - 8 + at]).toBeCloseTo(value, 3);
      expect(found.reduce((total, value) => total + value, 0)).toBeCloseTo(sum, 0);
    },
  );

  it("ends at 16 px", () => {
    expect([16, 32, 256].map(pyramidSides)).toEqual([[16], [32, 16], [256, 128, 64, 32, 16]]);
  });
});

describe("the distance of projected points", () => {
  it("is the distance of sorted points: SciPy's {0, 1, 3} and {5, 6, 8} are 5 apart", async () => {
    const both = await slicedDistance(matrix(3, [3, 0, 1]), matrix(3, [6, 8, 5]), matrix(2, [1, -1]), multiply);
    expect(both).toBeCloseTo(5, 6);
  });

  it("is what a shift has of each direction: of (3, 4), 3 and 4 along the axes", async () => {
    const [a, b] = [matrix(2, [0, 0, 1, 7]), matrix(2, [4, 11, 3, 4])];
    expect(await slicedDistance(a, b, matrix(2, [1, 0, 0, 1]), multiply)).toBeCloseTo(3.5, 6);
  });

  it("takes directions of length 1, no two alike, the same from the same stream", () => {
    const [one, same] = [0, 0].map((seed) => drawDirections(openStream(seedStream(seed, "metric")), 40, 147));
    expect(one).toEqual(same);
    const lengths = Array.from({ length: 40 }, (_, row) =>
      Math.hypot(...one!.values.subarray(147 * row, 147 * (row + 1))),
    );
    for (const length of lengths) expect(length).toBeCloseTo(1, 5);
    expect(new Set(one!.values).size).toBeGreaterThan(5000);
  });
});

describe("the patches", () => {
  it("lie within the level, all over it, as many of each image", () => {
    const corners = drawCorners(openStream(seedStream(16, "metric")), 20, 16);
    expect(corners).toHaveLength(2 * 20 * patchesPerImage);
    expect([Math.min(...corners), Math.max(...corners)]).toEqual([0, 16 - patchSide]);
  });

  it.each([
    ["colours", 3, numpy.sliced, [1, 2]],
    ["grey, which counts as colours", 1, numpy.slicedGrey, [3, 4]],
  ] as const)("have SciPy's distance: %s", async (_, channels, recorded, [real, fake]) => {
    const directions = Float32Array.from({ length: 64 * patchNumbers }, (__, i) => number(i, 5));
    for (let row = 0; row < 64; row++) {
      const direction = directions.subarray(patchNumbers * row, patchNumbers * (row + 1));
      const length = Math.hypot(...direction);
      direction.set(direction.map((value) => value / length));
    }
    const unit = { rows: 64, columns: patchNumbers, values: directions };
    for (const [level, side] of [32, 16].entries()) {
      const places = side - patchSide + 1;
      const patchesOf = (seed: number, cornerSeed: number): Matrix => {
        const corners = Uint16Array.from({ length: 2 * 3 * patchesPerImage }, (__, i) => byte(i, cornerSeed) % places);
        return normalisedPatches(countedImages(3, 32, channels, seed), level, corners);
      };
      const found = await slicedDistance(patchesOf(real, 7), patchesOf(fake, 8), unit, multiply);
      expect(found).toBeCloseTo(recorded[level]!, 5);
    }
  });

  it("of images of one colour are 0, and no NaN", () => {
    const images = { count: 1, shape: [16, 16, 3], values: new Uint8Array(768).fill(90) };
    const { values } = normalisedPatches(images, 0, drawCorners(openStream(seedStream(1, "metric")), 1, 16));
    expect(values.every((value) => value === 0)).toBe(true);
  });
});

describe("the metric", () => {
  const configuration = {} as Parameters<typeof slicedWasserstein.compute>[0]["configuration"];
  const of = (seed: number) => countedImages(4, 32, 3, seed);

  it("has a value for each level, their mean, and the floor, and repeats bit for bit", async () => {
    const real = { of: "counted", first: of(1), second: of(2) };
    const statistics = await slicedWasserstein.reference!(real, multiply);
    const samples = { configuration, generated: of(3), real: real.first, statistics, multiply };
    const values = await slicedWasserstein.compute(samples);
    expect(Object.keys(values)).toEqual(["swd", "swdFloor", "swd32", "swd16"]);
    expect(values.swd).toBeCloseTo((values.swd32! + values.swd16!) / 2, 9);
    expect(values.swdFloor).toBe(statistics.floor);
    expect(await slicedWasserstein.compute(samples)).toEqual(values);
    const declared = slicedWasserstein.series.map(({ tag }) => tag);
    for (const tag of Object.keys(values)) expect(declared).toContain(tag);
  });

  it("is as low as the floor for other real images, and higher for others", async () => {
    const real = { of: "counted", first: of(1), second: of(2) };
    const statistics = await slicedWasserstein.reference!(real, multiply);
    const compute = async (generated: ReturnType<typeof of>) =>
      (await slicedWasserstein.compute({ configuration, generated, real: real.first, statistics, multiply })).swd!;
    expect(await compute(real.second)).toBe(statistics.floor);
    const smooth = { ...of(2), values: of(2).values.map((_, i) => 100 + (i % 96)) };
    expect(await compute(smooth)).toBeGreaterThan(1.5 * statistics.floor!);
  });

  it("has no number where there are no images", async () => {
    const none = { ...of(1), count: 0 };
    const samples = { configuration, generated: none, real: none, statistics: {}, multiply };
    expect((await slicedWasserstein.compute(samples)).swd).toBeNaN();
  });
});
