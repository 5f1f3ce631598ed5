import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { HealthReport } from "../../../electron/dataset/packing/healthReport.ts";
import type { PackProgress } from "../../../electron/dataset/packing/packProgress.ts";
import { scanFolder } from "../../../electron/dataset/packing/scanFolder.ts";
import { plainPng, temporaryFolder, writePictures } from "./folders.ts";

interface Places {
  readonly folder: string;
  readonly cacheFolder: string;
}

async function places(count: number): Promise<Places> {
  const root = await temporaryFolder();
  const folder = join(root, "pictures");
  await writePictures(folder, count);
  return { folder, cacheFolder: join(root, "home/cache/scans") };
}

/** Makes every picture useless without a trace: whoever decodes one again finds it damaged. */
async function spoil(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { size, atime, mtime } = await stat(file);
    await writeFile(file, Buffer.alloc(size));
    await utimes(file, atime, mtime);
  }
}

/** @returns how many files were done then */
async function cancelAfter(files: number, request: Places): Promise<number> {
  let doneThen = 0;
  const control = new AbortController();
  const onProgress = ({ phase, done }: PackProgress): void => {
    if (phase !== "examining" || done < files || control.signal.aborted) return;
    doneThen = done;
    control.abort();
  };
  const scan = scanFolder({ ...request, onProgress, signal: control.signal });
  await expect(scan).rejects.toMatchObject({ code: "cancelled" });
  await expect(scan).rejects.toThrow("What was done so far is kept");
  return doneThen;
}

/** Entries of the cache that name what was found. */
async function keptIn(cacheFolder: string): Promise<string[]> {
  return (await readdir(cacheFolder)).filter((name) => name.endsWith(".jsonl"));
}

/** Marks what is kept: a record that comes from there is told by a width that no picture has. */
async function mark(cacheFolder: string): Promise<void> {
  for (const name of await keptIn(cacheFolder)) {
    const file = join(cacheFolder, name);
    await writeFile(file, (await readFile(file, "utf8")).replaceAll('"width":20', '"width":7777'));
  }
}

function markedIn({ sizes }: HealthReport): number {
  return sizes?.commonest.find(({ width }) => width === 7777)?.count ?? 0;
}

describe("a folder that was scanned before", () => {
  it("is not decoded again, and has the same report", async () => {
    const request = await places(60);
    await writeFile(join(request.folder, "notes.txt"), "text");
    await writeFile(join(request.folder, "cut.png"), plainPng(1).subarray(0, 50));
    const first = await scanFolder(request);
    expect(await scanFolder(request)).toEqual(first);
    expect(await scanFolder({ folder: request.folder })).toEqual(first);
    expect(await keptIn(request.cacheFolder)).toHaveLength(1);
    await mark(request.cacheFolder);
    expect(markedIn(await scanFolder(request))).toBe(60);
  });

  it("is read anew where files came, went or were written again, also with their times set back", async () => {
    const request = await places(40);
    await scanFolder(request);
    await rm(join(request.folder, "00003.png"));
    await writeFile(join(request.folder, "00002b.png"), plainPng(77, 30));
    await writeFile(join(request.folder, "00039.png"), "no picture");
    const report = await scanFolder(request);
    expect(report).toMatchObject({ fileCount: 40, usable: 39 });
    expect(report.unusable.files.map(({ path }) => path)).toEqual(["00039.png"]);
    expect(report).toEqual(await scanFolder({ folder: request.folder }));
    // The time of change of a file's entry cannot be set back.
    await spoil(request.folder);
    expect((await scanFolder(request)).unusable.count).toBe(40);
  });
});

describe("a scan that was cancelled", () => {
  it("goes on where it ended, and a second cancel loses nothing of the first", async () => {
    const request = await places(400);
    const done = await cancelAfter(100, request);
    await mark(request.cacheFolder);
    await cancelAfter(1, request);
    const report = await scanFolder(request);
    expect(report.usable).toBe(400);
    expect(markedIn(report)).toBeGreaterThanOrEqual(done);
    expect(done).toBeGreaterThanOrEqual(100);
    expect(await keptIn(request.cacheFolder)).toHaveLength(1);
  });

  it("says that nothing is kept where nothing can be", async () => {
    const request = await places(3);
    await mkdir(join(request.cacheFolder, "../.."), { recursive: true });
    await writeFile(join(request.cacheFolder, ".."), "a file in the way");
    const scan = scanFolder({ ...request, signal: AbortSignal.abort() });
    await expect(scan).rejects.toThrow("Nothing was changed; starting again begins anew.");
    expect(await scanFolder(request)).toMatchObject({ usable: 3 });
  });
});

it("looks again at what could not be read, and forgets the folders scanned longest ago", async () => {
  const request = await places(3);
  const file = join(request.folder, "00001.png");
  await chmod(file, 0);
  await scanFolder(request);
  await chmod(file, 0o600);
  expect(await scanFolder(request)).toMatchObject({ usable: 3 });
  for (let old = 0; old < 30; old++) {
    const left = join(request.cacheFolder, `${"0".repeat(23)}${old}.jsonl`);
    await writeFile(left, "");
    await utimes(left, old, old);
  }
  await scanFolder(request);
  expect(await keptIn(request.cacheFolder)).toHaveLength(20);
});
