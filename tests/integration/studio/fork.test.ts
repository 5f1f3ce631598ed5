import { describe, expect, it } from "vitest";
import { hashes, imageFolder, newRun, realStudio, tinySettings } from "./trainingFixture.ts";

async function parentRun(folder = imageFolder()) {
  const opened = await realStudio();
  const parent = await newRun(opened.studio, folder, tinySettings({ steps: 30 }));
  opened.studio.start(parent.id);
  await opened.studio.atRest(parent.id);
  return { ...opened, parent: opened.studio.history.run(parent.id) };
}

describe("a fork", () => {
  it("without a change repeats its parent; with one it does not; the parent stays as it was", async () => {
    const { studio, parent } = await parentRun();
    const filesOf = (runId: string) => hashes(studio, studio.history.listCheckpoints(runId));
    const lossesOf = (runId: string) => studio.history.readSeries(runId, "criticLoss").points;
    const before = { run: parent, files: filesOf(parent.id), losses: lossesOf(parent.id) };

    const same = await studio.fork({ runId: parent.id, step: 10 });
    const changed = await studio.fork({
      runId: parent.id,
      step: 10,
      changes: { learningRate: 1e-3, batch: 8 },
      name: "fast",
    });
    for (const child of [same, changed]) studio.start(child.id);
    for (const child of [same, changed]) {
      expect(await studio.atRest(child.id)).toMatchObject({ state: "completed", step: 30 });
      expect(lossesOf(child.id).slice(0, 10)).toEqual(before.losses.slice(0, 10));
    }
    expect(lossesOf(same.id)).toEqual(before.losses);
    expect(lossesOf(changed.id)).toHaveLength(30);
    expect(lossesOf(changed.id)[11]).not.toEqual(before.losses[11]);

    expect({
      run: studio.history.run(parent.id),
      files: filesOf(parent.id),
      losses: lossesOf(parent.id),
    }).toEqual(before);
  });

  it("fits its pictures otherwise where it is asked to, from the same folder", async () => {
    const { studio, parent } = await parentRun(imageFolder(12));
    const child = await studio.fork({ runId: parent.id, step: 20, changes: { fit: "letterbox" } });
    expect(child.datasetId).not.toBe(parent.datasetId);
    studio.start(child.id);
    expect(await studio.atRest(child.id)).toMatchObject({ state: "completed", step: 30 });
    expect(studio.history.listEvents(child.id).map(({ message }) => message.text)).toEqual([
      expect.stringContaining("its batches begin anew") as string,
    ]);
  });
});
