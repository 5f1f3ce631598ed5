/** The domains as their folders declare them. */
import { describe, expect, it } from "vitest";
import { readDeclaredFiles } from "../../../build/declaredFiles.ts";
import { domainContradictions, domainFiles, domainFolder } from "../../../build/domainsText.ts";
import type { Domain } from "../../../electron/domains/domain.ts";
import { images } from "../../../electron/domains/images/domain.ts";

const domains = await readDeclaredFiles<Domain>(domainFolder, domainFiles);

it("are declared without a contradiction", () => {
  expect(domains.length).toBeGreaterThan(0);
  expect(domainContradictions(domains)).toEqual([]);
});

describe("a domain that contradicts itself", () => {
  const cases: [string, Partial<Domain>, RegExp][] = [
    ["has a name of no words", { name: "My Data" }, /"My Data" is not of lower-case words/],
    ["is not called as its folder", { name: "sounds" }, /the folder is not called "sounds"/],
    ["has no title", { title: "" }, /no title/],
    ["has a shape of no setting", { shape: ["sides"] }, /"sides" is no setting/],
    ["takes a setting that is none", { tableSettings: ["colours"] }, /"colours" is no setting/],
    ["has a default out of range", { defaults: { batch: 1 } }, /batch does not take 1/],
    ["has no setting that says which samples", { from: "settings", dataSettings: [] }, /no setting says which samples/],
    ["fixes what is its own", { fixed: { imageSize: 32 } }, /"imageSize" is fixed, and a setting of its own/],
    [
      "has a setting without a value for old records",
      { settings: { clouds: { whenMissing: undefined } as never } },
      /"clouds" has no value for records that lack it/,
    ],
  ];

  it.each(cases)("%s", (_, change, sentence) => {
    const declared: Domain = { ...(images as Domain), ...change };
    const [problem = ""] = domainContradictions([{ file: "images/domain.ts", exported: "images", declared }]);
    expect(problem).toMatch(sentence);
    expect(problem).toContain("electron/domains/images/domain.ts");
  });
});
