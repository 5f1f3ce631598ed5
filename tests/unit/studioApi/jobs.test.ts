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

const scan = (jobId: string, owner: object | null = null) => ({ jobId, kind: "scan", owner }) as const;

describe("jobs", () => {
  it("tell their progress under the caller's name", async () => {
    const told: unknown[] = [];
    const jobs = createJobs((jobId, value) => told.push([jobId, value]));
    const work = (_signal: AbortSignal, onProgress: (value: PackProgress) => void) => {
      onProgress(progress);
      return Promise.resolve("done");
    };
    expect(await jobs.run(scan("job-1"), work)).toBe("done");
    expect(told).toEqual([["job-1", progress]]);
  });

  it("can be cancelled while they are under way, and not afterwards", async () => {
    const jobs = createJobs(() => undefined);
    const running = jobs.run(scan("job-1"), untilCancelled);
    jobs.cancel("job-1");
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(() => {
      jobs.cancel("job-1");
    }).toThrow(/no job job-1 under way/);
  });

  it("have a name of their own, which is free again when they end", async () => {
    const jobs = createJobs(() => undefined);
    const running = jobs.run(scan("job-1"), untilCancelled);
    await expect(jobs.run(scan("job-1"), untilCancelled)).rejects.toMatchObject({ code: "wrong-state" });
    await Promise.allSettled([jobs.close(), running]);
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(await jobs.run(scan("job-1"), () => Promise.resolve(1))).toBe(1);
  });

  it("are over when they are closed: work that is cancelled and still puts things away is waited for", async () => {
    const jobs = createJobs(() => undefined);
    const order: string[] = [];
    const begun = Promise.withResolvers<undefined>();
    const tidying = Promise.withResolvers<undefined>();
    const running = jobs.run(scan("job-1"), async (signal) => {
      begun.resolve(undefined);
      await untilCancelled(signal).catch(() => tidying.promise);
      order.push("put away");
    });
    await begun.promise;
    const closed = jobs.close().then(() => order.push("closed"));
    tidying.resolve(undefined);
    await Promise.all([running, closed]);
    expect(order).toEqual(["put away", "closed"]);
  });

  /** Work that is held until the test lets it go. */
  function heldWork() {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const work = (name: string) => (): Promise<string> => {
      begun.push(name);
      return new Promise((resolve) => {
        ends.set(name, () => {
          resolve(name);
        });
      });
    };
    return { begun, work, end: (name: string) => ends.get(name)?.() };
  }

  it("of one kind are two at a time; the next says that it waits, and begins when one ends", async () => {
    const told: [string, string][] = [];
    const jobs = createJobs((jobId, { phase }) => told.push([jobId, phase]));
    const { begun, work, end } = heldWork();
    const running = ["job-1", "job-2", "job-3"].map((jobId) => jobs.run(scan(jobId), work(jobId)));
    const other = jobs.run({ jobId: "job-4", kind: "export", owner: null }, work("job-4"));
    await expect.poll(() => begun).toEqual(["job-1", "job-2", "job-4"]);
    expect(told).toEqual([["job-3", "waiting"]]);
    end("job-2");
    await expect.poll(() => begun).toEqual(["job-1", "job-2", "job-4", "job-3"]);
    for (const name of begun) end(name);
    expect(await Promise.all([...running, other])).toEqual(["job-1", "job-2", "job-3", "job-4"]);
  });

  it("can be cancelled while they wait, and one that fails makes room", async () => {
    const jobs = createJobs(() => undefined);
    const { begun, work, end } = heldWork();
    const failing = jobs.run(scan("job-0"), () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    const running = ["job-1", "job-2"].map((jobId) => jobs.run(scan(jobId), work(jobId)));
    const cancelled = jobs.run(scan("job-3"), work("job-3"));
    const last = jobs.run(scan("job-4"), work("job-4"));
    jobs.cancel("job-3");
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    end("job-1");
    await expect.poll(() => begun).toEqual(["job-1", "job-2", "job-4"]);
    for (const name of begun) end(name);
    await Promise.all([...running, last]);
  });

  it("of a window with many do not keep another's first one waiting behind them all", async () => {
    const jobs = createJobs(() => undefined);
    const { begun, work, end } = heldWork();
    const [greedy, modest] = [{}, {}];
    const many = [1, 2, 3, 4, 5].map((number) => jobs.run(scan(`many-${number}`, greedy), work(`many-${number}`)));
    const one = jobs.run(scan("only", modest), work("only"));
    await expect.poll(() => begun).toEqual(["many-1", "many-2"]);
    end("many-1");
    await expect.poll(() => begun).toEqual(["many-1", "many-2", "only"]);
    for (let ended = 0; ended < begun.length; ended++) {
      end(begun[ended] ?? "");
      await expect.poll(() => begun.length).toBe(Math.min(6, ended + 3));
    }
    await Promise.all([...many, one]);
    expect(begun).toHaveLength(6);
  });

  it("end with the window that asked for them, and the next has its turn", async () => {
    const jobs = createJobs(() => undefined);
    const { begun, work, end } = heldWork();
    const [gone, other] = [{}, {}];
    const untilAborted = (signal: AbortSignal): Promise<never> =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          reject(new Error("aborted"));
        });
      });
    const left = [1, 2, 3].map((number) => jobs.run(scan(`gone-${number}`, gone), untilAborted));
    const next = jobs.run(scan("other", other), work("other"));
    expect(begun).toEqual([]);
    jobs.leave(gone);
    const ends = await Promise.allSettled(left);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await expect.poll(() => begun).toEqual(["other"]);
    end("other");
    expect(await next).toBe("other");
  });
});
