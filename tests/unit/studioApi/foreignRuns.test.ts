import { describe, expect, it } from "vitest";
import { createForeignRuns } from "../../../electron/studio/api/foreignRuns.ts";
import { newRun, scriptedStudio, secondHistory } from "../studio/studioFixture.ts";

/** A process that is alive and not ours: our parent. */
const otherProcess = async () => ({ pid: process.ppid, host: (await import("node:os")).hostname() });

describe("looking at what other processes do", () => {
  it("sees nothing where only this process has written", async () => {
    const { studio } = await scriptedStudio();
    const foreign = createForeignRuns(studio);
    newRun(studio);
    expect(foreign.look()).toBeNull();
  });

  it("sees runs that another process has made, changed or removed", async () => {
    const { studio, home } = await scriptedStudio();
    const [kept, doomed] = [newRun(studio), newRun(studio)];
    for (const { id } of [kept, doomed]) await studio.stop(id);
    const foreign = createForeignRuns(studio);
    const other = await secondHistory(home);
    other.renameRun(kept.id, "renamed elsewhere");
    other.deleteRun(doomed.id);
    const { configuration, datasetId } = kept;
    const made = other.createRun({ name: "new", configuration, datasetId, owner: await otherProcess() });
    expect(foreign.look()).toEqual({ changed: [kept.id, made.id], removed: [doomed.id] });
    expect(foreign.look()).toBeNull();
  });

  it("marks a run interrupted whose process has died", async () => {
    const { studio, home } = await scriptedStudio();
    const other = await secondHistory(home);
    const { configuration, datasetId } = newRun(studio);
    const owner = { ...(await otherProcess()), pid: 2 ** 22 + 1 };
    const { id } = other.createRun({ name: "orphan", configuration, datasetId, owner });
    const foreign = createForeignRuns(studio);
    expect(foreign.look()?.changed).toEqual([id]);
    expect(studio.history.run(id).state).toBe("interrupted");
    expect(foreign.look()).toBeNull();
  });
});
