/** Jobs as windows see them: every one of this core, in every window. */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encodeSample } from "../../../electron/domains/images/sampleFile.ts";
import { newRun, scriptedStudio } from "../studio/studioFixture.ts";
import { ask, coreOver, openWindow, refusal } from "./coreFixture.ts";

async function trainedRun() {
  const { studio } = await scriptedStudio();
  const { core, defects } = coreOver(studio);
  const { id } = newRun(studio);
  studio.start(id);
  await studio.atRest(id);
  for (const { step, ...sample } of studio.history.listSamples(id)) {
    const images = Uint8Array.from({ length: 512 }, (_, at) => (at < 256 ? 0 : step));
    writeFileSync(studio.fileOf(sample), encodeSample({ images, size: 16, channels: 1, step }));
  }
  return { studio, core, defects, id };
}

type Window = ReturnType<typeof openWindow>;
const removed = (window: Window): string[] => window.ofKind("job-removed").map(({ jobId }) => jobId);
const missingFolder = { folder: "/nowhere/at/all", jobId: "scan-1" };

describe("jobs in windows", () => {
  it("are told to every window, and one that failed stays until it is dismissed, in all of them", async () => {
    const { core } = await trainedRun();
    const [one, other] = [openWindow(core), openWindow(core)];
    expect(await refusal(one.connection, "datasets.inspect", missingFolder)).toMatchObject({ code: "not-found" });
    const failed = { id: "scan-1", kind: "scan", title: { text: 'Looking through "all"' }, state: "failed" };
    for (const window of [one, other]) {
      await window.until(() => window.ofKind("job").at(-1)?.job.state === "failed");
      expect(window.ofKind("job").at(-1)?.job).toMatchObject({ ...failed, error: { code: "not-found" } });
    }
    const reloaded = openWindow(core);
    expect(await ask(reloaded.connection, "jobs.list", {})).toMatchObject([{ ...failed, owner: "another-window" }]);
    expect(await ask(one.connection, "jobs.list", {})).toMatchObject([{ ...failed, owner: "this-window" }]);
    await ask(reloaded.connection, "jobs.dismiss", { jobId: "scan-1" });
    for (const window of [one, other]) await window.until(() => removed(window).includes("scan-1"));
    expect(await ask(core, "jobs.list", {})).toEqual([]);
    expect(await refusal(core, "jobs.dismiss", { jobId: "scan-1" })).toMatchObject({ code: "not-found" });
  });

  it("whose result the studio keeps go on without the window: one that is loaded again sees them", async () => {
    const { core, id, studio } = await trainedRun();
    const before = openWindow(core);
    const answer = ask(before.connection, "evaluations.compute", {
      runId: id,
      metrics: ["sampleDiversity"],
      jobId: "eval-1",
    });
    const [job] = await ask(core, "jobs.list", {});
    expect(job).toMatchObject({
      id: "eval-1",
      kind: "evaluation",
      title: { text: 'Sample diversity of "cats"' },
      owner: "studio",
    });
    before.connection.close();
    const after = openWindow(core);
    expect((await ask(after.connection, "jobs.list", {})).map((each) => each.id)).toEqual(["eval-1"]);
    expect(await answer).toEqual({ count: 3 });
    expect(studio.history.listEvaluations(id)).toHaveLength(3);
    await after.until(() => removed(after).includes("eval-1"));
    expect(await ask(after.connection, "jobs.list", {})).toEqual([]);
  });

  it("of a window that is gone are cancelled, and so is one that is cancelled by name, from any window", async () => {
    const { core, id } = await trainedRun();
    const [gone, other] = [openWindow(core), openWindow(core)];
    const verifying = gone.connection.request("runs.verify", { runId: id, jobId: "verify-1" });
    await expect
      .poll(async () => (await ask(core, "jobs.list", {})).map((job) => job.title.text))
      .toEqual(['Verifying "cats"']);
    gone.connection.close();
    expect(await verifying).toMatchObject({ ok: false, failure: { code: "cancelled" } });
    await other.until(() => removed(other).includes("verify-1"));

    const computing = gone.connection.request("evaluations.compute", {
      runId: id,
      metrics: ["sampleDiversity"],
      jobId: "eval-2",
    });
    await expect.poll(async () => (await ask(core, "jobs.list", {})).length).toBe(1);
    await ask(other.connection, "jobs.cancel", { jobId: "eval-2" });
    expect(await computing).toMatchObject({ ok: false, failure: { code: "cancelled" } });
    await other.until(() => removed(other).includes("eval-2"));
    expect(await ask(core, "jobs.list", {})).toEqual([]);
  });

  it("that evaluate samples fail where one cannot be read, and keep what the others gave", async () => {
    const { core, id, studio } = await trainedRun();
    writeFileSync(studio.fileOf(studio.history.listSamples(id)[1]!), "damaged");
    const refused = await refusal(core, "evaluations.compute", { runId: id, metrics: ["sampleDiversity"] });
    expect(refused.message).toMatch(/^Step 5 has no sample diversity: .*00000005\.png.* The others were recorded\.$/);
    expect(studio.history.listEvaluations(id).map(({ step }) => step)).toEqual([0, 10]);
    expect(await ask(core, "jobs.list", {})).toMatchObject([
      { state: "failed", error: { message: { text: refused.message } } },
    ]);
  });

  it("refuse a metric that nobody has declared", async () => {
    const { core, id } = await trainedRun();
    const refused = await refusal(core, "evaluations.compute", { runId: id, metrics: ["beauty"] });
    expect(refused).toMatchObject({ code: "invalid-argument", message: 'There is no metric "beauty" of samples.' });
  });
});
