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
  const [curve] = sampleDiversity.series;
  const other = (changes: Partial<typeof curve>) => ({ name: "other", series: [{ ...curve!, ...changes }] });
  const cases: [string, Partial<typeof sampleDiversity>, RegExp][] = [
    ["another's tag", other({}), /other\.ts: the tag "sampleDiversity" is there twice/],
    [
      "another's name",
      { series: other({ tag: "other" }).series },
      /other\.ts: another metric has the name "sample-div/,
    ],
    ["a series' tag", other({ tag: "emEstimate" }), /other\.ts: a series of training has the tag/],
    ["a tag of two words", other({ tag: "two words" }), /its tag "two words" is not letters and digits/],
    ["a name of two words", { ...other({ tag: "other" }), name: "two words" }, /"two words" is not words-with-hyphens/],
    ["no setting", other({ tag: "other", comparable: ["beauty"] }), /"beauty".* is no setting/],
    ["no curve", { name: "other", series: [] }, /its first series is no value/],
    ["no value first", other({ tag: "other", part: "floor" }), /its first series is no value/],
  ];

  it.each(cases)("%s", (_, change, sentence) => {
    const second = { file: "other.ts", exported: "other", declared: { ...sampleDiversity, ...change } };
    expect(metricContradictions([first, second]).join(" ")).toMatch(sentence);
    expect(() => metricCatalogueText([first, second])).toThrow(sentence);
  });
});
