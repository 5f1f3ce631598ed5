import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createManualClock,
  orderFor,
  startTraining,
  tinyConfiguration,
  type StartedTraining,
} from "./training.support.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A run that would go on for long, with neither samples nor checkpoints on the way. */
function longRun({
  settings = {},
  ...options
}: { settings?: object } & Parameters<typeof startTraining>[1] = {}): StartedTraining {
  const configuration = tinyConfiguration({
    steps: 100_000,
    sampleEvery: 100_000,
    checkpointEvery: 100_000,
    ...settings,
  });
  return startTraining(orderFor(folder, { configuration }), options);
}

/** A run that receives a command within the sixth of the eight critic steps of its first iteration. */
function longRunGiven(
  command: Parameters<StartedTraining["send"]>[0],
  options: Parameters<typeof startTraining>[1] = {},
): StartedTraining {
  const training = longRun({
    settings: { nCritic: 8 },
    ...options,
    onNext: (given) => {
      options.onNext?.(given);
      if (given === 5) training.send(command);
    },
  });
  return training;
}

const steps = (training: StartedTraining): number[] =>
  training.of("metrics").flatMap(({ points }) => points.map(({ step }) => step));

async function stopped(training: StartedTraining): Promise<number> {
  training.send({ kind: "stop" });
  await training.ended;
  expect(training.reports.at(-1)).toMatchObject({ kind: "done", reason: "stopped" });
  return training.of("done")[0]?.step ?? -1;
}

describe("stop", () => {
  it("writes a checkpoint of the last step that was told, and nothing after done", async () => {
    const training = longRun();
    await training.until(({ kind }) => kind === "metrics");
    const step = await stopped(training);
    expect(steps(training).at(-1)).toBe(step);
    expect(training.of("checkpoint").at(-1)).toMatchObject({ step, reason: "stop" });
    expect(await readdir(join(folder, "checkpoints"))).toHaveLength(2);
  });

  it("finishes the iteration it comes in", async () => {
    const training = longRunGiven({ kind: "stop" });
    await training.ended;
    expect(training.of("metrics")[0]?.points).toMatchObject([{ step: 1, values: { criticSteps: 8 } }]);
    expect(training.of("checkpoint").map(({ step, reason }) => [step, reason])).toEqual([
      [0, "schedule"],
      [1, "stop"],
    ]);
  });

  it("does not write a second checkpoint of the same step", async () => {
    const training = longRun({ advance: false });
    await training.until(({ kind }) => kind === "waiting");
    expect(await stopped(training)).toBe(0);
    expect(training.of("checkpoint")).toHaveLength(1);
  });
});

describe("advance", () => {
  it("lets training go up to and including its step, then wait", async () => {
    const training = longRun({ advance: false });
    expect(await training.until(({ kind }) => kind === "waiting")).toMatchObject({ step: 0 });
    training.send({ kind: "advance", untilStep: 3 });
    await training.until((report) => report.kind === "waiting" && report.step === 3);
    training.send({ kind: "advance", untilStep: 5 });
    await training.until((report) => report.kind === "waiting" && report.step === 5);
    expect(steps(training)).toEqual([1, 2, 3, 4, 5]);
    await stopped(training);
  });

  it("is answered by waiting, once, where it allows nothing new", async () => {
    const training = longRun({ advance: false });
    training.send({ kind: "advance", untilStep: 2 });
    await training.until(({ kind }) => kind === "waiting");
    training.send({ kind: "advance", untilStep: 1 });
    await setTimeout(20);
    training.send({ kind: "sample-now" });
    await training.until((report) => report.kind === "sample" && report.step === 2);
    await setTimeout(20);
    expect(training.of("waiting")).toEqual([
      { kind: "waiting", step: 2 },
      { kind: "waiting", step: 2 },
    ]);
    await stopped(training);
  });
});

describe("pause", () => {
  it("holds training until continue, within an iteration too, and its time does not count", async () => {
    const clock = createManualClock();
    const training = longRunGiven(
      { kind: "pause" },
      {
        clock,
        onNext: () => {
          clock.pass(100);
        },
      },
    );
    expect(await training.until(({ kind }) => kind === "paused")).toMatchObject({ step: 0 });
    clock.pass(60_000);
    await setTimeout(20);
    expect(steps(training)).toEqual([]);
    training.send({ kind: "continue" });
    await training.until(({ kind }) => kind === "metrics");
    expect(training.of("metrics")[0]?.points[0]).toMatchObject({ step: 1, elapsedMs: 800 });
    await stopped(training);
  });

  it("lets a request finish the iteration, serves it, and stays paused", async () => {
    const training = longRunGiven({ kind: "pause" });
    await training.until(({ kind }) => kind === "paused");
    training.send({ kind: "checkpoint-now" });
    expect(await training.until((report) => report.kind === "checkpoint" && report.reason === "request")).toMatchObject(
      { step: 1 },
    );
    training.send({ kind: "sample-now" });
    await training.until((report) => report.kind === "sample" && report.step === 1);
    await setTimeout(20);
    expect(steps(training)).toEqual([1]);
    expect(await stopped(training)).toBe(1);
  });

  it("outlasts an advance", async () => {
    const training = longRun({ advance: false });
    training.send({ kind: "pause" });
    await training.until(({ kind }) => kind === "paused");
    training.send({ kind: "advance", untilStep: 3 });
    await setTimeout(50);
    expect(steps(training)).toEqual([]);
    training.send({ kind: "continue" });
    await training.until((report) => report.kind === "waiting" && report.step === 3);
    await stopped(training);
  });
});

it("speaks within two seconds of silence while it waits, and says what it does", async () => {
  const clock = createManualClock();
  const training = longRun({ advance: false, clock });
  await training.until(({ kind }) => kind === "waiting");
  const before = training.reports.length;
  for (let passedMs = 0; passedMs < 4000; passedMs += 100) clock.pass(100);
  const alive = training.reports.slice(before);
  expect(alive.length).toBeGreaterThanOrEqual(2);
  for (const report of alive)
    expect(report).toEqual({ kind: "alive", step: 0, phase: { key: "phase.waiting", params: {}, text: "waiting" } });
  await stopped(training);
});

it("gathers metrics and sends them within 1.5 s, with the samples drawn for them", async () => {
  const clock = createManualClock();
  // Two critic steps of 4 images in 200 ms.
  const training = longRun({
    clock,
    onNext: () => {
      clock.pass(100);
    },
  });
  await training.until((report) => report.kind === "metrics" && (report.points.at(-1)?.step ?? 0) >= 20);
  const messages = training.of("metrics");
  for (const { points, samples } of messages) {
    expect(points.length).toBeLessThanOrEqual(7);
    expect(samples).toBe(8 * points.length);
    expect(points.every(({ elapsedMs }) => elapsedMs === 200)).toBe(true);
  }
  expect(messages[0]?.points.length).toBeGreaterThan(1);
  await stopped(training);
});
