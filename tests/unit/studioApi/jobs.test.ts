import { describe, expect, it, onTestFinished, vi } from "vitest";
import { StudioError } from "../../../shared/errors.ts";
import { createJobs, seenFrom, type OwnedJob } from "../../../electron/studio/api/jobs.ts";
import { quoted } from "../messages/quoted.ts";

const silent = { changed: () => undefined, removed: () => undefined };

/** Jobs with all that is told of them: each change, and the id of each that is listed no more. */
function toldJobs() {
  const told: (OwnedJob | string)[] = [];
  const jobs = createJobs({ changed: (job) => told.push(job), removed: (jobId) => told.push(jobId) });
  const states = (): string[] =>
    told.map((each) => (typeof each === "string" ? `${each} removed` : `${each.id} ${each.state}`));
  return { jobs, told, states };
}

/** Work that lasts until it is cancelled. */
function untilCancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      reject(new StudioError("cancelled", quoted("It was cancelled.")));
    });
  });
}

const scan = (jobId: string, owner: object | null = null) =>
  ({ jobId, kind: "scan", title: quoted(`Looking through ${jobId}`), owner }) as const;

describe("jobs", () => {
  it("tell that they begin, how far they are and that they are over, under the caller's name", async () => {
    const { jobs, told } = toldJobs();
    const done = await jobs.run(scan("job-1"), (_signal, onProgress) => {
      onProgress({ phase: "listing", done: 1, unit: "file" });
      expect(jobs.list()).toEqual([told.at(-1)]);
      return Promise.resolve("done");
    });
    expect(done).toBe("done");
    const progress = { phase: "listing", done: 1, total: null, unit: "file", perSecond: null, secondsLeft: null };
    expect(told).toMatchObject([
      {
        id: "job-1",
        kind: "scan",
        title: { text: "Looking through job-1" },
        state: "running",
        progress: null,
        error: null,
      },
      { id: "job-1", state: "running" },
      { id: "job-1", state: "running", progress },
      "job-1",
    ]);
    expect(jobs.list()).toEqual([]);
  });

  it("say how long they will take: as their work says it, else at the speed so far", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { jobs } = toldJobs();
    const left = (): number | null | undefined => jobs.list()[0]?.progress?.secondsLeft;
    await jobs.run(scan("job-1"), (_signal, onProgress) => {
      vi.setSystemTime(1_006_000);
      onProgress({ done: 0, total: 10, unit: "file" });
      expect(left()).toBeNull();
      onProgress({ done: 4, unit: "file" });
      expect(left()).toBeNull();
      onProgress({ done: 4, total: 10, unit: "file" });
      expect(left()).toBe(9);
      onProgress({ done: 4, total: 10, unit: "file", secondsLeft: null });
      expect(left()).toBeNull();
      onProgress({ done: 4, total: 10, unit: "file", secondsLeft: 3 });
      expect(left()).toBe(3);
      return Promise.resolve();
    });
  });

  it("that failed stay in the list with the reason until they are dismissed; a cancelled one is gone", async () => {
    const { jobs, states } = toldJobs();
    const full = new StudioError("disk-full", quoted("The disk is full."));
    await expect(jobs.run(scan("job-1"), () => Promise.reject(full))).rejects.toBe(full);
    await expect(jobs.run(scan("job-2"), () => Promise.reject(new Error("secret")))).rejects.toThrow("secret");
    const running = jobs.run(scan("job-3"), untilCancelled);
    jobs.cancel("job-3");
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(jobs.list()).toMatchObject([
      {
        id: "job-1",
        state: "failed",
        canBeCancelled: false,
        error: { code: "disk-full", message: quoted("The disk is full.") },
      },
      { id: "job-2", state: "failed", error: { code: "defect" } },
    ]);
    expect(JSON.stringify(jobs.list())).not.toContain("secret");
    jobs.dismiss("job-1");
    expect(states().at(-1)).toBe("job-1 removed");
    expect(() => {
      jobs.dismiss("job-1");
    }).toThrow(/no failed job job-1/);
    expect(await jobs.run(scan("job-2"), () => Promise.resolve(1))).toBe(1);
    expect(jobs.list()).toEqual([]);
  });

  it("that failed are kept up to 20: the oldest go", async () => {
    const jobs = createJobs(silent);
    for (let number = 1; number <= 22; number++) {
      await jobs.run(scan(`job-${number}`), () => Promise.reject(new Error("no"))).catch(() => undefined);
    }
    expect(jobs.list().map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => `job-${at + 3}`));
  });

  it("that write into the history run to their end, even when cancelled, and are not dismissed before", async () => {
    const jobs = createJobs(silent);
    const held = Promise.withResolvers<string>();
    const order = {
      jobId: "job-1",
      kind: "rebuild",
      title: quoted("Recording"),
      owner: null,
      canBeCancelled: false,
    } as const;
    const running = jobs.run(order, () => held.promise);
    expect(() => {
      jobs.cancel("job-1");
    }).toThrow(/has to come to its end/);
    expect(() => {
      jobs.dismiss("job-1");
    }).toThrow(/no failed job/);
    held.resolve("recorded");
    expect(await running).toBe("recorded");
  });

  it("say to each window whether it asked for them, another one did, or the studio keeps the result", () => {
    const jobs = createJobs(silent);
    const [one, other] = [{}, {}];
    void jobs.run(scan("job-1", one), untilCancelled).catch(() => undefined);
    void jobs.run(scan("job-2"), untilCancelled).catch(() => undefined);
    const owners = (window: object | null): string[] => jobs.list().map((job) => seenFrom(window, job).owner);
    expect([owners(one), owners(other), owners(null)]).toEqual([
      ["this-window", "studio"],
      ["another-window", "studio"],
      ["another-window", "studio"],
    ]);
  });

  it("can be cancelled while they are under way, and not afterwards", async () => {
    const jobs = createJobs(silent);
    const running = jobs.run(scan("job-1"), untilCancelled);
    jobs.cancel("job-1");
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(() => {
      jobs.cancel("job-1");
    }).toThrow(/no job job-1 under way/);
  });

  it("have a name of their own, which is free again when they end", async () => {
    const jobs = createJobs(silent);
    const running = jobs.run(scan("job-1"), untilCancelled);
    await expect(jobs.run(scan("job-1"), untilCancelled)).rejects.toMatchObject({ code: "wrong-state" });
    await Promise.allSettled([jobs.close(), running]);
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(await jobs.run(scan("job-1"), () => Promise.resolve(1))).toBe(1);
  });

  it("are over when they are closed: work that is cancelled and still puts things away is waited for", async () => {
    const jobs = createJobs(silent);
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
    const { jobs, states } = toldJobs();
    const { begun, work, end } = heldWork();
    const running = ["job-1", "job-2", "job-3"].map((jobId) => jobs.run(scan(jobId), work(jobId)));
    const other = jobs.run({ ...scan("job-4"), kind: "export" }, work("job-4"));
    await expect.poll(() => begun).toEqual(["job-1", "job-2", "job-4"]);
    expect(states().filter((state) => state.endsWith("waiting"))).toEqual(["job-3 waiting"]);
    end("job-2");
    await expect.poll(() => begun).toEqual(["job-1", "job-2", "job-4", "job-3"]);
    for (const name of begun) end(name);
    expect(await Promise.all([...running, other])).toEqual(["job-1", "job-2", "job-3", "job-4"]);
  });

  it("can be cancelled while they wait, and one that fails makes room", async () => {
    const jobs = createJobs(silent);
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
    const jobs = createJobs(silent);
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
    const jobs = createJobs(silent);
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
