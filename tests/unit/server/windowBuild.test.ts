/** A window that is older than the program would not understand its answers: it is built anew before it is served. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const parts = [
  "electron/server/windowBuild.ts",
  "electron/server/sourceHash.ts",
  "shared/catalogue/messages.ts",
  "shared/errors.ts",
  "shared/figures.ts",
  "shared/locale.ts",
  "shared/messages",
  "package.json",
];

/** A project of its own, whose bundler copies its source: the real window stays as it is. */
async function project(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-window-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await put(folder, "renderer/page.txt", "one");
  await put(folder, "build/vite.config.ts", "");
  const bundler = `import { cpSync } from "node:fs";
cpSync("renderer/page.txt", process.argv[process.argv.indexOf("--outDir") + 1] + "/index.html");`;
  await put(folder, "node_modules/vite/bin/vite.js", bundler);
  await put(folder, "node_modules/vite/package.json", '{"type":"module"}');
  return folder;
}

async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** @returns what is served afterwards, and what was told */
async function bringUpToDate(folder: string): Promise<{ page: string; told: string }> {
  const module = pathToFileURL(join(folder, "electron/server/windowBuild.ts")).href;
  const script = `const { bringWindowUpToDate } = await import(${JSON.stringify(module)});
await bringWindowUpToDate((sentence) => console.log(sentence));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  return { page: await readFile(join(folder, "dist/renderer/index.html"), "utf8"), told: stdout.trim() };
}

test("the window is built where it is missing or its sources have changed, and only then", async () => {
  const folder = await project();
  const building = "Building the window …";
  expect(await bringUpToDate(folder)).toEqual({ page: "one", told: building });
  expect(await bringUpToDate(folder)).toEqual({ page: "one", told: "" });
  await put(folder, "renderer/page.txt", "two");
  expect(await bringUpToDate(folder)).toEqual({ page: "two", told: building });
});

test("an installation without a bundler keeps the window that it came with", async () => {
  const folder = await project();
  await put(folder, "dist/renderer/index.html", "packaged");
  await rm(join(folder, "node_modules"), { recursive: true });
  expect(await bringUpToDate(folder)).toEqual({ page: "packaged", told: "" });
});
