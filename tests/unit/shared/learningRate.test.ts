/** How learning rates change: closed forms, and PyTorch's schedulers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { completeConfiguration, configurationDifferences } from "../../../shared/configuration.ts";
import { isScheduled, rateShare, type RateSettings } from "../../../shared/learningRate.ts";
import { brokenRules } from "../../../shared/settings/rules.ts";
import { readStoredConfiguration, storedConfiguration } from "../../../shared/storedConfiguration.ts";

const off: RateSettings = { schedule: "constant", scheduleSteps: 100, scheduleEnd: 0, rateWarmup: 0 };

interface Recorded {
  readonly rate: number;
  readonly steps: number;
  readonly end: number;
  readonly warmup: number;
  readonly rates: Readonly<Record<string, readonly number[]>>;
}
const file = join(import.meta.dirname, "../../fixtures/gan/schedules.json");
const recorded = JSON.parse(readFileSync(file, "utf8")) as Recorded;

describe("the share of the learning rate", () => {
  it("is 1 throughout where nothing is set", () => {
    expect(isScheduled(off)).toBe(false);
    for (const step of [0, 1, 99, 100, 1e7]) expect(rateShare(off, step)).toBe(1);
  });

  it("falls in a straight line to its end, and stays there", () => {
    const linear = { ...off, schedule: "linear", scheduleEnd: 0.2 } as const;
    for (let step = 0; step <= 100; step++) expect(rateShare(linear, step)).toBeCloseTo(1 - 0.008 * step, 12);
    expect(rateShare(linear, 5000)).toBeCloseTo(0.2, 12);
  });

  it("falls along half a wave: half is gone in the middle, and the slope is steepest there", () => {
    const cosine = { ...off, schedule: "cosine" } as const;
    expect([0, 25, 50, 75, 100, 200].map((step) => Number(rateShare(cosine, step).toFixed(9)))).toEqual([
      1,
      Number((0.5 + Math.SQRT1_2 / 2).toFixed(9)),
      0.5,
      Number((0.5 - Math.SQRT1_2 / 2).toFixed(9)),
      0,
      0,
    ]);
  });

  it("grows in equal parts while it warms up, and the schedule begins after that", () => {
    const warm = { ...off, rateWarmup: 4 };
    expect([0, 1, 2, 3, 4, 50].map((step) => rateShare(warm, step))).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
    const both = { ...warm, schedule: "linear", scheduleSteps: 14 } as const;
    expect([3, 4, 9, 14].map((step) => rateShare(both, step))).toEqual([1, 1, 0.5, 0]);
  });

  it.each(Object.keys(recorded.rates))("is PyTorch's: %s", (name) => {
    const [schedule, warmup] = name.split(", ") as [RateSettings["schedule"], string | undefined];
    const rateWarmup = warmup === undefined ? 0 : recorded.warmup;
    const settings = { schedule, scheduleSteps: recorded.steps, scheduleEnd: recorded.end, rateWarmup };
    for (const [step, rate] of recorded.rates[name]!.entries()) {
      expect((recorded.rate * rateShare(settings, step)) / rate, `step ${step}`).toBeCloseTo(1, 7);
    }
  });
});

it("refuses a warm-up that outlasts its schedule; without one it may be longer than the run", () => {
  const warm = { steps: 100, rateWarmup: 100 };
  expect(brokenRules(completeConfiguration({ ...warm, schedule: "cosine" }))).toEqual([
    { setting: "rateWarmup", reason: expect.stringContaining("take a shorter warm-up") as string },
  ]);
  expect(brokenRules(completeConfiguration({ ...warm, schedule: "cosine", scheduleSteps: 101 }))).toEqual([]);
  expect(brokenRules(completeConfiguration(warm))).toEqual([]);
});

describe("the end of the schedule", () => {
  const settings = completeConfiguration({ schedule: "linear", steps: 500 });

  it("is the last step, and stays where it was when a run goes on for more", () => {
    expect(settings.scheduleSteps).toBe(500);
    const stored = storedConfiguration(settings);
    expect(stored).toMatchObject({ schedule: "linear", scheduleSteps: 500 });
    const longer = completeConfiguration(stored, { steps: 800 });
    expect(longer.scheduleSteps).toBe(500);
    expect(configurationDifferences(settings, longer).map(({ name }) => name)).toEqual(["steps"]);
  });

  it("goes with the last step where there is no schedule, and is not recorded then", () => {
    const constant = completeConfiguration({ steps: 500 });
    const stored = storedConfiguration(constant);
    for (const name of ["scheduleSteps", "scheduleEnd"]) expect(stored).not.toHaveProperty(name);
    const longer = completeConfiguration(stored, { steps: 800 });
    expect(longer.scheduleSteps).toBe(800);
    expect(configurationDifferences(constant, longer).map(({ name }) => name)).toEqual(["steps"]);
  });

  test("comes back from the record", () => {
    const stored = JSON.parse(JSON.stringify(storedConfiguration(settings))) as unknown;
    expect(readStoredConfiguration(stored, "x")).toEqual({ configuration: settings, unknown: [] });
  });
});
