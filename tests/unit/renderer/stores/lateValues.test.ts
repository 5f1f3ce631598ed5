import { describe, expect, it } from "vitest";
import type { Evaluation } from "../../../../shared/api/records.ts";
import { latePoints, lateValuesUntil, lastNumber, withLateValues } from "../../../../renderer/stores/lateValues.ts";

const at = (number: number, step: number, metric = "diversity", value: Evaluation["value"] = step): Evaluation => ({
  ...{ number, step, metric, value },
  runId: "aaaa",
  costMs: 1,
});
const none = new Map<string, readonly Evaluation[]>();

describe("late values", () => {
  it("stand by step, whatever order they came in: an older step cuts nothing", () => {
    const held = withLateValues(withLateValues(none, [at(1, 500), at(2, 100)]), [at(3, 300), at(4, 100, "swd")]);
    expect(latePoints(held, "diversity")).toEqual({ steps: [100, 300, 500], values: [100, 300, 500] });
    expect(latePoints(held, "swd").steps).toEqual([100]);
    expect(latePoints(held, "unknown")).toEqual({ steps: [], values: [] });
    expect(lastNumber(held)).toBe(4);
    expect(lastNumber(none)).toBe(0);
  });

  it("take the place of the former value of their metric and step", () => {
    const held = withLateValues(withLateValues(none, [at(1, 500)]), [at(2, 500, "diversity", null)]);
    expect(latePoints(held, "diversity")).toEqual({ steps: [500], values: [Number.NaN] });
  });

  it("are cut after a step by a return to a checkpoint alone; where nothing is cut, they stay the same", () => {
    const held = withLateValues(none, [at(1, 500), at(2, 100), at(3, 400, "swd")]);
    expect(lateValuesUntil(held, 500)).toBe(held);
    const cut = lateValuesUntil(held, 300);
    expect(latePoints(cut, "diversity").steps).toEqual([100]);
    expect([...cut.keys()]).toEqual(["diversity"]);
  });
});
