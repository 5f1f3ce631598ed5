/** The app: its folders, its lock, its beginning and its end. */
import { EventEmitter } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { App } from "electron";
import { closeBrowser } from "./chromium.ts";
import { processExists } from "../../electron/storage/processExists.ts";

const project = resolve(import.meta.dirname, "../..");

/** An event that can be prevented. */
export class StandInEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

interface Closable {
  close(): void;
}

class StandInApp
  extends EventEmitter
  implements
    Pick<App, "isPackaged" | "getAppPath" | "getVersion" | "getPath" | "setPath" | "enableSandbox" | "whenReady">
{
  readonly isPackaged = false;
  readonly commandLine: Pick<App["commandLine"], "hasSwitch"> = {
    hasSwitch: (name) => process.argv.includes(`--${name}`),
  };
  /** Windows that are open, in the order in which they were opened. */
  readonly windows = new Set<Closable>();
  #userData = "";
  #quitting = false;
  /** True once the app may not become ready any more later than it is. */
  isReady = false;

  getAppPath(): string {
    return process.env.CRITIC_STANDIN_APP ?? project;
  }

  getVersion(): string {
    const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string };
    return version;
  }

  getPath(name: Parameters<App["getPath"]>[0]): string {
    return name === "userData" ? this.#userData : join(this.#userData, name);
  }

  setPath(name: string, path: string): void {
    if (this.isReady) throw new Error("Paths are set before the app is ready.");
    if (name === "userData") this.#userData = path;
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error("The sandbox is chosen before the app is ready.");
  }

  /** A file with the first process's number; later ones leave a message beside it. */
  requestSingleInstanceLock(data: Record<string, unknown>): boolean {
    const lock = join(this.#userData, "instance");
    if (existsSync(lock) && processExists(Number(readFileSync(lock, "utf8")))) {
      const message = { words: process.argv, folder: process.cwd(), data };
      writeFileSync(join(this.#userData, `second-${process.pid}.json`), JSON.stringify(message));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    setInterval(() => {
      this.#hearSecond();
    }, 50).unref();
    return true;
  }

  #hearSecond(): void {
    for (const name of readdirSync(this.#userData).filter((each) => /^second-\d+\.json$/.test(each))) {
      const file = join(this.#userData, name);
      const text = readFileSync(file, "utf8");
      if (text === "") continue;
      rmSync(file);
      const { words, folder, data } = JSON.parse(text) as { words: string[]; folder: string; data: unknown };
      this.emit("second-instance", new StandInEvent(), words, folder, data);
    }
  }

  async whenReady(): Promise<void> {
    await Promise.resolve();
    this.isReady = true;
    mkdirSync(this.getPath("downloads"), { recursive: true });
  }

  /** As Electron: whoever prevents it, or keeps a window open, stays. */
  quit(): void {
    const event = new StandInEvent();
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...this.windows]) window.close();
    if (this.windows.size > 0) this.#quitting = false;
    else this.exit(0);
  }

  windowClosed(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size === 0 && !this.#quitting) this.emit("window-all-closed");
  }

  exit(code: number): void {
    void closeBrowser().finally(() => process.exit(code));
  }
}

export const app = new StandInApp();
export const powerMonitor = new EventEmitter();
