import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createListingDigest, walkFolder } from "../../../electron/dataset/walkFolder.ts";
import { temporaryFolder } from "./fixtures.ts";

async function folderWith(...files: string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const file of files) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), file);
  }
  return folder;
}

async function pathsIn(folder: string, leftOut: string[] = []): Promise<string[]> {
  const paths = [];
  for await (const { path } of walkFolder(folder, leftOut)) paths.push(path);
  return paths;
}

async function fingerprintOf(folder: string): Promise<string> {
  const digest = createListingDigest();
  for await (const file of walkFolder(folder)) digest.add(file);
  return digest.summary().fingerprint;
}

describe("walkFolder", () => {
  it("lists files of all levels in one order, whatever their names", async () => {
    const folder = await folderWith("b.png", "a/z.png", "a/é.png", "a/Z.png", "B.png", "c/d/e/f", 'new\nline".png');
    expect(await pathsIn(folder)).toEqual([
      "B.png",
      "a/Z.png",
      "a/z.png",
      "a/é.png",
      "b.png",
      "c/d/e/f",
      'new\nline".png',
    ]);
  });

  it("skips hidden files and folders, and folders that are left out", async () => {
    const folder = await folderWith("a.png", ".hidden.png", ".git/b.png", "home/datasets/c.png");
    expect(await pathsIn(folder, [join(folder, "home")])).toEqual(["a.png"]);
  });

  it("follows links, enters no folder twice and survives loops", async () => {
    const folder = await folderWith("a/1.png", "b/2.png");
    const elsewhere = await folderWith("3.png");
    await symlink(folder, join(folder, "a/loop"));
    await symlink(elsewhere, join(folder, "elsewhere"));
    await symlink(join(folder, "b"), join(folder, "b-again"));
    await symlink(join(elsewhere, "3.png"), join(folder, "linked.png"));
    expect(await pathsIn(folder)).toEqual(["a/1.png", "b/2.png", "elsewhere/3.png", "linked.png"]);
  });

  it("lists what stands where a file should and cannot be read", async () => {
    const folder = await folderWith();
    await symlink("nowhere.png", join(folder, "dangling.png"));
    await symlink("circle.png", join(folder, "circle.png"));
    const listed = [];
    for await (const { path, unreadable } of walkFolder(folder)) listed.push([path, unreadable]);
    expect(listed).toEqual([
      ["circle.png", "it is a link that leads back to itself"],
      ["dangling.png", "it is a link to nothing, or was removed meanwhile"],
    ]);
  });

  it("has another fingerprint when a file comes, goes, grows or is written again", async () => {
    const folder = await folderWith("a.png", "b.png");
    const seen = [await fingerprintOf(folder)];
    expect(await fingerprintOf(folder)).toBe(seen[0]);
    for (const change of [
      () => writeFile(join(folder, "c.png"), "new"),
      () => writeFile(join(folder, "a.png"), "longer than it was"),
      () => writeFile(join(folder, "b.png"), "d.png"),
      () => symlink("a.png", join(folder, "link.png")),
    ]) {
      await change();
      const fingerprint = await fingerprintOf(folder);
      expect(seen).not.toContain(fingerprint);
      seen.push(fingerprint);
    }
  });
});
