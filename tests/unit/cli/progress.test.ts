import { expect, test } from "vitest";
import { toJsonLines } from "../../../electron/cli/progress/jsonProgress.ts";
import { createPlainProgress } from "../../../electron/cli/progress/plainProgress.ts";
import { progressAfter, progressLine, progressOf } from "../../../electron/cli/progress/runProgress.ts";
import type { StudioEvent } from "../../../electron/studio/events.ts";
import { runSummary } from "./runSamples.ts";
import { quoted } from "../messages/quoted.ts";

function metrics(step: number, values: { em?: number; js?: number }, runId = "k3f9abcd"): StudioEvent {
  const point = (at: number) => ({
    step: at,
    elapsedMs: 10,
    values: {
      ...(values.em === undefined ? {} : { emEstimate: values.em }),
      ...(values.js === undefined ? {} : { jsEstimate: values.js }),
      criticLoss: -0.5,
      generatorLoss: 0.25,
      criticSteps: 5,
    },
  });
  return {
    kind: "metrics",
    runId,
    points: [point(step - 1), point(step)],
    speed: { samplesPerSecond: 511.6, timeLeftMs: 125_000 },
  };
}

test("progress follows its own run's events alone", () => {
  const start = progressOf(runSummary());
  expect(progressLine(start)).toBe("rooms (wgan): step 0/800 | running");
  const building = progressAfter(start, {
    kind: "phase",
    runId: "k3f9abcd",
    step: 0,
    phase: quoted("building the critic step"),
  });
  expect(progressLine(building)).toBe("rooms (wgan): step 0/800 | building the critic step");
  expect(progressAfter(building, metrics(9, { em: 1 }, "other"))).toBe(building);
  expect(progressLine(progressAfter(building, metrics(120, { em: 0.12345 })))).toBe(
    "rooms (wgan): step 120/800 | EM 0.1235 | 512 samples/s | 2m 5s left",
  );
  expect(progressLine(progressAfter(progressOf(runSummary({ system: "gan" })), metrics(3, { js: 0.5 })))).toContain(
    "JS 0.5",
  );
});

test("--json prints one object for each metric point", () => {
  expect(toJsonLines(metrics(2, { em: 0.75 }))).toEqual(
    [1, 2].map((step) => ({
      event: "metrics",
      run: "k3f9abcd",
      step,
      emEstimate: 0.75,
      criticLoss: -0.5,
      generatorLoss: 0.25,
      criticSteps: 5,
      elapsedMs: 10,
      samplesPerSecond: 511.6,
    })),
  );
});

test("--json names the run of everything else", () => {
  expect(toJsonLines({ kind: "sample", runId: "r", step: 5, file: "/s.png" })).toEqual([
    { event: "sample", run: "r", step: 5, file: "/s.png" },
  ]);
  expect(toJsonLines({ kind: "state", runId: "r", state: "failed", step: 5, message: quoted("why") })).toEqual([
    {
      event: "state",
      run: "r",
      state: "failed",
      step: 5,
      message: "why",
      key: "plain.quoted",
      params: { words: "why" },
    },
  ]);
});

test("a log gets a line for each run every ten seconds, and every notice", () => {
  let nowMs = 0;
  const lines: string[] = [];
  const progress = createPlainProgress({ tell: (text) => lines.push(text) }, () => nowMs);
  progress.expect([runSummary()]);
  for (let step = 2; step <= 60; step += 1) {
    nowMs += 500;
    progress.follow(metrics(step, { em: 1 }));
  }
  expect(lines).toEqual(
    [21, 41].map((step) => `rooms (wgan): step ${step}/800 | EM 1.000 | 512 samples/s | 2m 5s left`),
  );
  progress.follow({
    kind: "notice",
    runId: "k3f9abcd",
    step: 60,
    level: "warning",
    message: quoted("The disk is nearly full."),
  });
  expect(lines.at(-1)).toBe("rooms (wgan), step 60: The disk is nearly full.");
});
