import { execFileSync } from "node:child_process";
import { lstat, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeResultFile } from "../../../electron/storage/resultFile.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-result-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe("a file for the user takes the place of a file alone", () => {
  it.each([true, false])("not that of a folder (force: %s)", async (force) => {
    const folder = join(await temporaryFolder(), "sheet.png");
    await mkdir(folder);
    const written = writeResultFile(folder, [new Uint8Array(1)], { force });
    await expect(written).rejects.toMatchObject({
      code: "invalid-argument",
      message: `${folder} cannot be written: it is a folder, which stays as it is. Name a file.`,
    });
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  // Windows has no such files.
  it.runIf(process.platform !== "win32").each([true, false])(
    "not that of a pipe or device (force: %s)",
    async (force) => {
      const pipe = join(await temporaryFolder(), "pipe");
      execFileSync("mkfifo", [pipe]);
      const written = writeResultFile(pipe, [new Uint8Array(1)], { force });
      await expect(written).rejects.toThrow(`${pipe} cannot be written: it is a device, pipe or socket`);
      expect((await lstat(pipe)).isFIFO()).toBe(true);
    },
  );
});
