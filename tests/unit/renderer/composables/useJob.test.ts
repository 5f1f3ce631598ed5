import { describe, expect, it } from "vitest";
import { createApp, effectScope, type EffectScope } from "vue";
import { createApiClient } from "../../../../renderer/api/client.ts";
import { provideApi } from "../../../../renderer/api/provideApi.ts";
import type { Transport, TransportHandlers } from "../../../../renderer/api/transport.ts";
import { useJob, type Job } from "../../../../renderer/composables/useJob.ts";
import { RequestError } from "../../../../shared/api/channel.ts";
import type { Job as ListedJob } from "../../../../shared/api/jobs.ts";
import { quoted } from "../../messages/quoted.ts";

function halfway(id: string): ListedJob {
  const progress = {
    phase: "examining",
    done: 5,
    total: 10,
    unit: "picture",
    perSecond: 50,
    secondsLeft: 0.1,
  } as const;
  const state = { state: "running", canBeCancelled: true, owner: "this-window", error: null } as const;
  return { id, kind: "scan", title: quoted('Looking through "rooms"'), startedMs: 1, progress, ...state };
}

/** A job in a window whose core answers nothing; what is posted to it is kept. */
function jobInWindow(): {
  job: Job<string>;
  scope: EffectScope;
  cancelled: () => string[];
  push: (jobId: string) => void;
  lose: () => void;
} {
  let handlers: TransportHandlers | undefined;
  const posted: { m?: string; a?: unknown[] }[] = [];
  const transport: Transport = {
    shell: "browser",
    start: (given) => (handlers = given),
    post: (message) => posted.push(message as (typeof posted)[number]),
    retry: () => undefined,
    artefactUrl: ({ kind }) => kind,
    pickFolder: null,
    saveExport: () => Promise.resolve(false),
  };
  const app = createApp({});
  provideApi(
    app,
    createApiClient(transport, (error) => {
      throw error;
    }),
  );
  handlers?.opened();
  const scope = effectScope();
  const job = scope.run(() => app.runWithContext(() => useJob<string>()));
  if (job === undefined) throw new Error("The scope has ended.");
  return {
    job,
    scope,
    cancelled: () =>
      posted.filter(({ a }) => a?.[0] === "jobs.cancel").map(({ a }) => (a?.[1] as { jobId: string }).jobId),
    lose: () => {
      handlers?.closed("lost");
    },
    push: (jobId) => {
      handlers?.message({ t: "q", m: "push", a: [[{ kind: "job", job: halfway(jobId) }]] });
    },
  };
}

describe("useJob", () => {
  it("has the result of the work, and its progress until then", async () => {
    const { job, push } = jobInWindow();
    const work = Promise.withResolvers<string>();
    let jobId = "";
    const done = job.start((id) => {
      jobId = id;
      return work.promise;
    });
    expect(job.running.value).toBe(true);
    push("another-job");
    push(jobId);
    await expect.poll(() => job.progress.value).toEqual(halfway(jobId));
    work.resolve("packed");
    expect(await done).toBe("packed");
    expect([job.running.value, job.result.value, job.error.value]).toEqual([false, "packed", null]);
  });

  it("has the error of work that fails, but none of work that was cancelled", async () => {
    const { job } = jobInWindow();
    expect(await job.start(() => Promise.reject(new RequestError("disk-full", "Full.")))).toBeNull();
    expect(job.error.value?.code).toBe("disk-full");
    await job.start(() => Promise.reject(new RequestError("cancelled", "Cancelled.")));
    expect(job.error.value).toBeNull();
    expect(job.running.value).toBe(false);
  });

  it("asks the core to cancel, and drops what comes all the same", async () => {
    const { job, cancelled } = jobInWindow();
    const work = Promise.withResolvers<string>();
    const ids: string[] = [];
    const done = job.start((id) => {
      ids.push(id);
      return work.promise;
    });
    job.cancel();
    expect(job.running.value).toBe(false);
    work.resolve("too late");
    expect(await done).toBeNull();
    expect(job.result.value).toBeNull();
    await expect.poll(cancelled).toEqual(ids);
  });

  it("cancels the work before when new work begins, and the last when its scope ends", async () => {
    const { job, scope, cancelled } = jobInWindow();
    const ids: string[] = [];
    const never = (id: string): Promise<string> => {
      ids.push(id);
      return new Promise(() => undefined);
    };
    void job.start(never);
    void job.start(never);
    await expect.poll(cancelled).toEqual(ids.slice(0, 1));
    expect(job.running.value).toBe(true);
    scope.stop();
    await expect.poll(cancelled).toEqual(ids);
  });

  it("says that work which a lost connection broke off has ended, unlike work that could not begin", async () => {
    const { job, lose } = jobInWindow();
    const away = new RequestError("disconnected", "The connection is away.");
    const work = Promise.withResolvers<string>();
    const done = job.start(() => work.promise);
    lose();
    work.reject(away);
    expect(await done).toBeNull();
    expect(job.running.value).toBe(false);
    expect(job.error.value?.message).toMatch(/lost before this was done.*begin it again/);
    await job.start(() => Promise.reject(away));
    expect(job.error.value).toBe(away);
  });
});
