/** A real disk without a byte left: a tiny tmpfs in a mount namespace of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** Root mounts as it is, another user as root of a user namespace of its own. */
const namespace = process.getuid?.() === 0 ? ["--mount"] : ["--map-root-user", "--mount"];
const canMount =
  spawnSync("unshare", [...namespace, "sh", "-c", "mount -t tmpfs -o size=64k none /mnt"], { stdio: "ignore" })
    .status === 0;

/** Runs a script of this folder on a disk of this size, which is gone with it. */
function onTinyDisk(script: string, size: string): { readonly stdout: string; readonly stderr: string } {
  const disk = mkdtempSync(join(tmpdir(), "critic-tiny-disk-"));
  onTestFinished(() => {
    rmSync(disk, { recursive: true, force: true });
  });
  const mount = `mount -t tmpfs -o size=${size} none "$1" && exec "$2" "$3" "$1"`;
  const words = ["sh", "-c", mount, "sh", disk, process.execPath, join(import.meta.dirname, script)];
  return spawnSync("unshare", [...namespace, ...words], { encoding: "utf8" });
}

test.runIf(canMount)("on a full disk runs are read and deleted, and the reason is said", () => {
  const { stdout, stderr } = onTinyDisk("fullDiskScenario.ts", "2m");
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    freeBytes: 0,
    write: { code: "disk-full", message: expect.stringMatching(/^The disk is full: .*studio\.sqlite/) as string },
    why: "disk-full",
    runs: ["empty", "doomed"],
    points: 3000,
    rename: { code: "disk-full", message: expect.stringContaining("The disk is full") as string },
    // Nothing to make room with: it says so, and the run stays.
    deletionWithoutFiles: { code: "disk-full", message: expect.stringContaining("The disk is full") as string },
    folders: [false, false],
    after: { runs: ["empty"], problems: [] },
  });
});

test.runIf(canMount)("training that meets the full disk ends with that reason, and its record can be read", () => {
  const { stdout, stderr } = onTinyDisk("fullDiskTraining.ts", "6m");
  expect(stderr).toBe("");
  const message = expect.stringMatching(/^The disk is full: /) as string;
  expect(JSON.parse(stdout)).toMatchObject({
    code: 1,
    error: { event: "error", code: "disk-full", message },
    done: { event: "done", runs: [{ state: "failed", message }] },
    shown: 0,
    hasSteps: true,
  });
});
