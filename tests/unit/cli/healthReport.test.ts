import { describe, expect, it } from "vitest";
import { describeHealth } from "../../../electron/cli/text/healthReport.ts";
import type { HealthReport } from "../../../electron/studio/datasets/scanDataset.ts";
import { quoted } from "../messages/quoted.ts";

const report: HealthReport = {
  folder: "/pictures",
  fileCount: 30,
  usable: 2,
  formats: { png: 2 },
  sizes: null,
  duplicates: {
    groupCount: 1,
    extraFiles: 1,
    groups: [{ sha256: "0".repeat(64), files: ["a\tb.png", "c\u202e.png"] }],
  },
  unusable: {
    count: 3,
    byReason: { empty: 3 },
    files: [{ path: "split\nname.png", reason: "empty", detail: quoted("the file has\u001b[31m no content") }],
  },
  otherFiles: {
    count: 25,
    byExtension: { ".txt": 25 },
    examples: Array.from({ length: 25 }, (_, i) => `notes-${i}.txt`),
  },
};

describe("describeHealth", () => {
  it("keeps each file on its line, whatever its name", () => {
    const lines = describeHealth(report, false).split("\n");
    expect(lines).toContain("  a\\tb.png = c\\u202e.png");
    expect(lines).toContain("  split\\nname.png: empty (the file has\\x1b[31m no content)");
    expect(lines.at(-1)).toBe("25 other files, no pictures by name or content, left alone (--all names them).");
  });

  it("does not fill the screen with the names of one picture that is there many times", () => {
    const files = Array.from({ length: 1000 }, (_, i) => `${i}.png`);
    const duplicates = { groupCount: 1, extraFiles: 999, groups: [{ sha256: "0".repeat(64), files }] };
    const line = (all: boolean) => describeHealth({ ...report, duplicates }, all).split("\n")[3];
    expect(line(false)).toBe("  0.png = 1.png = 2.png = 3.png = 4.png and more (--all names them)");
    expect(line(true)).toBe(`  ${files.join(" = ")}`);
  });

  it("names with --all what is no picture, and says what the report itself does not name", () => {
    const lines = describeHealth(report, true).split("\n");
    expect(lines.filter((line) => line.startsWith("  notes-"))).toHaveLength(25);
    expect(lines).toContain("  and 2 more (counted, but not named)");
    expect(lines.join("\n")).not.toContain("--all");
  });
});
