import { describe, expect, it } from "vitest";
import { comparisonExports } from "../../../../renderer/views/compare/comparisonExports.ts";
import { requests } from "../../../../shared/api/requests.ts";

const [first, second, third] = ["aaaa1111", "bbbb2222", "cccc3333"];

describe("the exports of a comparison", () => {
  it("are what the core can make of two runs", () => {
    const entries = comparisonExports([first, second], 100, [0, 100]);
    expect(entries.map(({ request }) => ("what" in request ? request.what : null))).toEqual([
      "pair-sheet",
      "progress-sheet",
      "curve-chart",
    ]);
    for (const { request } of entries) expect(requests["exports.make"].params.safeParse(request).success).toBe(true);
  });

  it("have no pair sheet of a step that one of them lacks, nor of three", () => {
    expect(comparisonExports([first, second], 50, [0, 100])[0]?.request).toEqual({
      refusal: "at a step that both have",
    });
    const [sheet, progress, curves] = comparisonExports([first, second, third], 100, [100]);
    expect([sheet?.request, progress?.request]).toEqual([
      { refusal: "of two runs only" },
      { refusal: "of one or two runs only" },
    ]);
    expect(curves?.request).toEqual({ what: "curve-chart", runIds: [first, second, third] });
  });

  it("are none without runs", () => {
    expect(comparisonExports([], null, []).every(({ request }) => "refusal" in request)).toBe(true);
  });
});
