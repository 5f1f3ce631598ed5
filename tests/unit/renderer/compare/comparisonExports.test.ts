import { describe, expect, it } from "vitest";
import { comparisonExports } from "../../../../renderer/views/compare/comparisonExports.ts";
import { requests } from "../../../../shared/api/requests.ts";

const ids = Array.from("abcdefghijklm", (letter) => `${letter.repeat(4)}1111`);
const runs = (count: number) =>
  ids.slice(0, count).map((id, at) => ({
    ...{ id, system: at % 2 === 0 ? "wgan" : "gan", domain: "images" },
  }));

describe("the exports of a comparison", () => {
  it.each([2, 3, 8])("are what the core can make of %i runs", (count) => {
    const entries = comparisonExports(runs(count), 100, [0, 100]);
    expect(entries.map(({ request }) => ("what" in request ? request.what : null))).toEqual([
      "group-sheet",
      "progress-sheet",
      "curve-chart",
    ]);
    for (const { request } of entries) {
      const parsed = requests["exports.make"].params.parse(request);
      expect(parsed.runIds).toEqual(ids.slice(0, count));
    }
  });

  it("have no sheet of a step that one of them lacks, nor of one run or of nine", () => {
    expect(comparisonExports(runs(2), 50, [0, 100])[0]?.request).toEqual({ refusal: "at a step that all have" });
    const [sheet, progress, curves] = comparisonExports(runs(9), 100, [100]);
    expect([sheet?.request, progress?.request]).toEqual([
      { refusal: "of 2 to 8 runs only" },
      { refusal: "of 1 to 8 runs only" },
    ]);
    expect(curves?.request).toEqual({ what: "curve-chart", runIds: ids.slice(0, 9) });
    expect(comparisonExports(runs(1), 100, [100])[0]?.request).toEqual({ refusal: "of 2 to 8 runs only" });
    expect(comparisonExports(runs(13), 100, [100])[2]?.request).toEqual({ refusal: "of 1 to 12 runs only" });
  });

  it("are none without runs, nor without a step in common", () => {
    expect(comparisonExports([], null, []).every(({ request }) => "refusal" in request)).toBe(true);
    expect(comparisonExports(runs(2), null, [])[1]?.request).toEqual({ refusal: "no sample in common yet" });
  });
});
