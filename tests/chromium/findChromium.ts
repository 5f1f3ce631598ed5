/**
 * A real Chromium for the tests: Playwright's, Chrome, Debian's; as root on Debian it is installed where there is none.
 */
import { execFile, execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const namesOnPath = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const otherPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium of this machine, or null. CHROMIUM_PATH names one of your own. */
export function findChromium(): string | null {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => namesOnPath.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? "", chromium.executablePath(), ...onPath, ...otherPlaces];
  return candidates.find((path) => path !== "" && isExecutable(path)) ?? null;
}

/**
 * The path of a Chromium, after installing Debian's where there is none and this process may.
 *
 * @throws Error that says what to install
 */
export async function requireChromium(): Promise<string> {
  const found = findChromium();
  if (found !== null) return found;
  if (isRootOnDebian()) {
    process.stderr.write("There is no Chromium here: installing Debian's, once …\n");
    await installDebians();
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    "Tests need Chromium, and there is none. Install Chrome or Chromium, run `npx playwright-core install " +
      "chromium`, or name one with CHROMIUM_PATH.",
  );
}

async function installDebians(): Promise<void> {
  const run = promisify(execFile);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env, maxBuffer: 2 ** 26 });
  await run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { env, maxBuffer: 2 ** 26 });
}

function isRootOnDebian(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  try {
    execFileSync("apt-get", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
