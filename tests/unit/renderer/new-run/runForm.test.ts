import { describe, expect, it } from "vitest";
import { baseOf, sideOf, sidesOf } from "../../../../renderer/views/new-run/formSettings.ts";
import {
  changedFields,
  enter,
  fieldOf,
  freshForm,
  reset,
  resetAll,
  toggle,
  toggleRefusal,
  withPreset,
  wrongFieldCount,
} from "../../../../renderer/views/new-run/runForm.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { requests } from "../../../../shared/api/requests.ts";
import { mostMembers } from "../../../../shared/groups.ts";
import { systemNames } from "../../../../shared/systems.ts";
import { presetSettings } from "../../../../shared/presets.ts";

describe("a form with a preset", () => {
  it("trains the systems of an experiment, and keeps what was chosen under any other", () => {
    const experiment = withPreset(freshForm, "ring-unrolled");
    expect(experiment.systems).toEqual(systemNames.filter((name) => ["gan-minimax", "unrolled"].includes(name)));
    for (const { system, configuration, errors } of sidesOf(experiment)) {
      expect(errors).toEqual({});
      expect(configuration).toEqual(completeConfiguration(presetSettings("ring-unrolled", system)));
    }
    expect(withPreset(experiment, "points").systems).toEqual(experiment.systems);
  });
});

describe("a fresh form", () => {
  it("is a pair of a WGAN and a GAN, each as the preset has it", () => {
    expect(freshForm.systems).toEqual(["wgan", "gan"]);
    for (const { system, configuration, errors } of sidesOf(freshForm)) {
      expect(errors).toEqual({});
      expect(configuration).toEqual(completeConfiguration(presetSettings("quick-look", system)));
    }
  });

  it("has nothing changed", () => {
    expect(changedFields(freshForm)).toEqual([]);
  });
});

describe("enter", () => {
  it("gives both sides of a pair a shared setting", () => {
    const form = enter(freshForm, "gan", "steps", "2 000");
    expect(sidesOf(form).map(({ configuration }) => configuration?.steps)).toEqual([2000, 2000]);
    expect(changedFields(form).map(({ name }) => name)).toEqual(["steps"]);
  });

  it("gives one side what is its own", () => {
    const form = enter(freshForm, "gan", "learningRate", "3e-4");
    expect(sideOf(form, "gan").configuration?.learningRate).toBe(3e-4);
    expect(sideOf(form, "wgan").configuration?.learningRate).toBe(baseOf(freshForm, "wgan").learningRate);
    expect(changedFields(form)).toMatchObject([{ name: "learningRate", system: "gan" }]);
  });

  it("keeps what was typed, and says the range where it cannot be used", () => {
    const form = enter(freshForm, "wgan", "batch", "one");
    expect(fieldOf(form, "wgan", "batch")).toMatchObject({
      shown: "one",
      changed: true,
      error: 'It takes a whole number from 2 to 1,024, not "one".',
    });
    expect(sidesOf(form).map(({ configuration }) => configuration)).toEqual([null, null]);
    expect(sideOf(form, "wgan").errors).toHaveProperty("batch");
    expect(wrongFieldCount(form)).toBe(1);
  });

  it.each([
    ["1", "below"],
    ["1025", "above"],
    ["2.5", "not whole"],
    ["", "empty"],
  ])("refuses a batch of %j (%s the range)", (text) => {
    expect(fieldOf(enter(freshForm, "wgan", "batch", text), "wgan", "batch").error).toContain(
      "a whole number from 2 to 1,024",
    );
  });

  it("takes the preset's own value, however it is written, for unchanged", () => {
    const { nf, learningRate } = baseOf(freshForm, "wgan");
    let form = enter(freshForm, "wgan", "nf", `${nf}.0`);
    form = enter(form, "wgan", "learningRate", learningRate.toFixed(8));
    expect(form).toEqual(freshForm);
  });

  it("shows numbers as the paper writes them", () => {
    const paper = { ...freshForm, preset: "paper" as const };
    expect(fieldOf(paper, "wgan", "learningRate").shown).toBe("5e-5");
    expect(fieldOf(paper, "wgan", "imageSize").shown).toBe(64);
  });
});

describe("settings that do not go together", () => {
  const fast = enter(freshForm, "gan", "learningRate", "5");
  const reason = /above 1 nothing can be learnt\. Take a smaller one, or SGD\.$/;

  it("are said at the field of the rule's setting, and keep the side from starting", () => {
    expect(fieldOf(fast, "gan", "learningRate").error).toMatch(reason);
    expect(sidesOf(fast).map(({ configuration }) => configuration === null)).toEqual([false, true]);
    const descent = enter(fast, "gan", "optimizer", "sgd");
    expect(fieldOf(descent, "gan", "learningRate").error).toBeNull();
    expect(sideOf(descent, "gan").configuration).toMatchObject({ learningRate: 5, optimizer: "sgd", momentum: 0.9 });
  });

  it("are said at a field that all sides share, whichever side minds", () => {
    const group = { ...freshForm, systems: ["gan", "mmd"] as const };
    const small = enter(group, "gan", "batch", "7");
    expect(fieldOf(small, "gan", "batch").error).toMatch(/^MMD compares .* Take a batch of 8 or more\.$/);
    expect(sidesOf(small).map(({ configuration }) => configuration === null)).toEqual([false, true]);
    expect(wrongFieldCount(small)).toBe(1);
    expect(fieldOf(enter(group, "gan", "batch", "8"), "gan", "batch").error).toBeNull();
  });

  it("are those of a setting only where it has an effect", () => {
    const group = { ...freshForm, systems: ["mmd"] as const };
    const fixed = enter(enter(group, "mmd", "bandwidthFrom", "fixed"), "mmd", "bandwidth", "0");
    expect(fieldOf(fixed, "mmd", "bandwidth").error).toMatch(/^With a bandwidth of 0 .* Take one above 0/);
    const byMedian = enter(fixed, "mmd", "bandwidthFrom", "median");
    expect(fieldOf(byMedian, "mmd", "bandwidth").applies).toBe(false);
    expect(sideOf(byMedian, "mmd").configuration).toMatchObject({ bandwidthFrom: "median" });
  });

  it("are counted although the field is not the changed one", () => {
    const mixed = enter(enter(fast, "gan", "optimizer", "sgd"), "gan", "criticOptimizer", "adam");
    expect(fieldOf(mixed, "gan", "criticLearningRate")).toMatchObject({ changed: false });
    expect(fieldOf(mixed, "gan", "criticLearningRate").error).toMatch(reason);
    expect(changedFields(mixed).map(({ name }) => name)).toEqual(["learningRate", "optimizer", "criticOptimizer"]);
    expect(wrongFieldCount(mixed)).toBe(1);
  });
});

