/** The built window, and building it where it is missing or older than its sources. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";

const projectFolder = join(import.meta.dirname, "../..");

/** Where the bundler puts the window. */
export const windowFolder = join(projectFolder, "dist/renderer");

/** Beside the folder, which the bundler empties. */
const sourcesFile = join(projectFolder, "dist/renderer.sources");

const bundler = join(projectFolder, "node_modules/vite/bin/vite.js");
const bundlerSettings = join(projectFolder, "build/vite.config.ts");

/** All that the built window is made of. */
const sources = ["renderer", "shared", "build/vite.config.ts", "build/licences.ts", "package-lock.json"];

export function isWindowBuilt(): boolean {
  return existsSync(join(windowFolder, "index.html"));
}

/** True where the window was built from the very sources that are there now. */
export async function isWindowCurrent(): Promise<boolean> {
  return isWindowBuilt() && (await readOrNull(sourcesFile)) === (await hashSources(projectFolder, sources));
}

/**
 * Builds the window, beside the old one, which it replaces when it is whole: a build that fails, or two at once, spoil nothing.
 *
 * @throws StudioError `not-found` where the bundler is not installed or fails, with its last lines
 */
export async function buildWindow(): Promise<void> {
  if (!existsSync(bundler)) {
    throw new StudioError(
      "not-found",
      `The window has not been built, and what builds it is not installed: run \`npm ci\` in ${projectFolder}, then \`npm start\`.`,
    );
  }
  await mkdir(dirname(windowFolder), { recursive: true });
  const built = `${windowFolder}.${process.pid}.partial`;
  const replaced = `${windowFolder}.${process.pid}.replaced`;
  try {
    const hash = await hashSources(projectFolder, sources);
    const settings = ["--config", bundlerSettings, "--outDir", built, "--emptyOutDir", "--logLevel", "warn"];
    const { code, output } = await runQuietly([bundler, "build", ...settings]);
    if (code !== 0 || !existsSync(join(built, "index.html"))) throw buildFailed(output);
    await unless("ENOENT", rename(windowFolder, replaced));
    // Where another build has come in between, its window is as good.
    await unless("ENOTEMPTY", rename(built, windowFolder));
    await writeFile(sourcesFile, hash);
  } finally {
    await rm(built, { recursive: true, force: true });
    await rm(replaced, { recursive: true, force: true });
  }
}

function buildFailed(output: string): StudioError {
  const last = output.trim().split("\n").slice(-20).join("\n");
  return new StudioError("not-found", `The window could not be built; the one from before, if any, is kept.\n${last}`);
}

/** Waits for something that may fail in one way. */
async function unless(code: string, attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (!isSystemError(error, code)) throw error;
  }
}

/**
 * One hash over names and contents of files and folders; what is not there counts as empty. Contents, not times: a checkout
 * touches every file and changes few.
 */
export async function hashSources(base: string, paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesBelow(base, path)) {
      const bytes = await readFile(join(base, file));
      hash.update(`${file}\0${bytes.byteLength}\0`).update(bytes);
    }
  }
  return hash.digest("hex");
}

async function filesBelow(base: string, path: string): Promise<string[]> {
  try {
    const entries = await readdir(join(base, path), { withFileTypes: true });
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    const below = await Promise.all(
      entries.map(async (entry) => {
        const inside = join(path, entry.name);
        return entry.isDirectory() ? await filesBelow(base, inside) : [inside];
      }),
    );
    return below.flat();
  } catch (error) {
    if (isSystemError(error, "ENOTDIR")) return [path];
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return null;
    throw error;
  }
}

function runQuietly(words: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: projectFolder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (text: string): void => {
      output = (output + text).slice(-20_000);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, output });
    });
  });
}
