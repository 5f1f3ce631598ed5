import { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { rescuePage, type RescueOptions } from "../../../electron/shell/rescuePage.ts";

/**
 * Windows with real Chromium are in tests/browser/desktopCrash.test.ts; here are the times and the orders that those
 * cannot make.
 */
class Window extends EventEmitter {
  readonly did: string[] = [];
  destroyed = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    reload: () => this.did.push("reload"),
    forcefullyCrashRenderer: () => {
      this.did.push("crash");
      this.webContents.emit("render-process-gone", {}, { reason: "killed" });
    },
  });

  isDestroyed = (): boolean => this.destroyed;

  close(): void {
    this.did.push("close");
  }

  loadURL(address: string): Promise<void> {
    this.did.push(address);
    return Promise.resolve();
  }

  async die(reason = "crashed"): Promise<void> {
    this.webContents.emit("render-process-gone", {}, { reason });
    await setImmediate();
    await setImmediate();
  }
}

let window = new Window();
let nowMs = 0;
let logged: string[] = [];
beforeEach(() => {
  window = new Window();
  nowMs = 0;
  logged = [];
});

function rescue(options: Partial<RescueOptions> = {}): void {
  rescuePage(window as never, {
    askAfterCrash: () => Promise.resolve("start"),
    askWhileHanging: () => Promise.resolve("wait"),
    log: (sentence) => logged.push(sentence),
    nowMs: () => nowMs,
    ...options,
  });
}

describe("a page that dies", () => {
  it("is loaded again, but not before the dead one has been taken apart", async () => {
    rescue();
    window.webContents.emit("render-process-gone", {}, { reason: "oom" });
    expect(window.did).toEqual([]);
    await setImmediate();
    expect(window.did).toEqual(["reload"]);
    expect(logged).toEqual(["The page of the window ended (oom); training is not touched by it."]);
  });

  it("is loaded again unasked where it lived for a minute, however often", async () => {
    rescue();
    for (nowMs = 0; nowMs < 300_000; nowMs += 60_000) await window.die();
    expect(window.did).toEqual(["reload", "reload", "reload", "reload", "reload"]);
  });

  it.each([
    ["start", "critic://app/"],
    ["close", "close"],
  ] as const)("again within a minute is a question; the answer %s is obeyed", async (choice, done) => {
    rescue({ askAfterCrash: () => Promise.resolve(choice) });
    await window.die();
    nowMs = 59_000;
    await window.die();
    expect(window.did).toEqual(["reload", done]);
  });

  it("while it is asked about is not asked about twice, and not loaded", async () => {
    const asked = Promise.withResolvers<"start">();
    let questions = 0;
    rescue({
      askAfterCrash: () => {
        questions += 1;
        return asked.promise;
      },
    });
    for (let death = 0; death < 4; death++) await window.die();
    expect([questions, window.did]).toEqual([1, ["reload"]]);
    window.destroyed = true;
    asked.resolve("start");
    await setImmediate();
    expect(window.did).toEqual(["reload"]);
  });

  it("in good order is not loaded again", async () => {
    rescue();
    await window.die("clean-exit");
    expect([window.did, logged]).toEqual([[], []]);
  });
});

describe("a page that hangs", () => {
  it("is waited for", async () => {
    rescue();
    window.emit("unresponsive");
    await setImmediate();
    expect(window.did).toEqual([]);
  });

  it("is ended and loaded again where the user wants that, without a further question", async () => {
    rescue({
      askWhileHanging: () => Promise.resolve("reload"),
      askAfterCrash: () => Promise.reject(new Error("asked")),
    });
    await window.die();
    window.emit("unresponsive");
    await setImmediate();
    await setImmediate();
    expect(window.did).toEqual(["reload", "crash", "reload"]);
  });

  it.each([
    ["answers again", () => void window.emit("responsive")],
    ["dies", () => void window.webContents.emit("render-process-gone", {}, { reason: "crashed" })],
  ])("is no longer asked about once it %s", async (_, happen) => {
    let answers: AbortSignal | undefined;
    let questions = 0;
    rescue({
      askWhileHanging: (signal) => {
        answers = signal;
        questions += 1;
        return new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            resolve("wait");
          });
        });
      },
    });
    window.emit("unresponsive");
    window.emit("unresponsive");
    expect([questions, answers?.aborted]).toEqual([1, false]);
    happen();
    expect(answers?.aborted).toBe(true);
    await setImmediate();
    window.emit("unresponsive");
    expect(questions).toBe(2);
  });
});
