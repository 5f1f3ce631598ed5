import { execFileSync } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withFolderLock } from "../../../electron/dataset/folderLock.ts";
import { temporaryFolder } from "./fixtures.ts";

const times = { retryMs: 5, signMs: 20, silenceMs: 200 };
const patient = () => undefined;

describe("withFolderLock", () => {
  it("lets one in at a time, however long it takes", async () => {
    const folder = await temporaryFolder();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 2 * times.silenceMs));
      inside -= 1;
    };
    const lock = () => withFolderLock(join(folder, "lock"), patient, work, times);
    await Promise.all([lock(), lock(), lock()]);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it("lets the next one in after a failure", async () => {
    const lockFile = join(await temporaryFolder(), "lock");
    const failing = withFolderLock(lockFile, patient, () => Promise.reject(new Error("failed")), times);
    await expect(failing).rejects.toThrow("failed");
    expect(await withFolderLock(lockFile, patient, () => Promise.resolve("in"), times)).toBe("in");
  });

  it("takes the lock of a dead process over at once", async () => {
    const lockFile = join(await temporaryFolder(), "lock");
    const dead = execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }).trim();
    await writeFile(lockFile, dead);
    const startMs = performance.now();
    await withFolderLock(lockFile, patient, () => Promise.resolve(), { ...times, silenceMs: 60_000 });
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });

  it("takes over a lock without a sign of life, though its number is in use again", async () => {
    const lockFile = join(await temporaryFolder(), "lock");
    await writeFile(lockFile, String(process.pid));
    const startMs = performance.now();
    await withFolderLock(lockFile, patient, () => Promise.resolve(), times);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(times.silenceMs);
  });

  it("gives up waiting when told to", async () => {
    const lockFile = join(await temporaryFolder(), "lock");
    await writeFile(lockFile, String(process.pid));
    let tries = 0;
    const impatient = () => {
      if (++tries === 3) throw new Error("enough");
    };
    await expect(withFolderLock(lockFile, impatient, () => Promise.resolve(), times)).rejects.toThrow("enough");
  });
});
