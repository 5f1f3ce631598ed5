/** The systems and kinds of export as their files declare them, and what is written down of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { generatedFiles } from "../../../build/catalogue.ts";
import { catalogueText, systemFolder } from "../../../build/catalogueText.ts";
import { readDeclaredFiles } from "../../../build/declaredFiles.ts";
import { exportCatalogueText, formatFolder, formatProblems } from "../../../build/exportsText.ts";
import { contradictions } from "../../../electron/gan/checkSystem.ts";
import type { System } from "../../../electron/gan/system.ts";
import type { ExportFormat } from "../../../electron/studio/exports/format.ts";
import { wgan } from "../../../electron/gan/systems/wgan.ts";
import { settingNames } from "../../../shared/settings/table.ts";

const systems = await readDeclaredFiles<System>(systemFolder);
const formats = await readDeclaredFiles<ExportFormat>(formatFolder);

describe.each(systems)("electron/gan/systems/$file", ({ file, declared: system }) => {
  it("declares a system that does not contradict itself", () => {
    expect(contradictions(system, settingNames), file).toEqual([]);
  });
});

it("is written down as it is: otherwise run `npm run catalogue`", async () => {
  for (const [path, text] of Object.entries(await generatedFiles())) {
    expect(readFileSync(join(import.meta.dirname, "../../..", path), "utf8"), path).toBe(text);
  }
});

it("tells apart what stands alone: no two systems have the same colour and mark", () => {
  const looks = systems.map(({ declared: { colour, mark } }) => `${colour} ${mark}`);
  expect(new Set(looks).size).toBe(looks.length);
});

describe("a system that contradicts itself", () => {
  const { clip } = wgan.settings as { clip: (typeof wgan.settings)[string] };
  const withoutRecordValue = { ...clip, whenMissing: undefined };
  const [first, ...others] = wgan.series;
  const cases: [string, Partial<System>, RegExp][] = [
    ["trains a network that is not there", { networks: { generator: "generator" } }, /trains the critic, which/],
    ["has two series with one tag", { series: [first!, first!, ...others] }, /have the tag "emEstimate"/],
    ["is judged by no series of its own", { judgedBy: "beauty" }, /judged by "beauty"/],
    [
      "has a setting without a value for old records",
      { settings: { clip: withoutRecordValue as never } },
      /whenMissing/,
    ],
    ["has a default out of its own range", { settings: { clip: { ...clip, default: -1 } as never } }, /own default/],
    ["has a default for no setting of it", { settings: {}, defaults: { beauty: 1 } as never }, /"beauty"/],
    ["has settings for a preset that is not there", { presets: { quicklook: {} } as never }, /no preset "quicklook"/],
    ["has a preset for no setting of it", { presets: { paper: { beauty: 1 } } as never }, /"paper" sets "beauty"/],
    ["has a caution for no setting of it", { cautions: [{ when: { beauty: 1 }, text: "" }] }, /caution for "beauty"/],
    [
      "has a rule for no setting of it",
      { rules: [{ about: "clip", when: { beauty: 1 }, text: "" }] },
      /rule for "beauty"/,
    ],
    ["has a rule about no setting of it", { rules: [{ about: "beauty", when: {}, text: "" }] }, /rule about "beauty"/],
    [
      "has a setting that applies by a function",
      { settings: { clip: { ...clip, applies: { when: () => true, why: null } } as never } },
      /condition of "clip" is a function/,
    ],
    ["does not declare its losses", { series: [first!] }, /no series "criticLoss"/],
    ["has a step twice", { plan: (s) => [...wgan.plan(s), ...wgan.plan(s)] }, /called "critic"/],
    ["has no plan", { plan: () => [] }, /no step/],
    ["has a name of no words", { name: "W GAN" }, /"W GAN"/],
  ];

  it.each(cases)("%s", (_, change, sentence) => {
    expect(contradictions({ ...wgan, ...change }, settingNames).join(" ")).toMatch(sentence);
  });

  it("or declares a setting otherwise than another system is refused with its file's name", () => {
    const other = { ...wgan, name: "other", settings: { clip: { ...clip, maximum: 20 } as never } };
    const files = [...systems, { file: "other.ts", exported: "other", declared: other }];
    expect(() => catalogueText(files)).toThrow(/other\.ts declares the setting "clip" otherwise/);
  });
});

describe.each(formats)("electron/studio/exports/formats/$file", (file) => {
  it("declares a kind of export that does not contradict itself", () => {
    expect(formatProblems(file, formats)).toEqual([]);
  });
});

describe("a kind of export that contradicts itself", () => {
  const weights = formats.find(({ declared }) => declared.name === "weights-safetensors")!;
  const { runs, ...applies } = weights.declared.applies;
  const cases: [string, Partial<ExportFormat>, RegExp][] = [
    ["has a name of no words", { name: "W GAN" }, /"W GAN" is not of lower-case words/],
    ["takes another one's alias", { aliases: ["csv"] }, /an alias of it is taken/],
    ["leads out of its folder", { ending: (step) => `/../${step}` }, /leads into a folder/],
    ["does not say its step", { ending: () => "-weights" }, /does not say the step/],
    ["is of no run", { applies: { ...applies, runs: { ...runs, least: 0 } } }, /of no number of runs/],
    ["is offered for several runs and takes one", { menus: ["comparison"] }, /offered for several/],
    ["is drawn by `critic sheet` and is no picture", { sheet: { flag: null } }, /draws pictures only/],
    ["has a parameter that must be given", { parameters: z.strictObject({ rows: z.int() }) }, /cannot be left out/],
  ];

  it.each(cases)("%s", (_, change, sentence) => {
    const problems = formatProblems({ ...weights, declared: { ...weights.declared, ...change } }, formats);
    expect(problems.join(" ")).toMatch(sentence);
    expect(problems.join(" ")).toContain("formats/weightsSafetensors.ts");
  });

  it.each([
    [
      "no description",
      z.strictObject({ rows: z.int().optional() }),
      /"rows" of weights-safetensors has no description/,
    ],
    [
      "a type without a flag",
      z.strictObject({ rows: z.date().or(z.string()).describe("When.") }),
      /neither|represented/,
    ],
  ])("has a parameter of %s: nothing is written down", (__, parameters, sentence) => {
    const declared = { ...weights.declared, parameters };
    expect(() => exportCatalogueText([{ ...weights, declared }])).toThrow(sentence);
  });
});
