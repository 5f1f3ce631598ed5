import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  distributionNames,
  drawPoints,
  modesOf,
  shownRange,
  type DistributionName,
  type PointSettings,
} from "../../../../electron/domains/points/distributions.ts";
import { openStream, seedStream } from "../../../../electron/domains/streams.ts";

const count = 20_000;

/** A distribution with settings of its own where it has such. */
function settingsOf(distribution: DistributionName, own: Partial<PointSettings> = {}): PointSettings {
  return { distribution, ringRadius: 2, gridSpacing: 1, modeStd: 0.02, ...own };
}

function draw(settings: PointSettings, seed = 1): [x: number, y: number][] {
  const points = drawPoints(settings, openStream(seedStream(seed, "data")), count);
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

describe("rings and grids", () => {
  /** Radius or spacing, and σ, worked out by hand from each paper's definition. */
  const rings: [DistributionName, Partial<PointSettings>, radius: number, sigma: number][] = [
    ["ring", {}, 2, 0.02],
    ["ring-wgan-gp", {}, 1.41443, 0.014144],
    ["ring-veegan", {}, 1, 0.01],
    ["ring-own", { ringRadius: 3.5, modeStd: 0.1 }, 3.5, 0.1],
  ];
  const grids: [DistributionName, Partial<PointSettings>, spacing: number, sigma: number][] = [
    ["grid", {}, 0.707214, 0.01768],
    ["grid-veegan", {}, 2, 0.05],
    ["grid-own", { gridSpacing: 0.5, modeStd: 0.03 }, 0.5, 0.03],
  ];
  const ringCentres = (radius: number): [number, number][] =>
    Array.from({ length: 8 }, (_, at) => [
      radius * Math.cos((Math.PI * at) / 4),
      radius * Math.sin((Math.PI * at) / 4),
    ]);
  const gridCentres = (spacing: number): [number, number][] =>
    Array.from({ length: 25 }, (_, at) => [spacing * ((at % 5) - 2), spacing * (Math.floor(at / 5) - 2)]);

  it.each([
    ...rings.map(([name, own, radius, sigma]) => ({ name, own, sigma, centres: ringCentres(radius) })),
    ...grids.map(([name, own, spacing, sigma]) => ({ name, own, sigma, centres: gridCentres(spacing) })),
  ])("$name: modes equally often, where and as wide as its paper has them", ({ name, own, sigma, centres }) => {
    const settings = settingsOf(name, own);
    const { counts, sigma: found } = aroundCentres(draw(settings), centres);
    for (const each of counts)
      expect(Math.abs(each - count / centres.length)).toBeLessThan(within(count / counts.length));
    expect(found / sigma).toBeCloseTo(1, 1);
    const modes = modesOf(settings)!;
    expect(modes.sigma).toBeCloseTo(sigma, 5);
    for (const [at, value] of centres.flat().entries()) expect(modes.centres[at]).toBeCloseTo(value, 4);
    expect(modes.centres).toHaveLength(2 * centres.length);
  });

  it("are shown as far as they reach; other distributions have no modes", () => {
    expect(shownRange(settingsOf("grid-veegan"))).toBeCloseTo(5.25, 1);
    expect(shownRange(settingsOf("ring-own", { ringRadius: 100, modeStd: 1 }))).toBe(130);
    expect(shownRange(settingsOf("grid-own", { gridSpacing: 0.01, modeStd: 0.001 }))).toBe(0.03);
    for (const name of ["swiss-roll", "moons", "line"] as const) expect(modesOf(settingsOf(name))).toBeNull();
  });
});

describe("the distributions", () => {
  it("swiss-roll: the distance from the middle grows with the angle, from 1.5π to 4.5π over 7.5", () => {
    const radii = draw(settingsOf("swiss-roll")).map(([x, y]) => Math.hypot(x, y));
    expect(mean(radii)).toBeCloseTo((3 * Math.PI) / 7.5, 2);
    expect(Math.min(...radii)).toBeGreaterThan((1.5 * Math.PI - 1.5) / 7.5);
    expect(Math.max(...radii)).toBeLessThan((4.5 * Math.PI + 1.5) / 7.5);
  });

  it("moons: half of the points on each half circle, their middle at the origin", () => {
    const points = draw(settingsOf("moons"));
    const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
    expect(Math.hypot(x, y)).toBeLessThan(0.03);
    const nearUpper = points.filter((point) => Math.abs(Math.hypot(point[0] + 0.5, point[1] + 0.25) - 1) < 0.4);
    const nearLower = points.filter((point) => Math.abs(Math.hypot(point[0] - 0.5, point[1] - 0.25) - 1) < 0.4);
    for (const near of [nearUpper, nearLower]) expect(near.length).toBeGreaterThan(count / 2 - within(count / 2));
    expect(new Set([...nearUpper, ...nearLower]).size).toBeGreaterThan(0.999 * count);
  });

  it("line: (0, z), z uniform in [0, 1)", () => {
    const points = draw(settingsOf("line"));
    expect(points.every(([x, y]) => x === 0 && y >= 0 && y <= 1)).toBe(true);
    expect(mean(points.map(([, y]) => y))).toBeCloseTo(0.5, 2);
    expect(mean(points.map(([, y]) => y ** 2))).toBeCloseTo(1 / 3, 2);
  });

  it.each(distributionNames)(
    "%s: lies within the axes, comes again from its seed, and is another from another",
    (name) => {
      const settings = settingsOf(name);
      const from = (seed: number) => drawPoints(settings, openStream(seedStream(seed, "data")), 2000);
      const points = from(1);
      expect(points.every((value) => Math.abs(value) < shownRange(settings))).toBe(true);
      expect(from(1)).toEqual(points);
      expect(from(2)).not.toEqual(points);
    },
  );

  it.each([
    ["ring", "0cc9580abc06f01f"],
    ["grid", "fd2cb15790a396b9"],
    ["swiss-roll", "da2594c74ca2fd40"],
    ["moons", "b37b236d7400efc8"],
    ["line", "8b30228467647a38"],
  ] as const)("%s: the very points that runs were trained on when it was first there", (name, sha256) => {
    const points = drawPoints(settingsOf(name), openStream(seedStream(1, "data")), 1000);
    expect(createHash("sha256").update(new Uint8Array(points.buffer)).digest("hex").slice(0, 16)).toBe(sha256);
    expect(shownRange(settingsOf(name))).toBe(2.5);
  });
});