describe("settings without effect", () => {
  it("neither count nor block", () => {
    const form = enter(freshForm, "gan", "beta1", "seven");
    expect(sideOf(form, "gan").configuration).toBeNull();
    const rmsprop = enter(form, "gan", "optimizer", "rmsprop");
    expect(fieldOf(rmsprop, "gan", "beta1").applies).toBe(false);
    expect(fieldOf(rmsprop, "gan", "alpha").applies).toBe(true);
    expect(sideOf(rmsprop, "gan").configuration).toMatchObject({ optimizer: "rmsprop", beta1: 0.5 });
    expect(changedFields(rmsprop).map(({ name }) => name)).toEqual(["optimizer"]);
  });

  it("is the clip of a GAN", () => {
    expect(fieldOf(freshForm, "wgan", "clip").applies).toBe(true);
    expect(fieldOf(freshForm, "gan", "clip").applies).toBe(false);
  });

  it("is nf once both networks are MLPs, and threads where the engine has its own", () => {
    const half = enter(freshForm, "wgan", "generator", "mlp");
    expect(fieldOf(half, "wgan", "nf").applies).toBe(true);
    expect(fieldOf(enter(half, "wgan", "critic", "mlp"), "wgan", "nf").applies).toBe(false);
    expect(fieldOf(enter(freshForm, "wgan", "engine", "cpu"), "wgan", "threads").applies).toBe(false);
  });
});

describe("switching", () => {
  it("keeps what was typed for the WGAN while a single GAN is looked at", () => {
    const typed = enter(freshForm, "wgan", "clip", "0.02");
    const single = toggle(typed, "wgan");
    expect(changedFields(single)).toEqual([]);
    expect(sidesOf(single)).toHaveLength(1);
    expect(sideOf(toggle(single, "wgan"), "wgan").configuration?.clip).toBe(0.02);
  });

  it("keeps what was typed under another preset, and calls it unchanged where that preset says the same", () => {
    const typed = enter(freshForm, "wgan", "imageSize", 64);
    expect(changedFields(typed)).toHaveLength(1);
    expect(changedFields({ ...typed, preset: "paper" })).toEqual([]);
  });

  it("pairs the WGAN with the minimax game, each with its own settings", () => {
    const pair = toggle(toggle(freshForm, "gan"), "gan-minimax");
    const minimax = enter(pair, "gan-minimax", "nCritic", "2");
    expect(sidesOf(minimax).map(({ configuration }) => configuration?.nCritic)).toEqual([5, 2]);
    expect(sideOf(minimax, "gan").configuration?.nCritic).toBe(1);
  });
});

describe("reset", () => {
  it("brings back one setting of one side, or all", () => {
    const typed = enter(enter(freshForm, "wgan", "nCritic", "7"), "gan", "nCritic", "8");
    const half = reset(typed, "wgan", "nCritic");
    expect(sidesOf(half).map(({ configuration }) => configuration?.nCritic)).toEqual([5, 8]);
    expect(resetAll(typed)).toEqual(freshForm);
  });
});

describe("what is trained", () => {
  const all = { ...freshForm, systems: systemNames.slice(0, mostMembers) };

  it("is one system at least", () => {
    const alone = toggle(freshForm, "gan");
    expect(alone.systems).toEqual(["wgan"]);
    expect(toggle(alone, "wgan")).toBe(alone);
    expect(toggleRefusal(alone, "wgan")).toContain("at least");
  });

  it("is in the catalogue's order, however it was chosen", () => {
    const wganLast = toggle(toggle(toggle(freshForm, "wgan"), "wgan"), "gan");
    expect(toggle(wganLast, "gan").systems).toEqual(["wgan", "gan"]);
  });

  it("is no more than the core takes at once", () => {
    const configurations = systemNames.map((system) => completeConfiguration({ system }));
    const taken = (count: number): boolean =>
      requests["runs.create"].params.shape.configurations.safeParse(
        Array.from({ length: count }, (_, at) => configurations[at % configurations.length]),
      ).success;
    expect([taken(mostMembers), taken(mostMembers + 1)]).toEqual([true, false]);
    const further = systemNames.find((name) => !all.systems.includes(name));
    if (further === undefined) return;
    expect(toggle(all, further)).toBe(all);
    expect(toggleRefusal(all, further)).toContain(`${mostMembers} at most`);
  });
});
