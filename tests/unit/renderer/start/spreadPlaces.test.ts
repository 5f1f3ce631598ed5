import { expect, it } from "vitest";
import { spreadPlaces } from "../../../../renderer/views/start/spreadPlaces.ts";

it.each([
  [0, 6, []],
  [3, 6, [0, 1, 2]],
  [12, 6, [0, 2, 4, 6, 8, 10]],
  [1_000_003, 3, [0, 333_334, 666_668]],
])("spreads over %i things", (count, wanted, places) => {
  expect(spreadPlaces(count, wanted)).toEqual(places);
});
