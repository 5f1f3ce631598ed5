import { describe, expect, it, vi } from "vitest";
import { computed, watch } from "vue";
import { useRuns } from "../../../../renderer/stores/runs.ts";
import { newRun, scriptedStudio } from "../../studio/studioFixture.ts";
import { ask, coreOver, overtakingMoment, untilTimersAreDue } from "../../studioApi/coreFixture.ts";
import { connectedWindow } from "./connectedWindow.ts";

async function windowOverStudio() {
  const { studio } = await scriptedStudio();
  const { core } = coreOver(studio);
  const window = connectedWindow(core);
  const runs = window.setUp(() => useRuns()).result;
  await vi.waitFor(
    () => {
      expect(runs.state).toBe("ready");
    },
    { timeout: 60_000 },
  );
  const completedRun = async (): Promise<string> => {
    const { id } = newRun(studio);
    studio.start(id);
    await studio.atRest(id);
    await vi.waitFor(
      () => {
        expect(runs.summary(id)?.state).toBe("completed");
      },
      { timeout: 60_000 },
    );
    return id;
  };
  return { studio, core, window, runs, completedRun };
}

describe("the store of runs", () => {
  it("learns of a run that begins, moves and ends, from pushes alone", async () => {
    const { studio, runs, window } = await windowOverStudio();
    const { id } = newRun(studio);
    studio.start(id);
    await studio.atRest(id);
    await vi.waitFor(
      () => {
        expect(runs.summary(id)).toMatchObject({ state: "completed", step: 10 });
      },
      { timeout: 60_000 },
    );
    expect(runs.ids).toEqual([id]);
    expect(runs.liveIds).toEqual([]);
    expect(window.defects).toEqual([]);
  });

  it("changes one run without touching what depends on another, or on the order", async () => {
    const { core, runs, completedRun } = await windowOverStudio();
    const [one, other] = [await completedRun(), await completedRun()];
    const seen = { one: 0, other: 0, order: 0, live: 0 };
    const nameOf = (id: string) => computed(() => runs.summary(id)?.name);
    const [nameOfOne, nameOfOther] = [nameOf(one), nameOf(other)];
    watch(nameOfOne, () => (seen.one += 1), { flush: "sync" });
    watch(nameOfOther, () => (seen.other += 1), { flush: "sync" });
    watch(
      () => runs.ids,
      () => (seen.order += 1),
      { flush: "sync" },
    );
    watch(
      () => runs.liveIds,
      () => (seen.live += 1),
      { flush: "sync" },
    );
    for (let time = 1; time <= 5; time++) {
      await ask(core, "runs.rename", { runId: one, name: `renamed ${time}` });
      await vi.waitFor(
        () => {
          expect(nameOfOne.value).toBe(`renamed ${time}`);
        },
        { timeout: 60_000 },
      );
    }
    expect(seen).toEqual({ one: 5, other: 0, order: 0, live: 0 });
  });

  it("keeps what it shows while the connection is away, and catches up afterwards", async () => {
    const { studio, runs, window, completedRun } = await windowOverStudio();
    const first = await completedRun();
    window.disconnect();
    studio.renameRun(first, "renamed meanwhile");
    const second = newRun(studio);
    await runs.reload();
    expect(runs.state).toBe("ready");
    expect(runs.ids).toEqual([first]);
    window.connect();
    await vi.waitFor(
      () => {
        expect(runs.ids).toEqual([second.id, first]);
      },
      { timeout: 60_000 },
    );
    expect(runs.summary(first)?.name).toBe("renamed meanwhile");
  });

  it("is not taken back by a list that was read before a change and answered after it", async () => {
    const { studio, core, runs, completedRun } = await windowOverStudio();
    const id = await completedRun();
    const listRuns = studio.history.listRuns;
    vi.spyOn(studio.history, "listRuns").mockImplementationOnce(() => {
      const listed = listRuns();
      void ask(core, "runs.rename", { runId: id, name: "renamed meanwhile" });
      untilTimersAreDue();
      return listed;
    });
    await overtakingMoment();
    await runs.reload();
    await vi.waitFor(
      () => {
        expect(runs.summary(id)?.name).toBe("renamed meanwhile");
      },
      { timeout: 60_000 },
    );
  });

  it("forgets a run that is deleted", async () => {
    const { core, runs, completedRun } = await windowOverStudio();
    const id = await completedRun();
    await ask(core, "runs.delete", { runId: id });
    await vi.waitFor(
      () => {
        expect(runs.ids).toEqual([]);
      },
      { timeout: 60_000 },
    );
    expect(runs.summary(id)).toBeUndefined();
  });
});
