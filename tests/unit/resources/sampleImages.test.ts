import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { convertIndexedToRgb, decode } from "fast-png";
import { beforeAll, describe, expect, it } from "vitest";
import { roomTypes } from "../../../build/sample-images/roomTypes.ts";
import { drawSampleImage, labelTable } from "../../../build/sample-images/sampleSet.ts";

const folder = join(import.meta.dirname, "../../../resources/sample-images");
const files = new Map<string, Buffer>();

beforeAll(async () => {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(path));
  }
});

function pictures(): [file: string, bytes: Buffer][] {
  return [...files].filter(([file]) => file.endsWith(".png"));
}

/** Colours of a picture with a palette, three bytes a pixel. */
function pixelsOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(convertIndexedToRgb(decode(bytes, { checkCrc: true })));
}

describe("the sample images", () => {
  it("are of twelve room types, 167 of each", () => {
    const counts = new Map<string, number>();
    for (const [file] of pictures()) {
      const type = file.split("/")[0] ?? "";
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(roomTypes.map(({ name }) => [name, 167])));
    expect(counts.size).toBe(12);
  });

  it("take less than 4 MB, labels and all", () => {
    const sizeBytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    expect(sizeBytes).toBeGreaterThan(1_000_000);
    expect(sizeBytes).toBeLessThan(4_000_000);
  });

  it("are all whole PNG files of 64 × 64 px", () => {
    for (const [file, bytes] of pictures()) {
      const { width, height, channels, depth } = decode(bytes, { checkCrc: true });
      expect({ file, width, height, channels, depth }).toEqual({ file, width: 64, height: 64, channels: 1, depth: 8 });
    }
  });

  it("are no two alike", () => {
    expect(new Set(pictures().map(([, bytes]) => bytes.toString("base64"))).size).toBe(pictures().length);
  });

  it("have one label each, and the label names their folder", () => {
    const table = files.get("labels.csv")?.toString("utf8") ?? "";
    const lines = table.trimEnd().split("\r\n").slice(1);
    expect(lines.map((line) => line.split(",")[0]).sort()).toEqual(pictures().map(([file]) => file).sort());
    for (const line of lines) {
      const [file, type, palette, wall, floor, light, furniture] = line.split(",");
      expect(file?.split("/")[0]).toBe(type);
      for (const label of [palette, wall, floor, furniture]) expect(label).not.toBe("");
      expect(["day", "dusk", "night"]).toContain(light);
    }
  });
});

describe("drawing them again", () => {
  it("gives the same bytes twice", () => {
    for (const type of roomTypes.slice(0, 3)) expect(drawSampleImage(type, 5)).toEqual(drawSampleImage(type, 5));
  });

  it.each(roomTypes.map((type) => [type.name, type] as const))("gives the %s that is here", (name, type) => {
    const { file, png, label } = drawSampleImage(type, 3);
    const [ours, stored] = [pixelsOf(png), pixelsOf(files.get(file) ?? Buffer.alloc(0))];
    // Another processor may round a gradient to the neighbouring shade, which moves a palette entry by a little.
    const difference = ours.reduce((sum, value, at) => sum + Math.abs(value - (stored[at] ?? 0)), 0) / ours.length;
    expect(difference).toBeLessThan(1);
    const line = labelTable([{ file, label }]).split("\r\n")[1] ?? "";
    expect(file).toBe(`${name}/0003.png`);
    expect(files.get("labels.csv")?.toString("utf8")).toContain(`\r\n${line}\r\n`);
  });
});
