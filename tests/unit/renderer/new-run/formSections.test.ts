import { describe, expect, it } from "vitest";
import { changedIn, formSections, mustBeOpen } from "../../../../renderer/views/new-run/formSections.ts";
import { baseOf, type RunForm } from "../../../../renderer/views/new-run/formSettings.ts";
import { enter, freshForm } from "../../../../renderer/views/new-run/runForm.ts";
import { choiceTitle, valueTitle } from "../../../../renderer/views/new-run/settingTitles.ts";
import { applies, settingNames, settingTable } from "../../../../shared/settings/table.ts";
import type { Setting } from "../../../../shared/settings/setting.ts";

const single: RunForm = { ...freshForm, systems: ["wgan"] };

function rowsOf(form: RunForm) {
  return formSections(form).flatMap(({ rows, advanced }) => [...rows, ...advanced]);
}

describe("formSections", () => {
  it("shows every setting of the table once, but those without effect", () => {
    const names = rowsOf(freshForm).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const sides = freshForm.systems.map((system) => baseOf(freshForm, system));
    const effective = settingNames.filter((name) => sides.some((side) => applies(name, side)));
    expect(names.toSorted()).toEqual(effective.filter((name) => name !== "system").toSorted());
    const wgan = rowsOf(single).map(({ name }) => name);
    expect(wgan).toContain("alpha");
    expect(wgan).not.toContain("beta1");
    expect(rowsOf({ ...freshForm, systems: ["gan"] }).map(({ name }) => name)).not.toContain("clip");
  });

  it("puts the two sides of a pair beside each other where they differ, and together elsewhere", () => {
    const rows = new Map(rowsOf(freshForm).map((row) => [row.name, row]));
    expect(rows.get("learningRate")?.fields.map(({ system }) => system)).toEqual(["wgan", "gan"]);
    expect(rows.get("clip")?.fields.map((field) => field.applies)).toEqual([true, false]);
    expect(rows.get("steps")?.fields).toHaveLength(1);
  });

  it("shows what all sides share by the first that has it, and nothing of a critic where there is none", () => {
    const alone = rowsOf({ ...freshForm, systems: ["mmd"] }).map(({ name }) => name);
    expect(alone).toEqual(expect.arrayContaining(["generator", "bandwidthFrom", "nf", "optimizer"]));
    expect(alone.filter((name) => /^critic|^nCritic$|^warmup$|^spectral/.test(name))).toEqual([]);
    const beside = new Map(rowsOf({ ...freshForm, systems: ["mmd", "unrolled"] }).map((row) => [row.name, row]));
    expect(beside.get("critic")?.fields).toMatchObject([{ system: "unrolled", applies: true }]);
    expect(beside.get("steps")?.fields).toMatchObject([{ system: "mmd" }]);
  });

  it("unfolds what is wrong and counts what is changed", () => {
    const run = (form: RunForm) => formSections(form).find(({ group }) => group === "run")!;
    expect(mustBeOpen(run(freshForm))).toBe(false);
    expect(mustBeOpen(run(enter(freshForm, "wgan", "sampleCount", "0")))).toBe(true);
    expect(changedIn(run(enter(freshForm, "wgan", "sampleCount", "16")).advanced)).toBe(1);
  });
});

describe("titles", () => {
  it("exist for every setting and every named choice", () => {
    for (const [name, setting] of Object.entries<Setting>(settingTable)) {
      expect(settingTable[name as keyof typeof settingTable].title).not.toBe("");
      if (setting.type !== "choice") continue;
      for (const choice of setting.choices.filter((each) => typeof each === "string")) {
        expect(choiceTitle(name as keyof typeof settingTable, choice)).not.toBe(choice);
      }
    }
  });

  it("say values as a sentence does", () => {
    expect(valueTitle("warmup", true)).toBe("on");
    expect(valueTitle("optimizer", "rmsprop")).toBe("RMSProp");
    expect(valueTitle("learningRate", 5e-5)).toBe("5e-5");
  });
});
