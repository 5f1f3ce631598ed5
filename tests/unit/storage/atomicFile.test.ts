import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFileAtomically } from "../../../electron/storage/atomicFile.ts";

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
    // Whatever is written to /dev/full fails with a real ENOSPC.
    await symlink("/dev/full", `${path}.${process.pid}.partial`);
    await expect(writeFileAtomically(path, [bytes("after")])).rejects.toMatchObject({
      code: "disk-full",
      message: expect.stringMatching(
        /^The disk is full: .*file could not be written\. .*is kept; free some space/,
      ) as string,
    });
    expect(await readFile(path, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["file"]);
  });
});
