import { fetchElectron, findElectron, isWorthFetching, type ElectronPlaces } from "./electronBinary.ts";

/** The desktop window, or why it cannot be, as the beginning of a sentence. */
export type Shell =
  { readonly kind: "desktop"; readonly program: string } | { readonly kind: "browser"; readonly why: string };

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's number; 0 is root, undefined on Windows. */
  readonly userId: number | undefined;
  readonly places: ElectronPlaces;
  /** How long fetching Electron may take. */
  readonly fetchLimitMs: number;
  /** Says something to the user while they wait. */
  readonly tell: (sentence: string) => void;
}

/**
 * Decides between desktop and browser. The display is looked for first: without one nothing is fetched and nobody
 * waits.
 */
export async function chooseShell(machine: Machine): Promise<Shell> {
  const { platform, environment, places } = machine;
  if (!hasDisplay(machine)) return { kind: "browser", why: "There is no display for the desktop window" };
  // Chromium's sandbox cannot be set up for root, and we do not run pages without it.
  if (platform === "linux" && machine.userId === 0) {
    return { kind: "browser", why: "The desktop window does not open for root, since its sandbox does not work there" };
  }
  const found = findElectron(places, environment, platform);
  if (found !== null) return { kind: "desktop", program: found };
  if ((environment.ELECTRON_OVERRIDE_DIST_PATH ?? "") !== "") {
    return { kind: "browser", why: "ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron" };
  }
  if (!(await isWorthFetching(places, Date.now()))) {
    const again = "`npx install-electron` in this folder tries again";
    return {
      kind: "browser",
      why: `Electron, which draws the desktop window, could not be downloaded lately (${again})`,
    };
  }
  machine.tell("Downloading Electron for the desktop window, once (about 120 MB) …");
  await fetchElectron(places, machine.fetchLimitMs);
  const fetched = findElectron(places, environment, platform);
  if (fetched !== null) return { kind: "desktop", program: fetched };
  return { kind: "browser", why: "Electron, which draws the desktop window, cannot be downloaded here" };
}

function hasDisplay({ platform, environment }: Pick<Machine, "platform" | "environment">): boolean {
  if (platform === "darwin" || platform === "win32") return true;
  return (environment.DISPLAY ?? "") !== "" || (environment.WAYLAND_DISPLAY ?? "") !== "";
}
