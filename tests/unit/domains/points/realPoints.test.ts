import { expect, it } from "vitest";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { domainOf } from "../../../../electron/domains/domainOf.ts";

const draw = (most: number, changes: object = {}) => {
  const configuration = completeConfiguration({ domain: "points", ...changes });
  return domainOf(configuration).realSamples({ configuration, datasetFolder: null }, most);
};

it("are as many as are asked for, twice, the same whatever the run's seed", async () => {
  const real = await draw(300, { seed: 1 });
  expect(await draw(300, { seed: 2 })).toEqual(real);
  expect([real.first.count, real.second.count]).toEqual([300, 300]);
  expect(real.first.values).toHaveLength(600);
  expect(real.second.values).not.toEqual(real.first.values);
});

it("lie where the distribution does, and are known by it", async () => {
  const [ring, grid] = [await draw(300), await draw(300, { distribution: "grid-veegan" })];
  expect(ring.of).not.toBe(grid.of);
  const radii = Array.from({ length: 300 }, (_, i) => Math.hypot(...ring.first.values.subarray(2 * i, 2 * i + 2)));
  for (const radius of radii) expect(Math.abs(radius - 2)).toBeLessThan(0.2);
});
