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

test.runIf(canMount)("on a full disk runs are read and deleted, and the reason is said", () => {
  const disk = mkdtempSync(join(tmpdir(), "critic-tiny-disk-"));
  onTestFinished(() => {
    rmSync(disk, { recursive: true, force: true });
  });
  const script = join(import.meta.dirname, "fullDiskScenario.ts");
  const mount = `mount -t tmpfs -o size=2m none "$1" && exec "$2" "$3" "$1"`;
  const { stdout, stderr } = spawnSync(
    "unshare",
    [...namespace, "sh", "-c", mount, "sh", disk, process.execPath, script],
    { encoding: "utf8" },
  );
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
