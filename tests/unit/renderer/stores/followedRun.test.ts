import { writeFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { useFollowed } from "../../../../renderer/stores/followed.ts";
import { latePoints } from "../../../../renderer/stores/lateValues.ts";
import type { FollowedRun } from "../../../../renderer/stores/followedRun.ts";
import { newRun, scriptedStudio } from "../../studio/studioFixture.ts";
import { ask, coreOver } from "../../studioApi/coreFixture.ts";
import { connectedWindow } from "./connectedWindow.ts";

async function followedRun(changes: Readonly<Record<string, unknown>> = {}) {
  const { studio } = await scriptedStudio();
  const { core } = coreOver(studio);
  const { id } = newRun(studio, changes);
  studio.start(id);
  await studio.atRest(id);
  const window = connectedWindow(core);
  const { result: followed, unmount } = window.setUp(() => useFollowed(id));
  return { studio, core, id, window, followed, unmount };
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
const stepsOf = (followed: FollowedRun): number[] => [...followed.metrics.steps()];
const has = (followed: FollowedRun, steps: readonly number[]) =>
  vi.waitFor(
    () => {
      expect(stepsOf(followed)).toEqual(steps);
    },
    { timeout: 60_000 },
  );

describe("a followed run", () => {
  it("brings settings, metrics, samples and checkpoints, and goes on with the run", async () => {
    const { studio, id, followed, window } = await followedRun();
    expect(followed.status.value).toBe("loading");
    await has(followed, upTo(10));
    expect(followed.status.value).toBe("ready");
    expect(followed.run.value).toMatchObject({ id, state: "completed", configuration: { system: "wgan" } });
    expect(followed.samples.value.map(({ step }) => step)).toEqual([0, 5, 10]);
    expect(followed.checkpoints.value.map(({ step }) => step)).toEqual([0, 4, 8, 10]);
    const version = followed.metricsVersion.value;
    studio.resume(id, { steps: 14 });
    await has(followed, upTo(14));
    expect(followed.metricsVersion.value).toBeGreaterThan(version);
    await vi.waitFor(
      () => {
        expect(followed.run.value).toMatchObject({ state: "completed", step: 14 });
      },
      { timeout: 60_000 },
    );
    expect(window.defects).toEqual([]);
  });

  it("forgets what a return to a checkpoint has made void, and takes it in again", async () => {
    const { studio, id, followed } = await followedRun();
    await has(followed, upTo(10));
    writeFileSync(studio.fileOf(studio.history.checkpointAt(id, 10)), "damaged");
    studio.resume(id, { steps: 12 });
    await has(followed, upTo(12));
    await vi.waitFor(
      () => {
        expect(followed.events.value.map(({ message }) => message.text)).toEqual([
          expect.stringMatching(/goes on from step 8/),
        ]);
      },
      { timeout: 60_000 },
    );
  });

  it("keeps late values by metric and step, over a gap in the connection and a return to a checkpoint", async () => {
    const { studio, id, followed, window } = await followedRun();
    const record = (step: number): void => {
      studio.recordEvaluation(id, { step, metric: "sampleDiversity", value: step, costMs: 1 });
    };
    const hasValues = (steps: readonly number[]) =>
      vi.waitFor(
        () => {
          expect(latePoints(followed.evaluations.value, "sampleDiversity").steps).toEqual(steps);
        },
        { timeout: 60_000 },
      );
    await has(followed, upTo(10));
    record(10);
    await hasValues([10]);
    record(5);
    await hasValues([5, 10]);
    expect(stepsOf(followed)).toEqual(upTo(10));
    window.disconnect();
    record(0);
    window.connect();
    await hasValues([0, 5, 10]);
    writeFileSync(studio.fileOf(studio.history.checkpointAt(id, 10)), "damaged");
    studio.resume(id, { steps: 12 });
    await has(followed, upTo(12));
    await hasValues([0, 5]);
    record(10);
    await hasValues([0, 5, 10]);
    await followed.reload();
    await hasValues([0, 5, 10]);
  });

  it("catches up after a gap in the connection, without a step twice or missing", async () => {
    const { studio, id, followed, window } = await followedRun();
    await has(followed, upTo(10));
    window.disconnect();
    studio.resume(id, { steps: 15 });
    await studio.atRest(id);
    expect(stepsOf(followed)).toEqual(upTo(10));
    window.connect();
    await has(followed, upTo(15));
    expect(followed.run.value?.step).toBe(15);
    expect(followed.status.value).toBe("ready");
  });

  it("is followed once for two views, and let go some time after the last has left", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { id, window, followed, unmount } = await followedRun();
      const second = window.setUp(() => useFollowed(id));
      expect(second.result).toBe(followed);
      unmount();
      second.unmount();
      const soon = window.setUp(() => useFollowed(id));
      expect(soon.result).toBe(followed);
      soon.unmount();
      vi.advanceTimersByTime(60_000);
      expect(window.setUp(() => useFollowed(id)).result).not.toBe(followed);
    } finally {
      vi.useRealTimers();
    }
  });

  it("says so where there is no such run", async () => {
    const { window } = await followedRun();
    const { result: missing } = window.setUp(() => useFollowed("nosuchrun"));
    await vi.waitFor(
      () => {
        expect(missing.status.value).toBe("error");
      },
      { timeout: 60_000 },
    );
    expect(missing.error.value).toMatchObject({ code: "not-found" });
  });

  it("says so when it is deleted under the view", async () => {
    const { core, id, followed } = await followedRun();
    await has(followed, upTo(10));
    await ask(core, "runs.delete", { runId: id });
    await vi.waitFor(
      () => {
        expect(followed.error.value).toMatchObject({ code: "not-found" });
      },
      { timeout: 60_000 },
    );
  });
});
