import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { tryFileLock, withFileLock } from "../../../electron/storage/fileLock.ts";

const patient = (): void => undefined;

async function lockFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "lock");
}

describe("a file lock", () => {
  it("lets one task in at a time", async () => {
    const file = await lockFile();
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => withFileLock(file, patient, work, 1)));
    expect(most).toBe(1);
  });

  it("is held for one file, not for its neighbour, and freed once", async () => {
    const file = await lockFile();
    const lock = tryFileLock(file);
    expect(tryFileLock(file)).toBeNull();
    const neighbour = tryFileLock(`${file}-2`);
    expect(neighbour).not.toBeNull();
    neighbour?.release();
    lock?.release();
    lock?.release();
    const again = tryFileLock(file);
    expect(again).not.toBeNull();
    expect(tryFileLock(file)).toBeNull();
    again?.release();
  });

  it("lets the next one in after a failure", async () => {
    const file = await lockFile();
    await expect(withFileLock(file, patient, () => Promise.reject(new Error("failed")), 1)).rejects.toThrow("failed");
    expect(await withFileLock(file, patient, () => Promise.resolve("in"), 1)).toBe("in");
  });

  it("gives up waiting when told to", async () => {
    const file = await lockFile();
    const lock = tryFileLock(file);
    let tries = 0;
    const impatient = (): void => {
      if (++tries === 3) throw new Error("enough");
    };
    await expect(withFileLock(file, impatient, () => Promise.resolve(), 1)).rejects.toThrow("enough");
    lock?.release();
  });

  it("is freed by the death of its holder", async () => {
    const file = await lockFile();
    const module = join(import.meta.dirname, "../../../electron/storage/fileLock.ts");
    const holder = `
      const { tryFileLock } = await import(${JSON.stringify(module)});
      if (tryFileLock(${JSON.stringify(file)}) === null) throw new Error("not free");
      process.kill(process.pid, "SIGKILL");`;
    const run = (): unknown => execFileSync(process.execPath, ["--input-type=module", "-e", holder], { stdio: "pipe" });
    expect(run).toThrow(expect.objectContaining({ signal: "SIGKILL" }));
    const lock = tryFileLock(file);
    expect(lock).not.toBeNull();
    lock?.release();
  });

  it("says where it cannot be made", async () => {
    const file = await lockFile();
    expect(() => tryFileLock(join(file, "inside"))).toThrow(/cannot open|directory does not exist/i);
    await mkdir(file);
    expect(() => tryFileLock(file)).toThrow(expect.objectContaining({ code: "not-permitted" }));
    await writeFile(`${file}-content`, "a text that is no database at all, and no lock either".repeat(50));
    expect(() => tryFileLock(`${file}-content`)).toThrow(/not a database/);
  });
});
