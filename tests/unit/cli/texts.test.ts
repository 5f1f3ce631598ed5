import { expect, test } from "vitest";
import { parseStep, parseSteps, parseWholeNumber } from "../../../electron/cli/settings/stepFlag.ts";
import { ownCommand } from "../../../electron/cli/text/ownCommand.ts";
import { formatTable } from "../../../electron/cli/text/table.ts";

test("a table is aligned by what a reader sees", () => {
  const rows = [
    ["a", "1", "x"],
    ["é́e", "100", ""],
  ];
  expect(formatTable(rows, { rightAligned: [1] })).toBe("a     1  x\né́e  100");
  expect(formatTable([])).toBe("");
});

test("the next command can be typed as it stands", () => {
  const home = "/home/me/my rooms";
  expect(ownCommand({ home }, ["resume", "k3f9"], {})).toBe("critic resume k3f9 --home '/home/me/my rooms'");
  expect(ownCommand({ home: undefined }, ["show", "it's"], { npm_lifecycle_event: "critic" })).toBe(
    String.raw`npm run critic -- show 'it'\''s'`,
  );
});

test("steps and whole numbers name what they may be", () => {
  expect([parseStep("500"), parseStep("last"), parseStep("latest")]).toEqual([500, "last", "last"]);
  expect(parseSteps("0,100, last")).toEqual([0, 100, "last"]);
  expect(() => parseStep("-1")).toThrow('--step must be a step, such as 500, or "last", but it is "-1".');
  expect(() => parseSteps("1,,2")).toThrow(/--step must be/);
  expect(() => parseWholeNumber("--rows", "65", 1, 64)).toThrow(
    '--rows must be a whole number from 1 to 64, but it is "65".',
  );
});
