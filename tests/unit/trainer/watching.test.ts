import { expect, it } from "vitest";
import type { Watch } from "../../../electron/gan/system.ts";
import { createWatching } from "../../../electron/trainer/watching.ts";
import { message } from "../../../shared/messages/message.ts";
import { tinyConfiguration } from "./training.support.ts";

const says = message("trainer.marginTooLarge", { iterations: 3, margin: "10" });
const low: Watch = { iterations: 3, shows: ({ energy }) => typeof energy === "number" && energy < 1, says };

/** At which of the iterations, counted from 1, something is told. */
function toldAt(energies: readonly (number | null)[]): number[] {
  const watching = createWatching(tinyConfiguration(), [low]);
  return energies.flatMap((energy, at) => (watching({ values: { energy } }).length > 0 ? [at + 1] : []));
}

it("tells what has lasted for so many iterations in a row", () => {
  expect(toldAt([0, 0, 0])).toEqual([3]);
  expect(toldAt([0, 0, 5, 0, 0, null, 0, 0, 0])).toEqual([9]);
});

it("tells it once, however long it lasts, and also where it ended between", () => {
  expect(toldAt([0, 0, 0, 0, 0, 5, 0, 0, 0, 0])).toEqual([3]);
});

it("looks at what the run's system asks for, and of most at nothing", () => {
  const far = { values: { lowestFakeEnergy: 0.1, highestFakeEnergy: 0.5 } };
  const told = (system: "ebgan" | "wgan") => {
    const watching = createWatching(tinyConfiguration({ system }));
    return Array.from({ length: 600 }, () => watching(far).length).reduce((sum, count) => sum + count);
  };
  expect([told("ebgan"), told("wgan")]).toEqual([1, 0]);
});
