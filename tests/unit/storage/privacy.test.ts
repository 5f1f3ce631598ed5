import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createHome } from "../../../electron/storage/home.ts";
import { closeHome, findOpenPlaces } from "../../../electron/storage/privacy.ts";

let folder = "";
let home = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-privacy-"));
  home = join(folder, "deep", "home");
  const umask = process.umask(0o022);
  onTestFinished(async () => {
    process.umask(umask);
    await rm(folder, { recursive: true, force: true });
  });
});

async function modeOf(path: string): Promise<string> {
  return ((await lstat(path)).mode & 0o777).toString(8);
}

/** A home folder as it was made when everybody could read everything. */
async function openHome(...others: string[]): Promise<void> {
  await mkdir(join(home, "runs", "abcd", "samples"), { recursive: true });
  await mkdir(join(home, "datasets", "d1"), { recursive: true });
  const files = ["studio.sqlite", "studio.sqlite-wal", "runs/abcd/samples/00000001.png", "datasets/d1/images.u8"];
  for (const file of [...files, ...others]) {
    await writeFile(join(home, file), "x");
    await chmod(join(home, file), 0o644);
  }
  for (const path of ["", "runs", "runs/abcd", "runs/abcd/samples", "datasets", "datasets/d1"]) {
    await chmod(join(home, path), 0o755);
  }
}

async function openPaths(): Promise<string[]> {
  const entries = await readdir(home, { recursive: true });
  const modes = await Promise.all(
    entries.map(async (entry) => [entry, (await lstat(join(home, entry))).mode] as const),
  );
  return modes.filter(([, mode]) => (mode & 0o077) !== 0).map(([entry]) => entry);
}

describe.skipIf(process.platform === "win32")("a home folder", () => {
  it.each([0, 0o022, 0o777])("is its owner's alone with a umask of %o, and so is what comes into it", async (umask) => {
    await mkdir(join(folder, "deep"));
    process.umask(umask);
    await createHome(home);
    expect(await modeOf(home)).toBe("700");
    expect(await modeOf(join(home, "runs"))).toBe("700");
    expect(await modeOf(join(home, "datasets"))).toBe("700");
  });

  it("that others can read is closed, down to its last file", async () => {
    await openHome();
    await createHome(home);
    expect(await modeOf(home)).toBe("700");
    expect(await openPaths()).toEqual([]);
    expect(await modeOf(join(home, "runs/abcd/samples"))).toBe("700");
    expect(await modeOf(join(home, "studio.sqlite"))).toBe("600");
    expect(await findOpenPlaces(home)).toEqual([]);
  });

  it("beside files of others loses nothing but what is ours, and a remark says what is left", async () => {
    await openHome("thesis.txt");
    await createHome(home);
    expect(await modeOf(home)).toBe("755");
    expect(await openPaths()).toEqual(["thesis.txt"]);
    const [remark, ...more] = await findOpenPlaces(home);
    expect(more).toEqual([]);
    expect(remark?.text).toContain(`can list the home folder ${home}`);
    expect(remark?.text).toContain("chmod 700");
  });

  it("is closed without following a link out of it", async () => {
    await openHome();
    const outside = join(folder, "outside");
    await mkdir(outside);
    await writeFile(join(outside, "file"), "x");
    await chmod(outside, 0o755);
    await chmod(join(outside, "file"), 0o644);
    await symlink(outside, join(home, "runs", "link"));
    await symlink(join(outside, "file"), join(home, "runs", "abcd", "link.png"));
    await closeHome(home);
    expect([await modeOf(outside), await modeOf(join(outside, "file"))]).toEqual(["755", "644"]);
  });

  it("that cannot be closed is told, by what can be read", async () => {
    await openHome();
    const [remark] = await findOpenPlaces(home);
    expect(remark?.text).toContain("datasets, runs, studio.sqlite, studio.sqlite-wal");
  });

  it.each([
    ["through a link to itself", async () => symlink(home, home), /link that leads back to itself/],
    ["below a file", async () => writeFile(home, ""), /a file is in its way/],
  ])("%s is refused with a sentence", async (_, prepare, sentence) => {
    await mkdir(join(folder, "deep"));
    await prepare();
    const refused = createHome(join(home, "below"));
    await expect(refused).rejects.toMatchObject({ code: "invalid-argument" });
    await expect(refused).rejects.toThrow(sentence);
  });

  it("with too long a name is refused with a sentence", async () => {
    const refused = createHome(join(folder, "x".repeat(300)));
    await expect(refused).rejects.toMatchObject({ code: "invalid-argument" });
    await expect(refused).rejects.toThrow(/longer than the disk takes\. Choose another with --home\./);
  });
});
