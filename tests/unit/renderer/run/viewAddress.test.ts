import { describe, expect, it } from "vitest";
import { inSightQuery, readInSight } from "../../../../renderer/views/run/viewAddress.ts";

describe("the part of an address that says where one looks", () => {
  it("is read as it was written", () => {
    const shown = {
      position: { isLive: false, chosen: 120 },
      range: { from: 100, to: 300 },
      moreCurves: true,
      samples: "noisy",
    } as const;
    expect(inSightQuery(shown)).toEqual({ step: "120", from: "100", to: "300", curves: "all", samples: "noisy" });
    expect(readInSight(inSightQuery(shown))).toEqual(shown);
  });

  it("is nothing for the newest sample and all steps", () => {
    const atFirst = readInSight({});
    expect(atFirst).toMatchObject({ position: { isLive: true }, range: null });
    expect(Object.values(inSightQuery(atFirst)).every((value) => value === undefined)).toBe(true);
  });

  it("has whole steps, those between which a zoom lies", () => {
    const query = inSightQuery({
      position: { isLive: false, chosen: 3 },
      range: { from: 1.4, to: 7.2 },
      moreCurves: false,
      samples: "mean",
    });
    expect(query).toEqual({ step: "3", from: "1", to: "8" });
  });

  it.each([
    { step: "-1" },
    { step: "1e9" },
    { step: ["1", "2"] },
    { step: "99999999999" },
    { from: "5", to: "5" },
    { from: "9", to: "3" },
    { from: "3" },
    { step: null, from: "a", to: "b" },
    { curves: ["all", "all"] },
    { samples: "loud" },
  ])("%j says nothing", (query) => {
    expect(readInSight(query)).toEqual(readInSight({}));
  });
});
