/** Builds what a shell needs, where it is missing or older than its sources. */
import { join } from "node:path";
import { canBuildWindow, buildWindow, isWindowBuilt, isWindowCurrent } from "../../electron/server/windowBuild.ts";
import { hashSources, isCurrent, noteSources, type Built } from "../../electron/server/sourceHash.ts";

const project = join(import.meta.dirname, "../..");

/** What Electron runs. */
const desktop: Built = {
  product: "dist/electron/shell/main.js",
  sources: [
    "electron",
    "shared",
    "build/bundle.ts",
    "build/bundledPlaces.ts",
    "build/nativePackages.ts",
    "package-lock.json",
  ],
  hashFile: "dist/electron.sources",
};

/**
 * Builds the window where it has to be.
 *
 * @param tell says what is being waited for
 * @throws StudioError `not-found` where it cannot be built
 */
export async function bringWindowUpToDate(tell: (sentence: string) => void): Promise<void> {
  if (await isWindowCurrent()) return;
  // An installation without what builds it keeps the window that it came with.
  if (isWindowBuilt() && !canBuildWindow()) return;
  tell("Building the window …");
  await buildWindow();
}

/** Bundles what Electron runs, where it has to be. */
export async function bringDesktopUpToDate(tell: (sentence: string) => void): Promise<void> {
  if (await isCurrent(project, desktop)) return;
  tell("Building the desktop program …");
  const hash = await hashSources(project, desktop.sources);
  const { bundle } = await import("../bundle.ts");
  await bundle();
  await noteSources(project, desktop, hash);
}
