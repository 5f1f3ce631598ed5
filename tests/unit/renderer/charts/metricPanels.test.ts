import { expect, it } from "vitest";
import { metricPanels } from "../../../../renderer/charts/metricPanels.ts";

const tagsOf = (tags: readonly string[]) => metricPanels(tags).map(({ series }) => series.map(({ tag }) => tag));

it("have the curves of a metric on one chart, the value first, in the order of the catalogue", () => {
  expect(tagsOf(["swd16", "swdFloor", "sampleMmd2", "swd", "swd32"])).toEqual([
    ["sampleMmd2"],
    ["swd", "swdFloor", "swd32", "swd16"],
  ]);
  expect(metricPanels(["swd", "swdFloor"])[0]?.heading).toBe("Sliced Wasserstein distance");
});

it("show what only a newer version knows by its tag, last", () => {
  expect(tagsOf(["beauty", "sampleDiversity", "ants"])).toEqual([["sampleDiversity"], ["ants"], ["beauty"]]);
  expect(metricPanels(["beauty"])[0]?.heading).toBe("beauty");
});
