/** Where Electron's program is, and fetching it once where it is not. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface ElectronPlaces {
  /** The folder of the npm package `electron`. */
  readonly packageFolder: string;
  /** Where a failed attempt to fetch it is noted. */
  readonly attemptFile: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The name of the program within Electron's folder. */
export function programName(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return platform === "win32" ? "electron.exe" : "electron";
}

/**
 * Electron's program: in the folder that ELECTRON_OVERRIDE_DIST_PATH names, else where its installer puts it.
 *
 * @returns null where it is not there, or not whole
 */
export function findElectron(
  { packageFolder }: Pick<ElectronPlaces, "packageFolder">,
  environment: Environment,
  platform: NodeJS.Platform,
): string | null {
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== "") return existing(join(override, programName(platform)));
  // The installer writes this file last: without it, an unpacking was cut short.
  if (!existsSync(join(packageFolder, "path.txt"))) return null;
  const name = readFileSync(join(packageFolder, "path.txt"), "utf8");
  return existing(join(packageFolder, "dist", name));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

/** After this, a machine that had no way to Electron may have one. */
const tryAgainAfterMs = 24 * 60 * 60 * 1000;

/** Whether it is worth trying: its installer is there, and has not failed within the last day for this version. */
export async function isWorthFetching({ packageFolder, attemptFile }: ElectronPlaces, nowMs: number): Promise<boolean> {
  const installer = join(packageFolder, "install.js");
  if (!existsSync(installer)) return false;
  try {
    const { version, failedMs } = JSON.parse(await readFile(attemptFile, "utf8")) as Record<string, unknown>;
    const age = nowMs - Number(failedMs);
    return version !== (await versionOf(packageFolder)) || !(age >= 0 && age < tryAgainAfterMs);
  } catch {
    return true;
  }
}

/**
 * Runs Electron's own installer, quietly. A failure is noted, so that the next start does not wait for it again.
 *
 * @returns true where the program is there afterwards
 */
export async function fetchElectron(places: ElectronPlaces, limitMs: number): Promise<boolean> {
  const succeeded = await new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [join(places.packageFolder, "install.js")], {
      stdio: "ignore",
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    child.on("error", () => {
      resolve(false);
    });
    child.on("exit", (code) => {
      resolve(code === 0);
    });
  });
  if (!succeeded) {
    await mkdir(dirname(places.attemptFile), { recursive: true });
    const attempt = { version: await versionOf(places.packageFolder), failedMs: Date.now() };
    await writeFile(places.attemptFile, JSON.stringify(attempt));
  }
  return succeeded;
}

async function versionOf(packageFolder: string): Promise<unknown> {
  const description = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version?: unknown };
  return description.version;
}
