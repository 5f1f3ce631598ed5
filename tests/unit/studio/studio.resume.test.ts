import { appendFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventually, newRun, scriptedStudio, settings } from "./studioFixture.ts";

async function completedRun() {
  const opened = await scriptedStudio();
  const { id } = newRun(opened.studio);
  opened.studio.start(id);
  await opened.studio.atRest(id);
  const { studio } = opened;
  return { ...opened, id, fileAt: (step: number) => studio.fileOf(studio.history.checkpointAt(id, step)) };
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
    const notices = events.flatMap((event) => (event.kind === "notice" ? [event.message] : []));
    expect(notices).toEqual([
      expect.stringMatching(/step 10 .*SHA-256 differs\): the run goes on from step 4 instead/),
      expect.stringMatching(/step 8 .*is missing: the run goes on from step 4 instead/),
    ]);
    expect(studio.history.listEvents(id).map(({ message }) => message)).toEqual(notices);
    expect(existsSync(`${newest}.damaged`)).toBe(true);
  });

  it("fails, and touches nothing, where every checkpoint is damaged", async () => {
    const { studio, id, fileAt } = await completedRun();
    for (const step of [0, 4, 8, 10]) writeFileSync(fileAt(step), "");
    studio.resume(id, { steps: 12 });
    const failed = await studio.atRest(id);
    expect(failed.state).toBe("failed");
    expect(failed.message).toMatch(/no checkpoint of it is whole: .*00000010.safetensors has 0 bytes/);
    expect(studio.history.listCheckpoints(id)).toHaveLength(4);
    expect(studio.history.readMetricsAfter(id, -1, 100)).toHaveLength(10);
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
