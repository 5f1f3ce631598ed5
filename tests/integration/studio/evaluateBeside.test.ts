/** Metrics of checkpoints, computed by themselves beside a real training. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { evaluationsOf } from "../../../electron/studio/evaluations/evaluationsOf.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { ask, coreOver, openWindow } from "../../unit/studioApi/coreFixture.ts";
import { eventually, imageFolder, newRun, realStudio, temporaryFolder, tinySettings } from "./trainingFixture.ts";

const points = { domain: "points", generator: "mlp", critic: "mlp", hiddenUnits: 8, nz: 2, evaluationSamples: 256 };
const never = new AbortController().signal;

async function trained(studio: Studio, folder: string | null, changes: object) {
  const run = await newRun(studio, folder, tinySettings({ ...changes }));
  studio.start(run.id);
  const ended = await studio.atRest(run.id);
  expect(ended).toMatchObject({ state: "completed" });
  return ended;
}

/** The steps that have a value of a metric. */
function steps(studio: Studio, runId: string, metric: string): number[] {
  return evaluationsOf(studio.history, runId, metric).map(({ step }) => step);
}

async function settled(studio: Studio, runId: string): Promise<void> {
  await studio.evaluationsSettled([runId], never);
}

describe("a run with evaluateEvery", () => {
  it("has the metrics of its checkpoints, and trains as one without", async () => {
    const { studio } = await realStudio();
    const folder = imageFolder();
    const plain = await trained(studio, folder, {});
    const { id } = await trained(studio, folder, { evaluateEvery: 10 });
    await settled(studio, id);
    for (const metric of ["swd", "swdFloor", "swd16", "sampleMmd2"])
      expect(steps(studio, id, metric)).toEqual([10, 20]);
    const values = evaluationsOf(studio.history, id);
    for (const { value, costMs } of values) expect([Number.isFinite(value), costMs > 0]).toEqual([true, true]);
    expect(evaluationsOf(studio.history, plain.id)).toEqual([]);
    for (const step of [10, 20]) {
      const [one, other] = await Promise.all(
        [plain.id, id].map((runId) => readCheckpoint(studio.fileOf(studio.history.checkpointAt(runId, step)))),
      );
      expect(one!.tensors).toEqual(other!.tensors);
      expect([one!.metadata.streams, one!.metadata.loader]).toEqual([other!.metadata.streams, other!.metadata.loader]);
    }
    const left = readdirSync(studio.home.folder).filter((name) => name.startsWith("evaluation."));
    expect(left).toEqual([]);
  });

  it("asks a later studio for what was left, which has the very values that a request has", async () => {
    const home = temporaryFolder();
    const first = await realStudio({ home });
    const { id } = await trained(first.studio, null, { ...points, evaluateEvery: 20 });
    await first.studio.close();
    const { studio } = await realStudio({ home, keepsQueue: true });
    await settled(studio, id);
    expect(steps(studio, id, "sampleMmd2")).toEqual([20]);
    const value = evaluationsOf(studio.history, id, "sampleMmd2")[0]?.value;
    const again = await studio.evaluate({ runId: id, metrics: ["mmd"], steps: [20] });
    expect(again.values).toMatchObject([{ step: 20, metric: "sampleMmd2", value }]);
  });

  it("says in its log what could not be evaluated, and is not concerned", async () => {
    const home = temporaryFolder();
    const first = await realStudio({ home });
    const { id } = await trained(first.studio, null, { ...points, evaluateEvery: 10 });
    await first.studio.close();
    const { studio } = await realStudio({ home });
    writeFileSync(studio.fileOf(studio.history.checkpointAt(id, 10)), "damaged");
    const { core } = coreOver(studio);
    const window = openWindow(core);
    studio.resume(id, { steps: 30 });
    await settled(studio, id);
    expect(await studio.atRest(id)).toMatchObject({ state: "completed", step: 30 });
    await settled(studio, id);
    expect(steps(studio, id, "sampleMmd2")).toEqual([20, 30]);
    const log = studio.history.listEvents(id).filter(({ level }) => level === "warning");
    expect(log.map(({ step, message }) => [step, message.text])).toEqual([
      [10, expect.stringMatching(/^Step 10 has no unbiased MMD²: .*00000010.*The training is not concerned\.$/)],
    ]);
    await window.until(() => window.ofKind("job").some(({ job }) => job.state === "failed"));
    expect(await ask(core, "jobs.list", {})).toMatchObject([{ kind: "evaluation", state: "failed" }]);
  });

  it("is a job that says how far it is; cancelled, what is due is forgotten", async () => {
    const home = temporaryFolder();
    const first = await realStudio({ home });
    const { id } = await trained(first.studio, null, { ...points, evaluateEvery: 1, checkpointEvery: 2 });
    await first.studio.close();
    const { studio } = await realStudio({ home, keepsQueue: true });
    const { core } = coreOver(studio);
    const window = openWindow(core);
    await window.until(() => window.ofKind("evaluations").length > 0 || window.ofKind("job").length > 0);
    await eventually(studio, ({ kind }) => kind === "evaluation");
    const [job] = await ask(core, "jobs.list", {});
    expect(job).toMatchObject({ kind: "evaluation", progress: { unit: "checkpoint" }, owner: "studio" });
    await ask(core, "jobs.cancel", { jobId: job!.id });
    await settled(studio, id);
    expect(studio.history.dueEvaluations()).toEqual([]);
    expect(steps(studio, id, "sampleMmd2").length).toBeLessThan(10);
    await window.until(() => window.ofKind("job-removed").length > 0);
  });

  it("forgets what was due of a run that is deleted", async () => {
    const home = temporaryFolder();
    const first = await realStudio({ home });
    const { id } = await trained(first.studio, null, { ...points, evaluateEvery: 10 });
    await first.studio.close();
    const { studio } = await realStudio({ home, keepsQueue: true });
    await studio.deleteRun(id);
    expect(studio.history.dueEvaluations()).toEqual([]);
    const { id: next } = await trained(studio, null, { ...points, evaluateEvery: 20 });
    await settled(studio, next);
    expect(steps(studio, next, "sampleMmd2")).toEqual([20]);
    expect(readdirSync(join(home, "cache", "statistics"))).toHaveLength(1);
  });
});
