import { describe, expect, it } from "vitest";
import {
  distributionNames,
  drawPoints,
  shownRange,
  type DistributionName,
} from "../../../../electron/domains/points/distributions.ts";
import { openStream, seedStream } from "../../../../electron/domains/streams.ts";

const count = 20_000;

function draw(name: DistributionName, seed = 1): [x: number, y: number][] {
  const points = drawPoints(name, openStream(seedStream(seed, "data")), count);
  return Array.from({ length: count }, (_, at) => [points[2 * at]!, points[2 * at + 1]!]);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Distances of points from the nearest of some centres, and how many are nearest to each. */
function aroundCentres(points: readonly [number, number][], centres: readonly [number, number][]) {
  const counts = centres.map(() => 0);
  const squares = points.map(([x, y]) => {
    const distances = centres.map(([cx, cy]) => (x - cx) ** 2 + (y - cy) ** 2);
    const least = Math.min(...distances);
    counts[distances.indexOf(least)]! += 1;
    return least;
  });
  // Two dimensions: the mean square distance is 2 σ².
  return { counts, sigma: Math.sqrt(mean(squares) / 2) };
}

/** Five standard deviations of a count that has this mean. */
const within = (expected: number): number => 5 * Math.sqrt(expected);

describe("the distributions", () => {
  it("ring: 8 Gaussians, equally often, σ 0.02, on the circle of radius 2", () => {
    const centres = Array.from({ length: 8 }, (_, at): [number, number] => [
      2 * Math.cos((Math.PI * at) / 4),
      2 * Math.sin((Math.PI * at) / 4),
    ]);
    const { counts, sigma } = aroundCentres(draw("ring"), centres);
    for (const found of counts) expect(Math.abs(found - count / 8)).toBeLessThan(within(count / 8));
    expect(sigma).toBeCloseTo(0.02, 3);
  });

  it("grid: 25 Gaussians, equally often, 0.7072 apart, σ 0.01768", () => {
    const centres = Array.from({ length: 25 }, (_, at): [number, number] => [
      (2 * ((at % 5) - 2)) / 2.828,
      (2 * (Math.floor(at / 5) - 2)) / 2.828,
    ]);
    const { counts, sigma } = aroundCentres(draw("grid"), centres);
    for (const found of counts) expect(Math.abs(found - count / 25)).toBeLessThan(within(count / 25));
    expect(sigma).toBeCloseTo(0.01768, 3);
  });

  it("swiss-roll: the distance from the middle grows with the angle, from 1.5π to 4.5π over 7.5", () => {
    const radii = draw("swiss-roll").map(([x, y]) => Math.hypot(x, y));
    expect(mean(radii)).toBeCloseTo((3 * Math.PI) / 7.5, 2);
    expect(Math.min(...radii)).toBeGreaterThan((1.5 * Math.PI - 1.5) / 7.5);
    expect(Math.max(...radii)).toBeLessThan((4.5 * Math.PI + 1.5) / 7.5);
  });

  it("moons: half of the points on each half circle, their middle at the origin", () => {
    const points = draw("moons");
    const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
    expect(Math.hypot(x, y)).toBeLessThan(0.03);
    const nearUpper = points.filter((point) => Math.abs(Math.hypot(point[0] + 0.5, point[1] + 0.25) - 1) < 0.4);
    const nearLower = points.filter((point) => Math.abs(Math.hypot(point[0] - 0.5, point[1] - 0.25) - 1) < 0.4);
    for (const near of [nearUpper, nearLower]) expect(near.length).toBeGreaterThan(count / 2 - within(count / 2));
    expect(new Set([...nearUpper, ...nearLower]).size).toBeGreaterThan(0.999 * count);
  });

  it("line: (0, z), z uniform in [0, 1)", () => {
    const points = draw("line");
    expect(points.every(([x, y]) => x === 0 && y >= 0 && y <= 1)).toBe(true);
    expect(mean(points.map(([, y]) => y))).toBeCloseTo(0.5, 2);
    expect(mean(points.map(([, y]) => y ** 2))).toBeCloseTo(1 / 3, 2);
  });

  it.each(distributionNames)(
    "%s: lies within the axes, comes again from its seed, and is another from another",
    (name) => {
      const points = draw(name);
      expect(points.flat().every((value) => Math.abs(value) < shownRange)).toBe(true);
      expect(draw(name)).toEqual(points);
      expect(draw(name, 2)).not.toEqual(points);
    },
  );
});
