import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFileAtomically } from "../../../electron/storage/atomicFile.ts";
import { makeScratchFolder, scratchName, sweepScratch } from "../../../electron/storage/scratchNames.ts";
import { fillDiskFor } from "../../fixtures/fullDisk.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "atomic-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);

describe("writing a file atomically", () => {
  it("puts the chunks together and leaves nothing else behind", async () => {
    const path = join(folder, "file");
    await writeFileAtomically(path, [bytes("one "), bytes("two")]);
    expect(await readFile(path, "utf8")).toBe("one two");
    expect(await readdir(folder)).toEqual(["file"]);
  });

  it.skipIf(process.platform !== "linux")("keeps what was there when the disk is full, and says so", async () => {
    const path = join(folder, "file");
    await writeFile(path, "before");
    await fillDiskFor(path);
    await expect(writeFileAtomically(path, [bytes("after")])).rejects.toMatchObject({
      code: "disk-full",
      message: expect.stringMatching(
        /^The disk is full: .*file could not be written\. .*is kept; free some space/,
      ) as string,
    });
    expect(await readFile(path, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["file"]);
  });

  it("ends with one whole file where many write it at once", async () => {
    const path = join(folder, "file");
    const texts = Array.from({ length: 16 }, (_, number) => String.fromCharCode(97 + number).repeat(100_000 + number));
    // In two pieces, so that writers who shared a temporary file would mix theirs.
    const pieces = (text: string) => [bytes(text.slice(0, 50_000)), bytes(text.slice(50_000))];
    await Promise.all(texts.map((text) => writeFileAtomically(path, pieces(text))));
    expect(texts).toContain(await readFile(path, "utf8"));
    expect(await readdir(folder)).toEqual(["file"]);
  });

  it.skipIf(process.platform === "win32")(
    "is for its owner alone, whatever the umask and whatever was there",
    async () => {
      const path = join(folder, "file");
      await writeFile(path, "before");
      await chmod(path, 0o666);
      const umask = process.umask(0);
      try {
        await writeFileAtomically(path, [bytes("after")]);
        await writeFileAtomically(join(folder, "shared"), [bytes("after")], { isForUser: true });
      } finally {
        process.umask(umask);
      }
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(join(folder, "shared"))).mode & 0o777).toBe(0o666);
    },
  );

  it.skipIf(process.platform === "win32")("replaces a link instead of writing through it", async () => {
    const victim = join(folder, "victim");
    await writeFile(victim, "before");
    await symlink(victim, join(folder, "file"));
    await writeFileAtomically(join(folder, "file"), [bytes("after")]);
    expect(await readFile(victim, "utf8")).toBe("before");
    expect(await readFile(join(folder, "file"), "utf8")).toBe("after");
  });
});

describe("left-overs of unfinished writes", () => {
  const deadPid = 2 ** 22 + 1;
  const ofPid = (name: string, pid: number) => name.replace(`-${process.pid}-`, `-${pid}-`);

  it("are removed where their process has died, and kept where it lives or is another machine's", async () => {
    const mine = scratchName("mine");
    const theirs = ofPid(scratchName("theirs"), process.ppid);
    const elsewhere = ofPid(scratchName("elsewhere"), deadPid).replace(/\.[0-9a-f]{8}-/, ".00000000-");
    const dead = ofPid(scratchName("dead"), deadPid);
    for (const name of [mine, theirs, elsewhere, dead, "file", "download.partial"])
      await writeFile(join(folder, name), "half");
    expect(await sweepScratch(folder)).toEqual([dead]);
    const nextWeek = Date.now() + 7 * 24 * 60 * 60 * 1000;
    expect((await sweepScratch(folder, nextWeek)).toSorted()).toEqual([mine, theirs, elsewhere].toSorted());
    expect((await readdir(folder)).toSorted()).toEqual(["download.partial", "file"]);
  });

  it("are none where the folder is not there", async () => {
    expect(await sweepScratch(join(folder, "nothing"))).toEqual([]);
  });

  it("of temporary folders go when the next one is made", async () => {
    const own = await makeScratchFolder("critic-studio-test");
    const dead = ofPid(own, deadPid);
    await rename(own, dead);
    const next = await makeScratchFolder("critic-studio-test");
    const names = await readdir(tmpdir());
    expect([names.includes(basename(dead)), names.includes(basename(next))]).toEqual([false, true]);
    if (process.platform !== "win32") expect((await stat(next)).mode & 0o777).toBe(0o700);
    await rm(next, { recursive: true });
  });
});
