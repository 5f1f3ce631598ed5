import { spawn } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { asUsual } from "../studio/machine/homeFolder.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The program that opens a file in the user's browser, and its fixed arguments; null without a desktop. */
export function browserOpener(
  platform: NodeJS.Platform,
  environment: Environment,
): readonly [string, ...string[]] | null {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return hasDisplay(environment) ? ["xdg-open"] : null;
}

function hasDisplay({ DISPLAY: x11, WAYLAND_DISPLAY: wayland }: Environment): boolean {
  return (x11 ?? "") !== "" || (wayland ?? "") !== "";
}

/** How long a browser may take to read the page that sends it on. */
const readWithinMs = 60_000;

/**
 * Opens an address in the user's browser. The address carries the token, and what a program is started with can be read
 * by every user of the machine; so the browser is started with a file that only its owner can read, which sends it on.
 *
 * @returns true where there is a desktop to open it on; whether the browser came up is not known
 */
export function openBrowser(address: string, homeFolder: string, environment: Environment = process.env): boolean {
  const opener = browserOpener(process.platform, environment);
  if (opener === null) return false;
  const file = join(homeFolder, "open-studio.html");
  rmSync(file, { force: true });
  writeFileSync(file, pageThatSendsOn(address), { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  const remove = (): void => {
    rmSync(file, { force: true });
  };
  setTimeout(remove, readWithinMs).unref();
  process.once("exit", remove);
  const [program, ...flags] = opener;
  const words = [...flags, pathToFileURL(file).href];
  const child = asUsual(() => spawn(program, words, { stdio: "ignore", detached: true }));
  // Without the opener the printed address is there to be opened by hand.
  child.on("error", () => undefined);
  child.unref();
  return true;
}

function pageThatSendsOn(address: string): string {
  return (
    `<!doctype html><meta charset="utf-8"><title>Critic Studio</title><meta name="referrer" ` +
    `content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}">\n`
  );
}
