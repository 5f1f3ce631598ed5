/**
 * Runs once before the browser tests: a Chromium and a freshly built window. Without a way to a browser the tests are
 * left out with a loud word, except in CI, where that is a failure.
 */
import { buildWindow, isWindowCurrent } from "../../electron/server/windowBuild.ts";
import { requireChromium } from "../chromium/findChromium.ts";

export default async function prepare(): Promise<void> {
  try {
    await requireChromium();
  } catch (error) {
    if (process.env.CI !== undefined && process.env.CI !== "" && process.env.CI !== "false") throw error;
    const bar = "!".repeat(100);
    process.stderr.write(`\n${bar}\nNOT TESTED in a browser. ${String(error)}\n${bar}\n\n`);
    return;
  }
  if (!(await isWindowCurrent())) await buildWindow();
}
