import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";

const processes = 4;
const holdings = 750;

it("excludes: several processes that try every millisecond never meet inside", async () => {
  const folder = await mkdtemp(join(tmpdir(), "critic-lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const script = join(import.meta.dirname, "lockingProcess.ts");
  const args = [script, join(folder, "lock"), join(folder, "witness"), String(holdings)];
  const ended = await Promise.all(
    Array.from({ length: processes }, () => promisify(execFile)(process.execPath, args, { encoding: "utf8" })),
  );
  expect(ended.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual(
    Array.from({ length: processes }, () => ({ holdings, overlaps: 0 })),
  );
});
