/** What is built is built again just when its sources have changed. */
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hashSources, isCurrent, noteSources, type Built } from "../../../electron/server/sourceHash.ts";

const built: Built = { product: "dist/a.js", sources: ["src", "settings.json", "none"], hashFile: "dist/a.sources" };

async function project(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-sources-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "src/inner"), { recursive: true });
  await writeFile(join(folder, "src/inner/one.ts"), "one");
  await writeFile(join(folder, "src/two.ts"), "two");
  await writeFile(join(folder, "settings.json"), "{}");
  return folder;
}

async function build(folder: string): Promise<void> {
  await noteSources(folder, built, hashSources(folder, built.sources));
  await writeFile(join(folder, built.product), "");
}

test("once built it is current, whatever the times of its files", async () => {
  const folder = await project();
  expect(await isCurrent(folder, built)).toBe(false);
  await build(folder);
  await utimes(join(folder, "src/two.ts"), 1, 1);
  expect(await isCurrent(folder, built)).toBe(true);
});

test.each([
  ["a content changed", (folder: string) => writeFile(join(folder, "src/inner/one.ts"), "ONE")],
  ["a file is new", (folder: string) => writeFile(join(folder, "src/three.ts"), "")],
  ["a file is gone", (folder: string) => rm(join(folder, "src/two.ts"))],
  ["a file has another name", (folder: string) => rename(join(folder, "src/two.ts"), join(folder, "src/too.ts"))],
  ["a source came into being", (folder: string) => writeFile(join(folder, "none"), "")],
  ["the product is gone", (folder: string) => rm(join(folder, "dist/a.js"))],
  ["its hash is gone", (folder: string) => rm(join(folder, "dist/a.sources"))],
])("it is not where %s", async (_, change) => {
  const folder = await project();
  await build(folder);
  await change(folder);
  expect(await isCurrent(folder, built)).toBe(false);
});
