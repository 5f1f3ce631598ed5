import { describe, expect, it } from "vitest";
import { comparedIds, compareRoute, mostCompared } from "../../../../renderer/views/compare/comparedIds.ts";

describe("the runs of a comparison", () => {
  it("come from the address, each once, nonsense left out", () => {
    expect(comparedIds("aaaa1111,bbbb2222,aaaa1111,../etc,,x")).toEqual(["aaaa1111", "bbbb2222"]);
    expect(comparedIds(["aaaa1111", null, "bbbb2222"])).toEqual(["aaaa1111", "bbbb2222"]);
    expect(comparedIds(undefined)).toEqual([]);
  });

  it("go back into it", () => {
    expect(comparedIds(compareRoute(["aaaa1111", "bbbb2222"]).query.runs)).toEqual(["aaaa1111", "bbbb2222"]);
    expect(compareRoute([]).query).toEqual({});
  });

  it("are no more than can be shown", () => {
    const many = Array.from({ length: 40 }, (_, index) => `run${1000 + index}`);
    expect(comparedIds(many.join(","))).toHaveLength(mostCompared);
  });
});
