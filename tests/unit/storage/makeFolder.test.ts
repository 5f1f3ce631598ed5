import { glob, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolder, makeFolderSync } from "../../../electron/storage/makeFolder.ts";

const folder = await mkdtemp(join(tmpdir(), "critic-make-folder-"));

afterAll(() => rm(folder, { recursive: true, force: true }));

const makers: [string, (path: string) => Promise<unknown>][] = [
  ["makeFolder", (path) => makeFolder(path)],
  [
    "makeFolderSync",
    (path) =>
      Promise.resolve().then(() => {
        makeFolderSync(path);
      }),
  ],
];

describe.each(makers)("%s", (name, make) => {
  it("makes a folder and those above it, also where several do so at once, and leaves what is there", async () => {
    const path = join(folder, name, "a/b/c");
    await Promise.all([make(path), make(path), make(join(path, "d"))]);
    await writeFile(join(path, "file"), "kept");
    await make(path);
    expect((await readdir(path)).sort()).toEqual(["d", "file"]);
  });

  it("fails where a file is in its way", async () => {
    const file = join(folder, `${name}.txt`);
    await writeFile(file, "");
    await expect(make(join(file, "a"))).rejects.toMatchObject({ code: "ENOTDIR" });
    const link = join(folder, `${name}-link`);
    await symlink(join(folder, "nowhere"), link);
    await expect(make(join(link, "a"))).rejects.toMatchObject({ code: "EEXIST" });
  });

  it.runIf(process.platform === "linux")("ends where the system takes no folder", async () => {
    for (const path of ["/proc/x", "/proc/x/y/z"]) {
      await expect(make(path)).rejects.toMatchObject({
        code: "not-permitted",
        message: "The folder /proc/x cannot be made: /proc takes no folders. Name another place.",
      });
    }
  });
});

it("tells the outermost folder that it made, and refuses a file in the folder's place", async () => {
  expect(await makeFolder(join(folder, "told/a/b"))).toBe(join(folder, "told"));
  expect(await makeFolder(join(folder, "told/a"))).toBeUndefined();
  await writeFile(join(folder, "told/file"), "");
  await expect(makeFolder(join(folder, "told/file"))).rejects.toMatchObject({ code: "EEXIST" });
});

it.runIf(process.platform !== "win32")("gives every folder that it makes the mode asked for", async () => {
  await makeFolder(join(folder, "closed/inside"), { mode: 0o700 });
  for (const path of ["closed", "closed/inside"]) expect((await stat(join(folder, path))).mode & 0o777).toBe(0o700);
});

it("is how the program makes folders: Node's own way may never end", async () => {
  const others: string[] = [];
  for await (const file of glob("electron/**/*.ts")) {
    // The window is built into the project's own folder.
    if (/^electron.(server.(sourceHash|windowBuild)|storage.makeFolder)\.ts$/.test(file)) continue;
    if (/\bmkdir(Sync)?\([^;]*recursive: true/.test(await readFile(file, "utf8"))) others.push(file);
  }
  expect(others).toEqual([]);
});
