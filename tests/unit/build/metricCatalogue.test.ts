/** The metrics as their files declare them. */
import { describe, expect, it } from "vitest";
import { readDeclaredFiles } from "../../../build/declaredFiles.ts";
import { metricCatalogueText, metricContradictions, metricFolder } from "../../../build/metricCatalogueText.ts";
import type { Metric } from "../../../electron/evaluation/metric.ts";
import { sampleDiversity } from "../../../electron/evaluation/metrics/sampleDiversity.ts";
import { metricFacts } from "../../../shared/metrics.ts";

it("do not contradict themselves or each other", async () => {
  expect(metricContradictions(await readDeclaredFiles<Metric>(metricFolder))).toEqual([]);
});

it("are known by their tags in every room, and one of a newer version by its tag alone", () => {
  expect(metricFacts("sampleDiversity")).toMatchObject({ title: "Sample diversity", good: "neither" });
  expect(metricFacts("frechet")).toMatchObject({ tag: "frechet", title: "frechet", formula: "" });
});

describe("a metric that contradicts itself or another is named by its file", () => {
  const first = { file: "sampleDiversity.ts", exported: "sampleDiversity", declared: sampleDiversity };
  const cases: [string, Partial<typeof sampleDiversity>, RegExp][] = [
    ["another's tag", { name: "other" }, /other\.ts: another metric has the tag "sampleDiversity"/],
    ["another's name", { tag: "other" }, /other\.ts: another metric has the name "sample-diversity"/],
    ["a series' tag", { name: "other", tag: "emEstimate" }, /other\.ts: a series of training has the tag/],
    ["a tag of two words", { name: "other", tag: "two words" }, /its tag "two words" is not letters and digits/],
    ["a name of two words", { name: "two words", tag: "other" }, /its name "two words" is not words-with-hyphens/],
    ["no setting", { name: "other", tag: "other", comparable: ["beauty"] }, /"beauty".* is no setting/],
  ];

  it.each(cases)("%s", (_, change, sentence) => {
    const other = { file: "other.ts", exported: "other", declared: { ...sampleDiversity, ...change } };
    expect(metricContradictions([first, other]).join(" ")).toMatch(sentence);
    expect(() => metricCatalogueText([first, other])).toThrow(sentence);
  });
});
