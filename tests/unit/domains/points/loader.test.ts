import { expect, it } from "vitest";
import type { DataOrder } from "../../../../electron/domains/domain.ts";
import { openPointLoader } from "../../../../electron/domains/points/loader.ts";
import { completeConfiguration, type RunConfiguration } from "../../../../shared/configuration.ts";

function order(settings: Partial<RunConfiguration> = {}, fork = false): DataOrder {
  const configuration = completeConfiguration({ domain: "points", batch: 4, ...settings });
  return { configuration, datasetFolder: null, fork };
}

/** What comes out of `count` batches, all together. */
async function draw(from: Awaited<ReturnType<typeof openPointLoader>>, count: number): Promise<number[]> {
  const drawn: number[] = [];
  for (let i = 0; i < count; i++) drawn.push(...(await from.loader.next()));
  return drawn;
}

it("goes on with the very points that would have come, also with another batch size", async () => {
  const all = await draw(await openPointLoader(order(), null), 12);
  expect(all).toHaveLength(12 * 4 * 2);
  const first = await openPointLoader(order(), null);
  expect(await draw(first, 5)).toEqual(all.slice(0, 40));
  const position = JSON.parse(JSON.stringify(first.loader.position())) as never;
  expect(await draw(await openPointLoader(order(), position), 7)).toEqual(all.slice(40));
  expect(await draw(await openPointLoader(order({ batch: 14 }), position), 2)).toEqual(all.slice(40));
});

it("has other points for another seed", async () => {
  const [one, other] = [
    await openPointLoader(order({ seed: 1 }), null),
    await openPointLoader(order({ seed: 2 }), null),
  ];
  expect(await draw(one, 1)).not.toEqual(await draw(other, 1));
});

it("begins anew where a fork has another distribution, and says so; refuses to resume on it", async () => {
  const { loader } = await openPointLoader(order(), null);
  await loader.next();
  const position = loader.position();
  const fork = await openPointLoader(order({ distribution: "moons" }, true), position);
  expect(fork.restarted?.text).toContain("ring, not on moons: points begin anew");
  const fresh = await openPointLoader(order({ distribution: "moons" }), null);
  expect(await draw(fork, 2)).toEqual(await draw(fresh, 2));
  expect(() => openPointLoader(order({ distribution: "moons" }), position)).toThrow(/resume with the run's own/);
});

it.each([3, "x", {}, { distribution: "ring" }, { distribution: "ring", stream: { words: [0, 0, 0, 0], spare: null } }])(
  "refuses a position that is none: %j",
  (position) => {
    expect(() => openPointLoader(order(), position as never)).toThrow(/does not say where among the points/);
  },
);
