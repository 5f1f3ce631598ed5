/** Bundles what Electron runs, where it is missing or older than its sources. */
import { join } from "node:path";
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

/** Bundles what Electron runs, where it has to be. */
export async function bringDesktopUpToDate(tell: (sentence: string) => void): Promise<void> {
  if (await isCurrent(project, desktop)) return;
  tell("Building the desktop program …");
  const hash = hashSources(project, desktop.sources);
  const { bundle } = await import("../bundle.ts");
  await bundle();
  await noteSources(project, desktop, hash);
}
