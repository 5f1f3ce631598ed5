import { describe, expect, it } from "vitest";
import { StudioError } from "../../../shared/errors.ts";
import type { PackProgress } from "../../../shared/api/records.ts";
import { createJobs } from "../../../electron/studio/api/jobs.ts";

const progress: PackProgress = { phase: "listing", done: 1, total: 1, imagesPerSecond: 0, secondsLeft: null };

/** Work that lasts until it is cancelled. */
function untilCancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(new StudioError("cancelled", "It was cancelled."));
    });
  });
}

describe("jobs", () => {
  it("tell their progress under the caller's name", async () => {
    const told: unknown[] = [];
    const jobs = createJobs((jobId, value) => told.push([jobId, value]));
    const work = (_signal: AbortSignal, onProgress: (value: PackProgress) => void) => {
      onProgress(progress);
      return Promise.resolve("done");
    };
    expect(await jobs.run("job-1", work)).toBe("done");
    expect(told).toEqual([["job-1", progress]]);
  });

  it("can be cancelled while they are under way, and not afterwards", async () => {
    const jobs = createJobs(() => undefined);
    const running = jobs.run("job-1", untilCancelled);
    jobs.cancel("job-1");
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(() => {
      jobs.cancel("job-1");
    }).toThrow(/no job job-1 under way/);
  });

  it("have a name of their own, which is free again when they end", async () => {
    const jobs = createJobs(() => undefined);
    const running = jobs.run("job-1", untilCancelled);
    await expect(jobs.run("job-1", untilCancelled)).rejects.toMatchObject({ code: "wrong-state" });
    jobs.close();
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(await jobs.run("job-1", () => Promise.resolve(1))).toBe(1);
  });
});
