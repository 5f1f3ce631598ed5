import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SettingChanges } from "../../../shared/settings/table.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { eventually, newRun, scriptedStudio, settings } from "./studioFixture.ts";

async function completedRun() {
  const opened = await scriptedStudio();
  const { id } = newRun(opened.studio);
  opened.studio.start(id);
  await opened.studio.atRest(id);
  const { studio } = opened;
  return { ...opened, id, fileAt: (step: number) => studio.fileOf(studio.history.checkpointAt(id, step)) };
}

/** All there is of a run but its log and its last message. */
function everything(studio: Studio, id: string) {
  const run = { ...studio.history.run(id), message: null, endedMs: null };
  const folder = join(studio.home.runsFolder, id);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]);
  const checkpoints = studio.history.listCheckpoints(id);
  return { run, files, checkpoints, metrics: studio.history.readMetricsAfter(id, -1, 1000) };
}

describe("resuming", () => {
  it("falls back to the checkpoint before a damaged one, and says so", async () => {
    const { studio, id, fileAt, events } = await completedRun();
    const [newest, before] = [fileAt(10), fileAt(8)];
    writeFileSync(newest, "x".repeat("checkpoints 10".length));
    rmSync(before);
    studio.resume(id, { steps: 12 });
    expect(await eventually(studio, (event) => event.kind === "started")).toMatchObject({ step: 4 });
    expect(await studio.atRest(id)).toMatchObject({ state: "completed", step: 12 });
    const notices = events.flatMap((event) => (event.kind === "notice" ? [event.message.text] : []));
    expect(notices).toEqual([
      expect.stringMatching(/step 10 .*SHA-256 differs\): the run goes on from step 4 instead/),
      expect.stringMatching(/step 8 .*is missing: the run goes on from step 4 instead/),
    ]);
    expect(studio.history.listEvents(id).map(({ message }) => message.text)).toEqual(notices);
    expect(existsSync(`${newest}.damaged`)).toBe(true);
  });

  it("is refused, and changes nothing, where every checkpoint is damaged", async () => {
    const { studio, id, fileAt, events } = await completedRun();
    for (const step of [0, 4, 8, 10]) writeFileSync(fileAt(step), "");
    const before = everything(studio, id);
    studio.resume(id, { steps: 12 });
    const refused = await studio.atRest(id);
    expect(refused).toMatchObject({ state: "completed", step: 10, failure: "corrupt" });
    expect(refused.message?.text).toMatch(/no checkpoint of it is whole: .*00000010.safetensors has 0 bytes/);
    expect(everything(studio, id)).toEqual(before);
    expect(events.at(-1)).toMatchObject({ kind: "notice", message: refused.message });
  });

  it("is refused, and changes nothing, where it would go back behind a fork", async () => {
    const { studio, id, fileAt, trainers } = await completedRun();
    const child = await studio.fork({ runId: id, step: 8, changes: { steps: 12 } });
    for (const step of [8, 10]) writeFileSync(fileAt(step), "rubbish");
    const before = everything(studio, id);
    studio.resume(id, { steps: 12 });
    const refused = await studio.atRest(id);
    expect(refused).toMatchObject({ state: "completed", step: 10, failure: "wrong-state" });
    expect(refused.message?.text).toMatch(/cannot go back to step 4: other runs were forked from it at step 8/);
    expect(everything(studio, id)).toEqual(before);
    // The child cannot begin either, and leaves its parent's file as it is.
    studio.start(child.id);
    const failed = await studio.atRest(child.id);
    expect(failed).toMatchObject({ state: "failed", failure: "corrupt" });
    expect(failed.message?.text).toMatch(/00000008.safetensors has 7 bytes .*Fork its parent at another step/);
    expect(everything(studio, id)).toEqual(before);
    expect(trainers).toHaveLength(1);
  });

  it("deletes what was written after its checkpoint, recorded or not", async () => {
    const { studio, id, fileAt } = await completedRun();
    const leftovers = ["00000011.safetensors", "00000010.safetensors.77.partial"].map(
      (name) => `${studio.home.runsFolder}/${id}/checkpoints/${name}`,
    );
    for (const file of leftovers) appendFileSync(file, "left over");
    writeFileSync(fileAt(10), "rubbish");
    studio.resume(id, { steps: 11, checkpointEvery: 1000 });
    await eventually(studio, (event) => event.kind === "started");
    expect(leftovers.map(existsSync)).toEqual([false, false]);
    expect(await studio.atRest(id)).toMatchObject({ state: "completed", step: 11 });
  });

  it("of a completed run needs more steps, and never fewer than it has", async () => {
    const { studio, id } = await completedRun();
    const resume = (changes: Record<string, number>) => () => {
      studio.resume(id, changes);
    };
    expect(resume({})).toThrow(expect.objectContaining({ code: "wrong-state" }));
    expect(resume({ steps: 10 })).toThrow(/has reached step 10, its last/);
    expect(resume({ steps: 9 })).toThrow();
    expect(studio.history.run(id)).toMatchObject({ state: "completed", configuration: settings() });
  });

  it("takes no change that makes it another experiment", async () => {
    const { studio, id } = await completedRun();
    const resume = () => {
      studio.resume(id, { steps: 20, learningRate: 1e-3, batch: 8 });
    };
    expect(resume).toThrow(
      expect.objectContaining({
        code: "incompatible",
        message: expect.stringMatching(
          /cannot go on with learningRate \(--lr\) 0.00005 → 0.001, batch .*Fork the run/,
        ) as string,
      }),
    );
    expect(studio.history.run(id).state).toBe("completed");
  });

  it("takes a device only with the engine that has a choice, and gives it up with that engine", async () => {
    const { studio, id } = await completedRun();
    const resume = (changes: SettingChanges) => {
      studio.resume(id, { steps: 12, ...changes });
      return studio.atRest(id);
    };
    await resume({ device: "webgpu" });
    await resume({ steps: 14, engine: "cpu" });
    expect(studio.history.run(id).configuration).toMatchObject({ engine: "cpu", device: "cpu" });
    await expect(async () => resume({ steps: 16, device: "cuda" })).rejects.toMatchObject({
      code: "invalid-argument",
      message: expect.stringContaining("device (--device) cannot be cuda. Only the engine compiled has") as string,
    });
    expect(() => newRun(studio, { engine: "cpu", device: "cuda" })).toThrow("Only the engine compiled has a choice");
    expect(studio.history.run(id)).toMatchObject({ state: "completed", step: 14 });
  });

  it("takes changes only at rest", async () => {
    const { studio } = await scriptedStudio();
    const { id } = newRun(studio, { steps: 100_000 });
    studio.start(id);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.pause(id);
    expect(() => {
      studio.resume(id, { steps: 5 });
    }).toThrow(expect.objectContaining({ code: "wrong-state" }));
    expect(studio.history.run(id).state).toBe("paused");
  });
});
