/** Chromium as the browser tests start it. */
import { chromium, type Browser } from "playwright-core";
import { describe } from "vitest";
import { findChromium, requireChromium } from "../chromium/findChromium.ts";

/** A container's root has no user namespace to put the sandbox into; the rest keeps Chromium off the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `describe` where there is a Chromium; elsewhere the tests are left out, of which prepare.ts has told loudly. */
export function describeInBrowser(name: string, body: () => void): void {
  (findChromium() === null ? describe.skip : describe)(name, body);
}

/** Starts a Chromium without a window and with a fresh profile. @param moreFlags of its own command line */
export async function launchChromium(...moreFlags: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: await requireChromium(), args: [...flags, ...moreFlags] });
}
