/** A run whose owner is suspended is taken over by force; on waking, the owner ends without a trace. Real processes. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { critic, makePictures, startCritic, tinySettings } from "./critic.support.ts";

/** True where no process holds the history's write lock. */
function isFree(home: string): boolean {
  const database = new SqliteDatabase(join(home, "studio.sqlite"), { timeout: 0 });
  try {
    database.exec("BEGIN IMMEDIATE; ROLLBACK");
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = async (file: string) =>
    createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
  return Object.fromEntries(await Promise.all(files.sort().map(async (file) => [file, await hash(file)] as const)));
}

test("a suspended owner's run is taken over, and never has two writers", { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "critic-take-over-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const home = join(folder, "home");
  const pictures = await makePictures(join(folder, "rooms"));
  const words = ["train", "--data", pictures, ...tinySettings, "--steps", "1000000", "--name", "long", "--home", home];
  const owner = startCritic([...words, "--keep-checkpoints", "3", "--json"], { group: true });
  const group = -owner.child.pid!;
  onTestFinished(() => {
    if (owner.child.exitCode === null) process.kill(group, "SIGKILL");
  });
  await owner.said('"event":"checkpoint"');
  // One that is suspended within a commit keeps the lock: that is another matter.
  do {
    process.kill(group, "SIGCONT");
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.kill(group, "SIGSTOP");
  } while (!isFree(home));

  // Suspended is alive, however silent.
  const refused = await critic("resume", "long", "--home", home);
  expect(refused).toMatchObject({ code: 4, stdout: "" });
  expect(refused.stderr).toMatch(
    new RegExp(
      `Another Critic Studio \\(process ${owner.child.pid!} on .*, last heard of \\d+ s ago\\) is working on it`,
    ),
  );
  expect(refused.stderr).toContain("`--take-over`");
  const unasked = await critic("stop", "long", "--take-over", "--home", home);
  expect(unasked).toMatchObject({ code: 2 });
  expect(unasked.stderr).toMatch(
    /Take over "long" \(\w{8}\)\? It is answered for by process \d+ on .* --yes goes ahead/,
  );

  const stopped = await critic("stop", "long", "--take-over", "--yes", "--home", home);
  expect(stopped).toMatchObject({ code: 0 });
  interface Shown {
    readonly id: string;
    readonly step: number;
    readonly state: string;
    readonly checkpoints: readonly { readonly file: string }[];
  }
  const shown = async (): Promise<Shown> =>
    JSON.parse((await critic("show", "long", "--home", home, "--json")).stdout) as Shown;
  const { id, step, state } = await shown();
  expect(state).toBe("stopped");
  const resumed = await critic("resume", "long", "--steps", String(step + 20), "--no-sheets", "--home", home);
  expect(resumed).toMatchObject({ code: 0 });
  /**
   * Without files of checkpoints that the history has forgotten: suspended in between, the owner still removes those.
   * And without what it had half written: that never gets its name, and the next training clears it away.
   */
  const recorded = async (): Promise<object> => {
    const run = await shown();
    const known = run.checkpoints.map(({ file }) => file);
    const files = Object.entries(await filesOf(join(home, "runs", id)));
    const isRecorded = (file: string): boolean =>
      file.endsWith(".safetensors") ? known.includes(file) : !file.endsWith(".partial");
    return { run, files: files.filter(([file]) => isRecorded(file)) };
  };
  const before = await recorded();

  process.kill(group, "SIGCONT");
  const end = await owner.ended;
  expect(end.code).not.toBe(0);
  expect(end.stdout).toContain("was taken over by another Critic Studio");
  expect(await recorded()).toEqual(before);
  expect(await critic("verify", id, "--home", home)).toMatchObject({ code: 0 });
});
