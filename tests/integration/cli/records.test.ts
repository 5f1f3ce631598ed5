/** Pinning checkpoints and deleting runs on the command line. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { critic, makePictures, tinySettings, type CriticEnd } from "./critic.support.ts";

let folder = "";
let home = "";

const here = (...words: string[]): Promise<CriticEnd> => critic(...words, "--home", home);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-records-"));
  home = join(folder, "home");
  const pictures = await makePictures(join(folder, "rooms"));
  const words = ["--keep-checkpoints", "2", "--steps", "10", "--name", "first", "--no-sheets"];
  expect(await here("train", "--data", pictures, ...tinySettings, ...words)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function checkpoints(name: string) {
  const run = JSON.parse((await here("show", name, "--json")).stdout) as { checkpoints: Record<string, unknown>[] };
  return run.checkpoints.map(({ step, pinned }) => [step, pinned]);
}

test("a pinned checkpoint outlives the newer ones; unpinned, it goes with the next", async () => {
  expect(await checkpoints("first")).toEqual([
    [5, false],
    [10, false],
  ]);
  const pinned = await here("pin", "first", "--step", "5");
  expect(pinned).toMatchObject({ code: 0, stderr: "" });
  expect(pinned.stdout).toMatch(
    /^The checkpoint of "first" \(\w{8}\) at step 5 is pinned: it is never cleared away\.\n$/,
  );
  await here("resume", "first", "--steps", "20", "--no-sheets");
  expect(await checkpoints("first")).toEqual([
    [5, true],
    [15, false],
    [20, false],
  ]);
  const unpinned = await here("unpin", "first", "--step", "5", "--json");
  expect(JSON.parse(unpinned.stdout)).toMatchObject({ step: 5, pinned: false });
  await here("resume", "first", "--steps", "25", "--no-sheets");
  expect(await checkpoints("first")).toEqual([
    [20, false],
    [25, false],
  ]);
  expect((await here("pin", "first")).stdout).toContain("at step 25 is pinned");
  const missing = await here("pin", "first", "--step", "7");
  expect(missing).toMatchObject({ code: 3, stdout: "" });
  expect(missing.stderr).toContain("has no checkpoint at step 7. The nearest checkpoints are at step 20, 25.");
});

test("a run is deleted with its files only once it is said to be meant, and not while others need it", async () => {
  const forked = await here("fork", "first", "--steps", "27", "--name", "child", "--no-sheets", "--json");
  expect(forked.code).toBe(0);
  const refused = await here("delete", "first", "--yes");
  expect(refused).toMatchObject({ code: 4, stdout: "" });
  expect(refused.stderr).toMatch(/was kept: "child" \(\w{8}\) carry on its history/);

  const unasked = await here("delete", "child");
  expect(unasked).toMatchObject({ code: 2, stdout: "" });
  expect(unasked.stderr).toMatch(
    /Delete "child" \(\w{8}\)\? Gone for good: the curves of 2 steps, 1 sample and 2 checkpoints \(.* kB\)\./,
  );
  expect(unasked.stderr).toContain(
    " The data set and other runs stay. There is no terminal to ask at: --yes goes ahead. Nothing was changed.",
  );
  const [first, child] = JSON.parse((await here("runs", "--json")).stdout) as { id: string }[];
  expect(existsSync(join(home, "runs", child!.id))).toBe(true);

  const deleted = await here("delete", "child", "--yes");
  expect(deleted).toMatchObject({ code: 0, stdout: `Run ${child!.id} "child" was deleted.\n`, stderr: "" });
  expect(existsSync(join(home, "runs", child!.id))).toBe(false);
  expect(JSON.parse((await here("runs", "--json")).stdout)).toMatchObject([{ id: first!.id }]);
  expect((await here("show", "child")).code).toBe(3);
  expect(await here("delete", "first", "--yes", "--json")).toMatchObject({
    code: 0,
    stdout: `{"run":"${first!.id}","deleted":true}\n`,
  });
  expect((await here("runs", "--json")).stdout).toBe("[]\n");
});
