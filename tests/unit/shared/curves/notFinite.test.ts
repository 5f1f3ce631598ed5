import { describe, expect, it } from "vitest";
import type { DrawnPoint } from "../../../../shared/curves/curvePoints.ts";
import { countNotFinite, describeNotFinite, gapMarks, isIsolated } from "../../../../shared/curves/notFinite.ts";

describe("values that are not finite", () => {
  it("are counted, null being NaN, and told with the marks they get", () => {
    const values = [1, null, Number.NaN, Infinity, -Infinity, Infinity, 2];
    expect(countNotFinite(values)).toEqual({ nan: 2, infinite: 3, of: 7 });
    expect(describeNotFinite(countNotFinite(values))).toBe("2 of 7 values are NaN (×), 3 are infinite (triangle)");
    expect(describeNotFinite(countNotFinite([1, -Infinity]))).toBe("1 of 2 values is infinite (triangle)");
    expect(describeNotFinite(countNotFinite([1, 2]))).toBeNull();
    expect(describeNotFinite(countNotFinite([]))).toBeNull();
  });

  it("are marked where they stand, of each kind once a column", () => {
    const points = { steps: [1, 2, 3, 11, 12, 30], values: [null, Infinity, Number.NaN, -Infinity, 5, null] };
    expect(gapMarks(points, { from: 0, to: 20 }, 2)).toEqual([
      { step: 1, kind: "nan" },
      { step: 2, kind: "above" },
      { step: 11, kind: "below" },
    ]);
    const all = { steps: Array.from({ length: 10_000 }, (_, at) => at), values: Array<null>(10_000).fill(null) };
    expect(gapMarks(all, { from: 0, to: 10_000 }, 60)).toHaveLength(60);
  });

  it("leave points that stand alone", () => {
    const drawn: DrawnPoint[] = [NaN, 1, NaN, 2, 3, NaN, 4].map((y, x) => ({ x, y }));
    expect(drawn.map((_, at) => isIsolated(drawn, at))).toEqual([false, true, false, false, false, false, true]);
    expect(isIsolated([{ x: 1, y: 5 }], 0)).toBe(true);
  });
});
