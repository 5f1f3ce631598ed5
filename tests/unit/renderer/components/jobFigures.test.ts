import { describe, expect, it } from "vitest";
import { jobFigures, jobShare } from "../../../../renderer/components/jobFigures.ts";
import type { JobProgress } from "../../../../shared/api/jobs.ts";

const none = { phase: null, total: null, perSecond: null, secondsLeft: null } as const;
const running = (progress: JobProgress | null) => ({ state: "running", progress }) as const;

describe("how far a job is", () => {
  it.each<[string, JobProgress | null, number | null]>([
    ["", null, null],
    ["1,204 files found", { ...none, phase: "listing", done: 1204, unit: "file" }, null],
    ["1 of 3 samples", { ...none, done: 1, total: 3, unit: "sample" }, 1 / 3],
    ["0 of 1 engine", { ...none, done: 0, total: 1, unit: "engine" }, 0],
    ["7 samples", { ...none, done: 7, unit: "sample" }, null],
    [
      "1,204 of 2,004 pictures · 312 pictures/s · 3s left",
      { phase: "examining", done: 1204, total: 2004, unit: "picture", perSecond: 312.4, secondsLeft: 2.6 },
      1204 / 2004,
    ],
  ])("reads “%s”", (text, progress, share) => {
    expect([jobFigures(running(progress)), jobShare({ progress })]).toEqual([text, share]);
  });

  it("says that it waits, whatever it has done", () => {
    expect(jobFigures({ state: "waiting", progress: null })).toBe("Waits until others are done");
  });

  it("has no share of nothing", () => {
    expect(jobShare({ progress: { ...none, done: 0, total: 0, unit: "sample" } })).toBeNull();
  });
});
