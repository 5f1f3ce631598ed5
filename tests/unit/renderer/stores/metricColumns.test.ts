import { describe, expect, it } from "vitest";
import { MetricColumns } from "../../../../renderer/stores/metricColumns.ts";

const points = (from: number, to: number, tag = "loss") =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ step: from + at, values: { [tag]: (from + at) / 2 } }));

describe("columns of metrics", () => {
  it("grow far beyond their first room and keep every value", () => {
    const columns = new MetricColumns();
    columns.append(points(1, 5000));
    columns.append(points(5001, 10_000));
    expect(columns.length).toBe(10_000);
    expect(columns.lastStep).toBe(10_000);
    expect([...columns.steps()].every((step, at) => step === at + 1)).toBe(true);
    expect([...columns.values("loss")].every((value, at) => value === (at + 1) / 2)).toBe(true);
  });

  it("hold what crossed as it was, at the steps alone that had a value", () => {
    const columns = new MetricColumns();
    columns.append([
      { step: 1, values: { a: 1 } },
      { step: 2, values: { a: null, b: 2 } },
      { step: 3, values: { b: "inf" } },
    ]);
    expect(columns.points("a")).toEqual({ steps: Float64Array.of(1, 2), values: Float64Array.of(1, Number.NaN) });
    expect(columns.points("b")).toEqual({ steps: Float64Array.of(2, 3), values: Float64Array.of(2, Infinity) });
    expect(columns.values("never")).toHaveLength(0);
    expect(columns.points("never")).toEqual({ steps: [], values: [] });
    expect(columns.tags()).toEqual(["a", "b"]);
  });

  it("let go of what lies after a step, and of old values in the places that are filled again", () => {
    const columns = new MetricColumns();
    columns.append(points(1, 10));
    columns.cutAfter(4);
    expect(columns.lastStep).toBe(4);
    columns.append(points(5, 6, "other"));
    expect([...columns.values("loss")]).toEqual([0.5, 1, 1.5, 2]);
    columns.append(points(7, 8));
    expect(columns.points("loss")).toEqual({
      steps: Float64Array.of(1, 2, 3, 4, 7, 8),
      values: Float64Array.of(0.5, 1, 1.5, 2, 3.5, 4),
    });
    columns.cutAfter(7);
    expect([...(columns.points("loss").steps as Float64Array)]).toEqual([1, 2, 3, 4, 7]);
    expect([...(columns.points("other").steps as Float64Array)]).toEqual([5, 6]);
    columns.cutAfter(-1);
    expect(columns.lastStep).toBe(-1);
  });

  it("take a step that came before as the beginning of a new course", () => {
    const columns = new MetricColumns();
    columns.append(points(1, 10));
    columns.append([{ step: 8, values: { loss: 99 } }]);
    expect([...columns.steps()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(columns.valueAt("loss", 8)).toBe(99);
  });

  it("find the value at or before a step", () => {
    const columns = new MetricColumns();
    columns.append([
      { step: 10, values: { loss: 1 } },
      { step: 20, values: { loss: 2 } },
    ]);
    expect([9, 10, 19, 20, 500].map((step) => columns.valueAt("loss", step))).toEqual([Number.NaN, 1, 1, 2, 2]);
  });

  it("keep a series that comes now and then, through far more steps than it has values", () => {
    const columns = new MetricColumns();
    for (let step = 1; step <= 5000; step++) {
      columns.append([{ step, values: step % 100 === 0 ? { loss: step, slope: step / 100 } : { loss: step } }]);
    }
    const { steps, values } = columns.points("slope");
    expect(steps).toEqual(Float64Array.from({ length: 50 }, (_, at) => 100 * (at + 1)));
    expect(values).toEqual(Float64Array.from({ length: 50 }, (_, at) => at + 1));
    expect([99, 100, 199, 4999].map((step) => columns.valueAt("slope", step))).toEqual([Number.NaN, 1, 1, 49]);
    expect(columns.points("loss").steps).toHaveLength(5000);
  });
});
