import { describe, expect, it } from "vitest";
import { dataSources, folderName, shortenPath, supplyFor } from "../../../../renderer/views/new-run/dataSources.ts";
import type { Dataset } from "../../../../shared/api/records.ts";

function dataset(id: string, changes: Partial<Dataset> = {}): Dataset {
  const base = { sourceFolder: "/pictures/rooms", sourceFound: true, imageSize: 32, channels: 3, fit: "crop" };
  return { id, ...base, imageCount: 100, createdMs: 1, ...changes };
}

describe("dataSources", () => {
  it("gathers the copies of a folder, the newest first", () => {
    const sources = dataSources([
      dataset("aaaa"),
      dataset("bbbb", { sourceFolder: "/pictures/cats", createdMs: 2 }),
      dataset("cccc", { imageSize: 64, createdMs: 3 }),
    ]);
    expect(sources.map(({ folder }) => folder)).toEqual(["/pictures/rooms", "/pictures/cats"]);
    expect(sources[0]?.copies.map(({ id }) => id)).toEqual(["cccc", "aaaa"]);
  });
});

describe("supplyFor", () => {
  const wanted = { imageSize: 32, channels: 3, fit: "crop" } as const;
  const gone = dataSources([dataset("aaaa", { sourceFound: false })]);

  it("prepares a folder that is there, known or not", () => {
    expect(supplyFor("/new", [], wanted)).toEqual({ kind: "prepare", folder: "/new" });
    expect(supplyFor("/pictures/rooms", dataSources([dataset("aaaa")]), wanted).kind).toBe("prepare");
  });

  it("trains on the copy of a folder that is gone", () => {
    expect(supplyFor("/pictures/rooms", gone, wanted)).toMatchObject({ kind: "packed", dataset: { id: "aaaa" } });
  });

  it("says which copies there are where none fits", () => {
    const supply = supplyFor("/pictures/rooms", gone, { ...wanted, imageSize: 64 });
    expect(supply).toMatchObject({ kind: "missing", sentence: expect.stringContaining("32 px, RGB, crop") as string });
  });
});

describe("names of folders", () => {
  it.each([
    ["/a/b/rooms", "rooms"],
    ["/a/b/rooms/", "rooms"],
    ["C:\\Pictures\\rooms", "rooms"],
    ["/", "/"],
  ])("%s is %s", (folder, name) => {
    expect(folderName(folder)).toBe(name);
  });

  it("are shortened in the middle", () => {
    const short = shortenPath("/home/somebody/pictures/with/a/long/path/rooms", 24);
    expect(short).toHaveLength(24);
    expect(short).toMatch(/^\/home.*….*rooms$/);
    expect(shortenPath("/a", 24)).toBe("/a");
  });
});
