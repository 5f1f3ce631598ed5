/** What is done when the page dies or hangs. Training goes on in the main process whatever becomes of it. */
import type { BrowserWindow } from "electron";
import { pageAddress } from "./addresses.ts";
import type { CrashChoice, HangChoice } from "./dialogs.ts";

/** A page that dies again within this time is not loaded again unasked: what it shows may be the reason. */
const againWithinMs = 60_000;

export interface RescueOptions {
  readonly askAfterCrash: () => Promise<CrashChoice>;
  /** @param answers aborted when the page answers again, or is gone: the question is then settled */
  readonly askWhileHanging: (answers: AbortSignal) => Promise<HangChoice>;
  /** Told of what went wrong and could be borne. */
  readonly log: (sentence: string) => void;
  /** A steady clock. */
  readonly nowMs?: () => number;
}

type RescuedWindow = Pick<BrowserWindow, "on" | "close" | "isDestroyed" | "loadURL"> & {
  readonly webContents: Pick<BrowserWindow["webContents"], "on" | "reload" | "forcefullyCrashRenderer">;
};

/** Loads a page that has died again, once; after that, and where it hangs, the user decides. */
export function rescuePage(window: RescuedWindow, options: RescueOptions): void {
  const { askAfterCrash, askWhileHanging, log, nowMs = () => performance.now() } = options;
  const page = window.webContents;
  let lastDeathMs = -Infinity;
  let isAsking = false;
  let hanging: AbortController | null = null;

  async function mend(): Promise<void> {
    if (window.isDestroyed() || isAsking) return;
    const isAgain = nowMs() - lastDeathMs < againWithinMs;
    lastDeathMs = nowMs();
    if (!isAgain) {
      page.reload();
      return;
    }
    isAsking = true;
    const choice = await askAfterCrash().finally(() => {
      isAsking = false;
    });
    if (window.isDestroyed()) return;
    if (choice === "close") window.close();
    else await window.loadURL(pageAddress("/"));
  }

  async function askOfHanging(): Promise<void> {
    if (hanging !== null || isAsking) return;
    hanging = new AbortController();
    const choice = await askWhileHanging(hanging.signal).finally(() => {
      hanging = null;
    });
    if (choice === "wait" || window.isDestroyed()) return;
    // Its death is wanted: the page is loaded again without a further question.
    lastDeathMs = -Infinity;
    page.forcefullyCrashRenderer();
  }

  function doubtful(work: Promise<void>): void {
    work.catch((error: unknown) => {
      log(`The page of the window could not be mended: ${String(error)}`);
    });
  }

  page.on("render-process-gone", (_event, { reason }) => {
    hanging?.abort();
    if (reason === "clean-exit") return;
    log(`The page of the window ended (${reason}); training is not touched by it.`);
    // Later: a page that is loaded while the dead one is still taken apart can take the program with it
    // (electron#51900).
    setImmediate(() => {
      doubtful(mend());
    });
  });
  window.on("unresponsive", () => {
    log("The page of the window does not answer; training is not touched by it.");
    doubtful(askOfHanging());
  });
  window.on("responsive", () => {
    hanging?.abort();
  });
}
