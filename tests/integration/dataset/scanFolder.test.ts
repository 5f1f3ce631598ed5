import { execFileSync } from "node:child_process";
import { copyFile, mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PackProgress } from "../../../electron/dataset/packing/packProgress.ts";
import { scanFolder } from "../../../electron/dataset/packing/scanFolder.ts";
import { plainPng, temporaryFolder, writePictures } from "./folders.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/images");

describe("scanFolder", () => {
  it("counts formats and sizes as shown, and groups files of equal content", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "more/still more"), { recursive: true });
    for (const name of ["rgb.png", "cmyk.jpg", "orientation-6.jpg", "rgb.avif", "rgb.gif", "rgb.bmp", "rgb.webp"]) {
      await copyFile(join(fixtures, name), join(folder, name));
    }
    await copyFile(join(fixtures, "rgb.png"), join(folder, "more/misnamed.jpg"));
    await copyFile(join(fixtures, "rgb.png"), join(folder, "more/still more/no extension"));
    await writeFile(join(folder, "large.png"), plainPng(1, 200, 100));
    expect(await scanFolder({ folder })).toMatchObject({
      folder,
      fileCount: 10,
      usable: 10,
      formats: { png: 4, jpeg: 2, avif: 1, gif: 1, bmp: 1, webp: 1 },
      sizes: {
        smallest: { width: 24, height: 16 },
        largest: { width: 200, height: 100 },
        commonest: [
          { width: 24, height: 16, count: 8 },
          { width: 200, height: 100, count: 1 },
          { width: 16, height: 24, count: 1 },
        ],
      },
      duplicates: {
        groupCount: 1,
        extraFiles: 2,
        groups: [{ files: ["more/misnamed.jpg", "more/still more/no extension", "rgb.png"] }],
      },
      unusable: { count: 0, files: [] },
      otherFiles: { count: 0 },
    });
  });

  it("names every file that is not usable, with its reason, and goes on", async () => {
    const folder = await temporaryFolder();
    const png = plainPng(1);
    await writePictures(folder, 3);
    await writeFile(join(folder, "cut.png"), png.subarray(0, png.length - 20));
    await writeFile(join(folder, "empty.jpg"), "");
    await writeFile(join(folder, "text.png"), "This is no picture.");
    await writeFile(join(folder, "huge.png"), withSize(png, 20_000, 20_000));
    await writeFile(join(folder, "heavy.jpg"), Buffer.from([0xff, 0xd8, 0xff]));
    // A hole: it takes no room on the disk.
    await truncate(join(folder, "heavy.jpg"), 300 * 1024 * 1024);
    await writeFile(join(folder, "layers.psd"), "8BPS\0\x01");
    await writeFile(join(folder, "broken.png"), damaged(png));
    await symlink("gone.png", join(folder, "dangling.png"));
    await symlink("loop.png", join(folder, "loop.png"));
    execFileSync("mkfifo", [join(folder, "pipe.png")]);
    await mkdir(join(folder, "folder.png"));
    await writeFile(join(folder, "folder.png/inside.png"), plainPng(77));
    await writeFile(join(folder, "Thumbs.db"), "whatever");
    await writeFile(join(folder, "labels.json"), "{}");
    await writeFile(join(folder, "LICENSE"), "");
    const report = await scanFolder({ folder });
    expect(report.usable).toBe(4);
    expect(report.unusable.files.map(({ path, reason }) => [path, reason])).toEqual([
      ["broken.png", "damaged"],
      ["cut.png", "truncated"],
      ["dangling.png", "unreadable"],
      ["empty.jpg", "empty"],
      ["heavy.jpg", "too large"],
      ["huge.png", "too large"],
      ["layers.psd", "unsupported"],
      ["loop.png", "unreadable"],
      ["pipe.png", "unreadable"],
      ["text.png", "not an image"],
    ]);
    expect(report.unusable).toMatchObject({ count: 10, byReason: { unreadable: 3, "too large": 2, truncated: 1 } });
    expect(report.unusable.files.find(({ path }) => path === "huge.png")?.detail.text).toBe(
      "20000 × 20000 px is 400 megapixels; at most 200 are read",
    );
    expect(report.otherFiles).toEqual({
      count: 2,
      byExtension: { "": 1, ".json": 1 },
      examples: ["LICENSE", "labels.json"],
    });
  });

  it("has a report for an empty folder", async () => {
    const folder = await temporaryFolder();
    expect(await scanFolder({ folder })).toMatchObject({ fileCount: 0, usable: 0, sizes: null });
  });

  it("says how far it is, ends with all done, and stops when told to", async () => {
    const folder = await temporaryFolder();
    await writePictures(folder, 100);
    const seen: PackProgress[] = [];
    await scanFolder({ folder, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ phase: "examining", done: 100, total: 100, secondsLeft: 0 });
    expect(seen.map(({ done, total }) => done <= total)).not.toContain(false);
    await expect(scanFolder({ folder, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "cancelled" });
  });
});

function withSize(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  return changed;
}

function damaged(png: Buffer): Buffer {
  const changed = Buffer.from(png);
  const data = changed.indexOf("IDAT") + 4;
  return changed.fill(0x55, data, data + 12);
}
