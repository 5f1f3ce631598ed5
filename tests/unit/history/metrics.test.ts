import { expect, test } from "vitest";
import { addPoints, addRun, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

test("points come back step by step with all their tags; NaN is null, infinities stay", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  history.appendMetrics(id, [
    { step: 1, values: { emEstimate: 0.1 + 0.2, criticSteps: 5, jsEstimate: null } },
    { step: 2, values: { emEstimate: Number.NaN, criticSteps: 100 } },
    { step: 3, values: { emEstimate: -Infinity, criticSteps: 5 } },
  ]);
  expect(history.readMetricsAfter(id, -1, 10)).toEqual([
    { step: 1, values: { emEstimate: 0.30000000000000004, criticSteps: 5, jsEstimate: null } },
    { step: 2, values: { emEstimate: null, criticSteps: 100 } },
    { step: 3, values: { emEstimate: -Infinity, criticSteps: 5 } },
  ]);
  expect(history.listTags(id)).toEqual(["emEstimate", "criticSteps", "jsEstimate"]);
  expect(history.run(id).step).toBe(3);
});

test("a reader with a cursor sees every step once, whatever its page and the gaps between the tags", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 100], (step) => step, "dense");
  for (let step = 7; step <= 100; step += 7) history.appendMetrics(id, [{ step, values: { sparse: step } }]);
  history.appendMetrics(id, [{ step: 250, values: { sparse: 250 } }]);
  const seen: number[] = [];
  let cursor = -1;
  for (;;) {
    const points = history.readMetricsAfter(id, cursor, 9);
    if (points.length === 0) break;
    for (const { step, values } of points)
      expect(values.sparse, String(step)).toBe(step % 7 === 0 || step === 250 ? step : undefined);
    seen.push(...points.map((point) => point.step));
    cursor = seen.at(-1) ?? 0;
  }
  expect(seen).toEqual([...Array.from({ length: 100 }, (_, index) => index + 1), 250]);
});

test("a batch that cannot be recorded whole is not recorded at all", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 3], (step) => step);
  const twice = [3, 4].map((step) => ({ step, values: { fresh: 1, emEstimate: 0 } }));
  expect(() => {
    history.appendMetrics(id, twice.reverse());
  }).toThrow(/UNIQUE/);
  expect(
    refusalCode(() => {
      history.appendMetrics(id, [
        { step: 4, values: {} },
        { step: 1.5, values: {} },
      ]);
    }),
  ).toBe("invalid-argument");
  expect(
    refusalCode(() => {
      history.appendMetrics(id, [{ step: 4, values: { "": 1 } }]);
    }),
  ).toBe("invalid-argument");
  expect(
    refusalCode(() => {
      history.appendMetrics("missing", []);
    }),
  ).toBe("not-found");
  expect(history.run(id).step).toBe(3);
  expect(history.listTags(id)).toEqual(["emEstimate"]);
  expect(history.readMetricsAfter(id, 0, 10)).toHaveLength(3);
});

test("runs and tags do not mix", () => {
  const history = temporaryHistory();
  const [first, second] = [addRun(history).id, addRun(history).id];
  addPoints(history, first, [1, 5], () => 1, "a");
  addPoints(history, second, [1, 5], () => 2, "a");
  addPoints(history, second, [1, 5], () => 3, "b");
  expect(history.listTags(first)).toEqual(["a"]);
  expect(history.readSeries(second, "a").points.map((point) => point.value)).toEqual([2, 2, 2, 2, 2]);
  expect(history.readSeries(first, "b")).toEqual({ tag: "b", points: [], thinned: false });
});
