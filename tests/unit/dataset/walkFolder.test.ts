import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { placeOnDisk } from "../../../electron/dataset/listing/fileNames.ts";
import { createListingDigest, walkFolder } from "../../../electron/dataset/listing/walkFolder.ts";
import { printableLine } from "../../../shared/printableText.ts";
import { temporaryFolder } from "./fixtures.ts";

async function folderWith(...files: string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const file of files) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), file);
  }
  return folder;
}

/**
 * Folders of that name, one in another, and a file in the last: from within, since whole paths may be too long to be
 * used.
 */
function nest(folder: string, name: string, depth: number): void {
  const script = `
    for (let i = 0; i < ${depth}; i++) { fs.mkdirSync("${name}"); process.chdir("${name}"); }
    fs.writeFileSync("x.png", "x");`;
  execFileSync(process.execPath, ["-e", script], { cwd: folder });
  onTestFinished(() => void execFileSync("rm", ["-rf", folder]));
}

function pathsIn(folder: string, leftOut: string[] = []): string[] {
  return [...walkFolder(folder, leftOut)].map(({ path }) => path);
}

function fingerprintOf(folder: string): string {
  const digest = createListingDigest();
  for (const file of walkFolder(folder)) digest.add(file);
  return digest.summary().fingerprint;
}

describe("walkFolder", () => {
  it("lists files of all levels in one order, whatever their names", async () => {
    const folder = await folderWith("b.png", "a/z.png", "a/é.png", "a/Z.png", "B.png", "c/d/e/f", 'new\nline".png');
    expect(pathsIn(folder)).toEqual(["B.png", "a/Z.png", "a/z.png", "a/é.png", "b.png", "c/d/e/f", 'new\nline".png']);
  });

  it("skips hidden files and folders, and folders that are left out", async () => {
    const folder = await folderWith("a.png", ".hidden.png", ".git/b.png", "home/datasets/c.png");
    expect(pathsIn(folder, [join(folder, "home")])).toEqual(["a.png"]);
  });

  it("skips what systems and programs put beside people's files, in any case, not what resembles it", async () => {
    const skipped = ["@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "lost+found", "__MACOSX"];
    const folder = await folderWith(
      ...skipped.flatMap((name) => [`${name}/1.png`, `a/${name.toUpperCase()}/2.png`]),
      "Thumbs.db",
      "a/desktop.ini",
      "a/._1.png",
      ".git/objects/1.png",
      "lost and found/1.png",
      "@eaDir.png",
    );
    expect(pathsIn(folder)).toEqual(["@eaDir.png", "lost and found/1.png"]);
    // Whoever means such a folder gets it.
    expect(pathsIn(join(folder, "lost+found"))).toEqual(["1.png"]);
  });

  it("walks through 1,500 nested folders, and says where a path is too long for the system", async () => {
    const folder = await folderWith("z.png");
    nest(folder, "d", 1500);
    nest(folder, "long".repeat(50), 30);
    const listed = [...walkFolder(folder)];
    expect(listed.map(({ path, unreadable }) => [path.length, path.slice(-5), unreadable?.text ?? null])).toEqual([
      [1500 * 2 + 5, "x.png", null],
      [expect.any(Number), "glong", "its path is too long"],
      [5, "z.png", null],
    ]);
  });

  it("reads names that are no UTF-8 by their bytes, and tells them apart", async () => {
    const folder = await folderWith("\u00e9\u{1f600}.png", "\ufffd.png");
    const latin = [Buffer.from("\u00e9.png", "latin1"), Buffer.from("\u00e8.png", "latin1")];
    for (const name of latin) writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), name);
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff, 0xc3)]));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff, 0xc3), Buffer.from("/in.png")]), "in");
    const listed = [...walkFolder(folder)];
    expect(listed.map(({ path, unreadable }) => [path, unreadable])).toEqual([
      ["\u00e9\u{1f600}.png", null],
      ["\udce8.png", null],
      ["\udce9.png", null],
      ["\udcff\udcc3/in.png", null],
      ["\ufffd.png", null],
    ]);
    for (const { path, sizeBytes } of listed) {
      const kept = JSON.parse(JSON.stringify(path)) as string;
      expect(readFileSync(placeOnDisk(folder, kept))).toHaveLength(sizeBytes);
    }
    expect(printableLine("\udce9.png")).toBe("\\udce9.png");
  });

  it("follows links, enters no folder twice and survives loops", async () => {
    const folder = await folderWith("a/1.png", "b/2.png");
    const elsewhere = await folderWith("3.png");
    await symlink(folder, join(folder, "a/loop"));
    await symlink(elsewhere, join(folder, "elsewhere"));
    await symlink(join(folder, "b"), join(folder, "b-again"));
    await symlink(join(elsewhere, "3.png"), join(folder, "linked.png"));
    expect(pathsIn(folder)).toEqual(["a/1.png", "b/2.png", "elsewhere/3.png", "linked.png"]);
  });

  it("lists what stands where a file should and cannot be read", async () => {
    const folder = await folderWith();
    await symlink("nowhere.png", join(folder, "dangling.png"));
    await symlink("circle.png", join(folder, "circle.png"));
    const listed = [...walkFolder(folder)].map(({ path, unreadable }) => [path, unreadable?.text]);
    expect(listed).toEqual([
      ["circle.png", "it is a link that leads back to itself"],
      ["dangling.png", "it is a link to nothing, or was removed meanwhile"],
    ]);
  });

  it("has another fingerprint when a file comes, goes, grows or is written again", async () => {
    const folder = await folderWith("a.png", "b.png");
    const seen = [fingerprintOf(folder)];
    expect(fingerprintOf(folder)).toBe(seen[0]);
    for (const change of [
      () => writeFile(join(folder, "c.png"), "new"),
      () => writeFile(join(folder, "a.png"), "longer than it was"),
      () => writeFile(join(folder, "b.png"), "d.png"),
      () => symlink("a.png", join(folder, "link.png")),
    ]) {
      await change();
      const fingerprint = fingerprintOf(folder);
      expect(seen).not.toContain(fingerprint);
      seen.push(fingerprint);
    }
  });
});
