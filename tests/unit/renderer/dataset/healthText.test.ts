import { describe, expect, it } from "vitest";
import { visibleRows } from "../../../../renderer/composables/visibleRows.ts";
import {
  badFilesText,
  byCount,
  filterBadFiles,
  healthFigures,
  healthSentence,
} from "../../../../renderer/views/dataset/healthText.ts";
import { spreadIndices, thumbnailSide } from "../../../../renderer/views/dataset/thumbnails.ts";
import { refusalOf } from "../../../../renderer/views/new-run/refusal.ts";
import { RequestError } from "../../../../shared/api/channel.ts";
import type { HealthReport } from "../../../../shared/api/records.ts";
import { quoted } from "../../messages/quoted.ts";

const report: HealthReport = {
  folder: "/pictures",
  fileCount: 1712,
  usable: 1203,
  formats: { png: 1203 },
  sizes: null,
  duplicates: { groupCount: 0, extraFiles: 0, groups: [] },
  unusable: { count: 0, byReason: {}, files: [] },
  otherFiles: { count: 509, byExtension: { ".txt": 509 }, examples: [] },
};
const files = [
  { path: "holiday/IMG_0001.jpg", reason: "truncated", detail: quoted("the file ends before its picture does") },
  { path: "holiday/IMG_0002.jpg", reason: "empty", detail: quoted("the file has no content") },
  { path: "scans/a\tb.png", reason: "empty", detail: quoted("the file has no content") },
];

describe("healthSentence", () => {
  it("counts", () => {
    expect(healthSentence(report)).toBe("1,203 usable pictures among 1,712 files.");
    const bad = { ...report, usable: 1, fileCount: 13, unusable: { count: 12, byReason: { empty: 12 }, files: [] } };
    expect(healthSentence(bad)).toBe("1 usable picture among 13 files; 12 cannot be used.");
    expect(healthSentence({ ...report, fileCount: 0, usable: 0 })).toBe("The folder is empty.");
  });
});

describe("healthFigures", () => {
  it("marks what is worth a look", () => {
    expect(healthFigures(report).map(({ concern }) => concern)).toEqual([false, false, false, false]);
    const none = { ...report, usable: 0, unusable: { count: 2, byReason: { empty: 2 }, files: [] } };
    expect(healthFigures(none).map(({ concern }) => concern)).toEqual([true, true, false, false]);
  });
});

describe("byCount", () => {
  it("has the largest first, equal ones by name", () => {
    expect(byCount({ b: 1, c: 5, a: 1 })).toEqual([
      ["c", 5],
      ["a", 1],
      ["b", 1],
    ]);
  });
});

describe("filterBadFiles", () => {
  it("takes a reason, words of name, reason and detail in any case, or all of it", () => {
    expect(filterBadFiles(files, null, " ")).toEqual(files);
    expect(filterBadFiles(files, "empty", "")).toHaveLength(2);
    expect(filterBadFiles(files, null, "HOLIDAY content")).toEqual([files[1]]);
    expect(filterBadFiles(files, "truncated", "scans")).toEqual([]);
  });
});

describe("badFilesText", () => {
  it("is a line for each file with three columns, whatever its name holds", () => {
    const lines = badFilesText(files).split("\n");
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.split("\t")).toHaveLength(3);
  });
});

describe("thumbnails", () => {
  it("are spread over the whole data set", () => {
    expect(spreadIndices(100, 4)).toEqual([0, 25, 50, 75]);
    expect(spreadIndices(3, 5)).toEqual([0, 1, 2]);
    expect(spreadIndices(0, 5)).toEqual([]);
  });

  it.each([
    [16, 64],
    [32, 64],
    [64, 64],
    [128, 128],
  ])("of %d px are shown at %d px, whole pixels each", (imageSize, side) => {
    expect(thumbnailSide(imageSize, 64)).toBe(side);
  });
});

describe("visibleRows", () => {
  it("has the rows in view and two beyond", () => {
    expect(visibleRows(0, 100, 20, 1000)).toEqual({ first: 0, end: 7 });
    expect(visibleRows(400, 100, 20, 1000)).toEqual({ first: 18, end: 27 });
    expect(visibleRows(19_900, 100, 20, 1000)).toEqual({ first: 993, end: 1000 });
  });

  it("is empty without rows, and stays within them where the box was scrolled further", () => {
    expect(visibleRows(0, 100, 20, 0)).toEqual({ first: 0, end: 0 });
    expect(visibleRows(5000, 100, 20, 10)).toEqual({ first: 10, end: 10 });
  });
});

describe("refusalOf", () => {
  const refused = (usable: number) =>
    refusalOf(new RequestError("dataset-unusable", "The core's sentence.", { usable, batch: 64, report }));

  it("says the counts, shows the report, and offers a batch that the folder fills", () => {
    expect(refused(50)).toMatchObject({ report, batch: 32, title: "Too few pictures to train on" });
    expect(refused(50)?.message).toContain("50 usable pictures, fewer than one batch of 64");
  });

  it("offers none to a folder with one picture or without", () => {
    expect(refused(1)?.batch).toBeNull();
    expect(refused(0)).toMatchObject({ batch: null, message: "The core's sentence." });
  });

  it("does without a report that it cannot read, and leaves other errors alone", () => {
    expect(refusalOf(new RequestError("dataset-unusable", "x", { report: { folder: 1 } }))?.report).toBeNull();
    expect(refusalOf(new RequestError("disk-full", "x"))).toBeNull();
    expect(refusalOf(null)).toBeNull();
  });
});
