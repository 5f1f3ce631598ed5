/** The built window, and building it where it is missing or older than its sources. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { hashSources, isCurrent, noteSources, type Built } from "./sourceHash.ts";

const projectFolder = join(import.meta.dirname, "../..");

/** Where the bundler puts the window. */
export const windowFolder = join(projectFolder, "dist/renderer");

const built: Built = {
  product: "dist/renderer/index.html",
  sources: ["renderer", "shared", "build/vite.config.ts", "build/licences.ts", "package-lock.json"],
  hashFile: "dist/renderer.sources",
};

const bundler = join(projectFolder, "node_modules/vite/bin/vite.js");
const bundlerSettings = join(projectFolder, "build/vite.config.ts");

/** False where the window cannot be built here: an installation without what builds it. */
function canBuildWindow(): boolean {
  return existsSync(bundler) && existsSync(bundlerSettings);
}

/** True where the window was built from the very sources that are there now. */
export function isWindowCurrent(): Promise<boolean> {
  return isCurrent(projectFolder, built);
}

/**
 * Builds the window where it is missing, or older than its sources: an older one would not understand the core's
 * answers.
 *
 * @param tell says what is being waited for
 * @throws StudioError `not-found` where it cannot be built
 */
export async function bringWindowUpToDate(tell: (sentence: string) => void): Promise<void> {
  // An installation without what builds it keeps the window that it came with.
  if (!canBuildWindow() && existsSync(join(projectFolder, built.product))) return;
  if (await isWindowCurrent()) return;
  tell("Building the window …");
  await buildWindow();
}

/**
 * Builds the window, beside the old one, which it replaces when it is whole: a build that fails, or two at once, spoil
 * nothing.
 *
 * @throws StudioError `not-found` where the bundler is not installed or fails, with what it said
 */
export async function buildWindow(): Promise<void> {
  if (!canBuildWindow()) {
    throw new StudioError("not-found", message("server.windowNotBuilt", { folder: projectFolder }));
  }
  await mkdir(dirname(windowFolder), { recursive: true });
  const fresh = `${windowFolder}.${process.pid}.partial`;
  const replaced = `${windowFolder}.${process.pid}.replaced`;
  try {
    const hash = hashSources(projectFolder, built.sources);
    const settings = ["--config", bundlerSettings, "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"];
    const { code, output } = await runQuietly([bundler, "build", ...settings]);
    if (code !== 0 || !existsSync(join(fresh, "index.html"))) throw buildFailed(output);
    await unless("ENOENT", rename(windowFolder, replaced));
    // Where another build has come in between, its window is as good.
    await unless("ENOTEMPTY", rename(fresh, windowFolder));
    await noteSources(projectFolder, built, hash);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(replaced, { recursive: true, force: true });
  }
}

function buildFailed(output: string): StudioError {
  // The bundler says what is wrong first, and then from where that was reached.
  const said = output.trim().split("\n").slice(0, 20).join("\n");
  return new StudioError("not-found", message("server.windowBuildFailed", { said }));
}

/** Waits for something that may fail in one way. */
async function unless(code: string, attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (!isSystemError(error, code)) throw error;
  }
}

function runQuietly(words: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: projectFolder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (text: string): void => {
      output = (output + text).slice(0, 20_000);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, output });
    });
  });
}
