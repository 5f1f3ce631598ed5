/** The built desktop program on the stand-in for Electron, whose window is a page of real Chromium. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { vi } from "vitest";
import { requireChromium } from "../chromium/findChromium.ts";
import { startDesktop, type Desktop } from "../standIn/startDesktop.ts";
import type { StudioDriver } from "./driver.ts";

/** In the dialog that asks before leaving: finish the step, write a checkpoint and quit. */
const finishAndQuit = 0;

/** @param appFolder where `buildApp` has built the program */
export async function openDesktopStudio(appFolder: string): Promise<StudioDriver> {
  const folder = await mkdtemp(join(tmpdir(), "critic-studio-desktop-"));
  const faults: string[] = [];
  let { desktop, page } = await start();

  async function start(): Promise<{ desktop: Desktop; page: Page }> {
    const started = await startDesktop({ home: join(folder, "home"), appFolder, chromium: await requireChromium() });
    const opened = await started.page();
    opened.setDefaultTimeout(90_000);
    opened.on("pageerror", (error) => faults.push(error.message));
    opened.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    return { desktop: started, page: opened };
  }

  return {
    shell: "desktop",
    page: () => page,
    faults: () => faults,
    restartCore: async () => {
      await desktop.control("layReady", { buttons: [finishAndQuit] });
      await desktop.control("quit");
      const code = await desktop.ended;
      if (code !== 0) throw new Error(`The program ended with ${code}. ${desktop.errorOutput()}`);
      await desktop.kill();
      ({ desktop, page } = await start());
    },
    pickFolder: async (opener, picked) => {
      await desktop.control("layReady", { folders: [picked] });
      await opener.press("Enter");
    },
    savedFile: async (opener) => {
      const file = join(folder, "saved.png");
      await desktop.control("layReady", { files: [file] });
      await opener.press("Enter");
      return { name: null, bytes: await vi.waitFor(() => readFile(file), { timeout: 60_000, interval: 100 }) };
    },
    close: async () => {
      await desktop.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
