import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeMachine } from "../../bench/machine.ts";
import { insertResults, reportAsJson, type Report } from "../../bench/report.ts";

const figure = { workload: "w", quantity: "q", unit: "ms", value: 1 };
const comparison = {
  ...figure,
  peerName: "p",
  ours: 1,
  peer: 2,
  ratio: 2,
  ratioSpread: [2, 2] as const,
  oursRounds: [1],
  peerRounds: [2],
};
const report: Report = {
  date: "2026-11-25T03:00:00.000Z",
  machine: describeMachine(2),
  results: new Map([
    ["history", { comparisons: [], figures: [figure] }],
    ["training", { comparisons: [comparison], figures: [figure], notes: ["A note."] }],
  ]),
};

describe("the JSON", () => {
  it("is flat, and names the bench of each comparison and figure", () => {
    const parsed = JSON.parse(reportAsJson(report)) as unknown;
    expect(parsed).toMatchObject({
      date: report.date,
      machine: { threads: 2 },
      comparisons: [{ bench: "training", workload: "w", ours: 1, peer: 2, ratio: 2 }],
      figures: [{ bench: "history" }, { bench: "training" }],
      notes: ["A note."],
    });
  });
});

describe("the page", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/benchmarks.md"), "utf8");

  it("gets the results between its marks, in place of the last ones, and keeps the rest", () => {
    const once = insertResults(page, report);
    expect(once).toContain("| w | q | 1.00 | ms |  |");
    expect(once).toContain("2026-11-25, ");
    expect(insertResults(once, report)).toBe(once);
    expect(once.split("\n")[0]).toBe(page.split("\n")[0]);
    expect(insertResults(once, { ...report, results: new Map() })).not.toContain("| w |");
  });

  it("is refused where it has no marks", () => {
    expect(() => insertResults("# A page\n", report)).toThrow("The page lacks the lines");
  });
});
