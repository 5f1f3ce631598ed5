/** Whether Chromium keeps the window's pages in its sandbox. */
import { app } from "electron";

/**
 * The program never asks to go without it. An AppImage adds `--no-sandbox` by itself where the system lets programs
 * make no user namespaces, and Electron reads the same from the environment.
 */
export function isSandboxed(): boolean {
  return !app.commandLine.hasSwitch("no-sandbox") && (process.env.ELECTRON_DISABLE_SANDBOX ?? "") === "";
}
