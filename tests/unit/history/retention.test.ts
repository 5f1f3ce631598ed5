import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { checkpointsToRemove } from "../../../electron/history/retention.ts";
import { addRun, checkpoint, temporaryHistory } from "./temporaryHistory.ts";

const free = { neededSteps: [] };
const every = (stride: number, last: number): { step: number; pinned: boolean }[] =>
  Array.from({ length: last / stride + 1 }, (_, index) => ({ step: index * stride, pinned: false }));
const keptSteps = (
  checkpoints: { step: number; pinned: boolean }[],
  rules: Parameters<typeof checkpointsToRemove>[1],
): number[] => {
  const removed = new Set(checkpointsToRemove(checkpoints, rules).map((each) => each.step));
  return checkpoints.map((each) => each.step).filter((step) => !removed.has(step));
};

test("nothing goes while there is room", () => {
  expect(checkpointsToRemove(every(10, 40), { keep: 5, ...free })).toEqual([]);
  expect(checkpointsToRemove([], { keep: 2, ...free })).toEqual([]);
});

test("the first and the last two stay, the rest is spread", () => {
  expect(keptSteps(every(10, 80), { keep: 5, ...free })).toEqual([0, 20, 40, 70, 80]);
  expect(keptSteps(every(10, 80), { keep: 3, ...free })).toEqual([0, 70, 80]);
  expect(keptSteps(every(10, 80), { keep: 2, ...free })).toEqual([70, 80]);
  expect(keptSteps(every(10, 80), { keep: 1, ...free })).toEqual([70, 80]);
});

test("fork points and the pinned stay, even beyond what is to be kept", () => {
  const checkpoints = every(10, 80).map((each) => ({ ...each, pinned: each.step === 10 }));
  expect(keptSteps(checkpoints, { keep: 3, neededSteps: [20, 30] })).toEqual([0, 10, 20, 30, 70, 80]);
});

test("as a run grows and is thinned after each checkpoint, the kept ones stay spread over all of it", () => {
  let checkpoints: { step: number; pinned: boolean }[] = [];
  for (let step = 0; step <= 10_000; step += 100) {
    checkpoints.push({ step, pinned: false });
    const removed = new Set(checkpointsToRemove(checkpoints, { keep: 12, ...free }));
    checkpoints = checkpoints.filter((each) => !removed.has(each));
  }
  const gaps = checkpoints.slice(1).map((each, index) => each.step - (checkpoints[index]?.step ?? 0));
  expect(checkpoints).toHaveLength(12);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * (10_000 / 11) + 100);
});

test("property: protected ones never go, as many go as may, and no other order would leave smaller gaps", () => {
  const random = xoroshiro128plus(5);
  for (let round = 0; round < 500; round++) {
    const steps = new Set(Array.from({ length: uniformInt(random, 0, 30) }, () => uniformInt(random, 0, 200)));
    const checkpoints = [...steps].map((step) => ({ step, pinned: uniformInt(random, 0, 9) === 0 }));
    const inOrder = checkpoints.toSorted((a, b) => a.step - b.step);
    const neededSteps = inOrder.filter(() => uniformInt(random, 0, 9) === 0).map((each) => each.step);
    const keep = uniformInt(random, 1, 15);
    const rules = { keep, neededSteps };
    const removed = checkpointsToRemove(checkpoints, rules);
    const isProtected = (each: { step: number; pinned: boolean }): boolean =>
      each.pinned ||
      neededSteps.includes(each.step) ||
      inOrder.indexOf(each) >= inOrder.length - 2 ||
      (keep > 2 && each === inOrder[0]);
    const left = inOrder.filter((each) => !removed.includes(each));
    expect(removed.filter(isProtected)).toEqual([]);
    expect(left.length > keep ? left.filter((each) => !isProtected(each)) : []).toEqual([]);
    expect(left.length).toBeGreaterThanOrEqual(Math.min(keep, inOrder.length));
    // Asked again, or in another order of the input, it says the same.
    expect(checkpointsToRemove(left, rules)).toEqual([]);
    expect(checkpointsToRemove(inOrder, rules)).toEqual(removed);
    // The last to go left the smallest gap that any of those left and free would have.
    const gapWithout = (list: typeof inOrder, index: number): number =>
      (list[index + 1]?.step ?? 0) - (list[index - 1]?.step ?? 0);
    const oneFewer = checkpointsToRemove(checkpoints, { ...rules, keep: left.length + 1 });
    const last = removed.find((each) => !oneFewer.includes(each));
    if (last === undefined || left.length + 1 <= 2) continue;
    const before = inOrder.filter((each) => !oneFewer.includes(each));
    const candidates = before.flatMap((each, index) => (isProtected(each) ? [] : [gapWithout(before, index)]));
    expect(gapWithout(before, before.indexOf(last))).toBe(Math.min(...candidates));
  }
});

test("in the history, retention spares what is forked and pinned and forgets the rest with their files", () => {
  const history = temporaryHistory();
  const { id } = addRun(history);
  for (let step = 0; step <= 100; step += 10) history.recordCheckpoint(id, checkpoint(step));
  addRun(history, "fork", { runId: id, step: 30 });
  history.pinCheckpoint(id, 60, true);
  const removed = history.applyRetention(id, 4);
  expect(history.listCheckpoints(id).map((each) => each.step)).toEqual([0, 30, 60, 90, 100]);
  expect(removed.map((each) => each.file)).toEqual([10, 20, 40, 50, 70, 80].map((step) => checkpoint(step).file));
  history.pinCheckpoint(id, 60, false);
  expect(history.applyRetention(id, 4).map((each) => each.step)).toEqual([60]);
});
