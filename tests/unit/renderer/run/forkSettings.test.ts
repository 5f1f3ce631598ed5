import { describe, expect, it } from "vitest";
import { forkableSettings, forkChanges, forkField, offeredSteps } from "../../../../renderer/views/run/forkSettings.ts";
import { settingsToFork } from "../../../../electron/studio/runs/changedSettings.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { settingTable } from "../../../../shared/settings/table.ts";

const wgan = completeConfiguration({ system: "wgan", steps: 1000 });
const gan = completeConfiguration({ system: "gan", steps: 1000 });

describe("the settings of a fork", () => {
  it("are only those that a checkpoint takes", () => {
    for (const name of forkableSettings(wgan)) expect(settingTable[name].changedBy, name).not.toBe("nothing");
    expect(forkableSettings(wgan)).toContain("learningRate");
    expect(forkableSettings(wgan)[0]).toBe("steps");
  });

  it("leave out what the system and the optimiser do not look at", () => {
    expect(forkableSettings(wgan)).toContain("clip");
    expect(forkableSettings(wgan)).not.toContain("beta1");
    expect(forkableSettings(gan)).not.toContain("clip");
    expect(forkableSettings(gan)).toContain("beta1");
    expect(forkableSettings(gan)).not.toContain("alpha");
  });

  it("are asked for only where they differ from the parent's, as the core takes them", () => {
    const changes = forkChanges(wgan, 400, { learningRate: "5e-5", clip: "0.02", warmup: true, steps: "1,500" });
    expect(changes).toEqual({ steps: 1500, clip: 0.02, warmup: true });
    expect(settingsToFork({ name: "x", configuration: wgan, unknownSettings: [] }, 400, changes!)).toEqual({
      ...wgan,
      ...changes,
      // Without a schedule it goes with the steps.
      scheduleSteps: 1500,
    });
    expect(forkChanges(wgan, 400, {})).toEqual({});
  });

  it("say why an entry cannot be used", () => {
    expect(forkField(wgan, 400, "clip", { clip: "lots" }).error).toContain("a number from");
    expect(forkField(wgan, 400, "steps", { steps: "400" }).error).toContain("later");
    expect(forkChanges(wgan, 400, { clip: "-1" })).toBeNull();
  });

  it("say which do not go together, in the sentence of the core", () => {
    const { error } = forkField(gan, 400, "learningRate", { learningRate: "5" });
    expect(forkChanges(gan, 400, { learningRate: "5" })).toBeNull();
    expect(() =>
      settingsToFork({ name: "x", configuration: gan, unknownSettings: [] }, 400, { learningRate: 5 }),
    ).toThrow(`learningRate (--lr) cannot be 5. ${error!} Nothing was changed.`);
  });

  it("offer steps that leave something to train, as the core demands", () => {
    expect(offeredSteps(wgan, 400)).toBe(1000);
    expect(forkChanges(wgan, 1000, {})).toEqual({ steps: 2000 });
    expect(settingsToFork({ name: "x", configuration: wgan, unknownSettings: [] }, 1000, { steps: 2000 }).steps).toBe(
      2000,
    );
  });
});
