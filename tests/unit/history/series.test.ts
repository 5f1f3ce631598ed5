import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { expect, test } from "vitest";
import { bucketWidth } from "../../../electron/history/stores/seriesStore.ts";
import { addPoints, addRun, checkpoint, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

const wave = (step: number): number => Math.sin(step / 50);

test("a short series comes back whole, a range of it as asked", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 100], wave);
  const whole = history.readSeries(id, "emEstimate", { maximumPoints: 100 });
  expect(whole.thinned).toBe(false);
  expect(whole.points).toEqual(
    Array.from({ length: 100 }, (_, index) => ({ step: index + 1, value: wave(index + 1) })),
  );
  const steps = (range: object): number[] =>
    history.readSeries(id, "emEstimate", range).points.map((point) => point.step);
  expect(steps({ fromStep: 98 })).toEqual([98, 99, 100]);
  expect(steps({ toStep: 2 })).toEqual([1, 2]);
  expect(steps({ fromStep: 50, toStep: 52 })).toEqual([50, 51, 52]);
  expect(steps({ fromStep: 60, toStep: 52 })).toEqual([]);
});

test("thinned out, a series keeps its ends, its single peaks and its gap", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 20_000], (step) =>
    step === 7123 ? 99 : step === 14_001 ? -99 : step === 9000 ? null : wave(step),
  );
  const { points, thinned } = history.readSeries(id, "emEstimate", { maximumPoints: 200 });
  expect(thinned).toBe(true);
  expect(points.length).toBeLessThanOrEqual(200);
  expect(points.length).toBeGreaterThan(100);
  expect(points[0]).toEqual({ step: 1, value: wave(1) });
  expect(points.at(-1)).toEqual({ step: 20_000, value: wave(20_000) });
  expect(points).toContainEqual({ step: 7123, value: 99 });
  expect(points).toContainEqual({ step: 14_001, value: -99 });
  expect(points).toContainEqual({ step: 9000, value: null });
});

test("each bucket keeps just its first, last, lowest and highest point and its first gap, whatever the series", () => {
  const history = temporaryHistory();
  const random = xoroshiro128plus(11);
  for (let round = 0; round < 25; round++) {
    const { id } = addRun(history);
    const points: { step: number; value: number | null }[] = [];
    let step = 0;
    const length = uniformInt(random, 60, 900);
    for (let index = 0; index < length; index++) {
      step += uniformInt(random, 1, round % 3 === 0 ? 1 : 9);
      points.push({ step, value: uniformInt(random, 0, 9) === 0 ? null : uniformInt(random, -1000, 1000) });
    }
    history.appendMetrics(
      id,
      points.map((point) => ({ step: point.step, values: { t: point.value } })),
    );
    const maximumPoints = uniformInt(random, 10, 50);
    const read = history.readSeries(id, "t", { maximumPoints });
    expect(read.points.length).toBeLessThanOrEqual(maximumPoints);

    const first = points[0]?.step ?? 0;
    const width = bucketWidth([step - first + 1], Math.floor(maximumPoints / 5));
    const buckets = Map.groupBy(points, (point) => Math.floor((point.step - first) / width));
    const kept = Map.groupBy(read.points, (point) => Math.floor((point.step - first) / width));
    expect([...kept.keys()]).toEqual([...buckets.keys()]);
    for (const [index, bucket] of buckets) {
      const values = bucket.flatMap((point) => point.value ?? []);
      const keptPoints = kept.get(index) ?? [];
      const keptValues = keptPoints.flatMap((point) => point.value ?? []);
      expect(bucket).toEqual(expect.arrayContaining([...keptPoints]));
      expect(keptPoints[0]).toEqual(bucket[0]);
      expect(keptPoints.at(-1)).toEqual(bucket.at(-1));
      expect(Math.min(...keptValues)).toBe(Math.min(...values));
      expect(Math.max(...keptValues)).toBe(Math.max(...values));
      const gap = bucket.find((point) => point.value === null);
      if (gap !== undefined) expect(keptPoints).toContainEqual(gap);
    }
  }
});

test("a thinned series runs across the fork, and each part is thinned by its owner's points", () => {
  const history = temporaryHistory();
  const root = addRun(history).id;
  addPoints(history, root, [1, 4000], (step) => (step === 1500 ? 50 : step === 3500 ? 70 : wave(step)));
  history.recordCheckpoint(root, checkpoint(3000));
  const fork = addRun(history, "fork", { runId: root, step: 3000 }).id;
  addPoints(history, fork, [3001, 6000], (step) => (step === 3700 ? 60 : wave(step)));
  const { points } = history.readSeries(fork, "emEstimate", { maximumPoints: 100 });
  expect(points.length).toBeLessThanOrEqual(100);
  expect(points.filter((point) => (point.value ?? 0) > 10).map((point) => point.step)).toEqual([1500, 3700]);
  expect(points.map((point) => point.step)).toEqual(points.map((point) => point.step).toSorted((a, b) => a - b));
  expect(points.at(0)?.step).toBe(1);
  expect(points.at(-1)?.step).toBe(6000);
});

test("an infinity hides no peak of its bucket, and is kept where it is the first gap", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 5000], (step) =>
    step === 2001 ? Infinity : step === 2002 ? 77 : step === 3001 ? -Infinity : step === 3002 ? -88 : wave(step),
  );
  const { points } = history.readSeries(id, "emEstimate", { maximumPoints: 50 });
  for (const kept of [
    { step: 2001, value: Infinity },
    { step: 2002, value: 77 },
    { step: 3001, value: -Infinity },
    { step: 3002, value: -88 },
  ])
    expect(points).toContainEqual(kept);
});

test("a series of nothing but gaps stays one", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 500], () => null);
  const { points } = history.readSeries(id, "emEstimate", { maximumPoints: 20 });
  expect(points.length).toBeGreaterThan(1);
  expect(points.every((point) => point.value === null)).toBe(true);
});

test("a bucket is at least one step wide, and too few points are refused", () => {
  expect(bucketWidth([10], 20)).toBe(1);
  expect(bucketWidth([100, 1, 1], 10)).toBeGreaterThanOrEqual(12);
  expect(bucketWidth([5, 5, 5], 2)).toBeGreaterThanOrEqual(5);
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 2], wave);
  expect(refusalCode(() => history.readSeries(id, "emEstimate", { maximumPoints: 9 }))).toBe("invalid-argument");
  expect(refusalCode(() => history.readSeries("missing", "emEstimate"))).toBe("not-found");
});
