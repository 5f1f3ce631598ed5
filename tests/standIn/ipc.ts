/**
 * Messages between the page's preload and the program: a binding of the page one way, a function in the page the other
 * way.
 */
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { IpcMainEvent, IpcMainInvokeEvent, WebFrameMain } from "electron";
import type { Frame, Page } from "playwright-core";
import { toElectron } from "./addresses.ts";

type Listener = (event: IpcMainEvent, ...values: unknown[]) => void;
type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => unknown;

class StandInIpcMain {
  readonly #events = new EventEmitter();
  readonly #handlers = new Map<string, Handler>();

  on(channel: string, listener: Listener): this {
    this.#events.on(channel, listener);
    return this;
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`${channel} has a handler already.`);
    this.#handlers.set(channel, handler);
  }

  /** What Electron's own code does when a message arrives. */
  async arrive(kind: "send" | "invoke", channel: string, event: IpcMainEvent, values: unknown[]): Promise<unknown> {
    if (kind === "send") {
      this.#events.emit(channel, event, ...values);
      return undefined;
    }
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...values);
  }
}

export const ipcMain = new StandInIpcMain();

/** Names in the page that only the stand-in uses. */
const binding = "standInIpc";
const deliver = "standInDeliver";

/** Connects a page's preload, as it was built, with `ipcMain`. */
export async function connectPreload(page: Page, preloadFile: string, sender: object): Promise<void> {
  await page.exposeBinding(binding, async ({ frame }, kind: "send" | "invoke", channel: string, values: unknown[]) => {
    const event = { sender, senderFrame: frameOf(frame) } as unknown as IpcMainEvent;
    return await ipcMain.arrive(kind, channel, event, values);
  });
  const preload = readFileSync(preloadFile, "utf8");
  await page.addInitScript(`{
    const listeners = new Map();
    globalThis.${deliver} = (channel, values) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...values);
    };
    const ipcRenderer = {
      send: (channel, ...values) => void globalThis.${binding}("send", channel, structuredClone(values)),
      invoke: (channel, ...values) => globalThis.${binding}("invoke", channel, structuredClone(values)),
      on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) =>
        void listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener)),
    };
    const contextBridge = {
      exposeInMainWorld: (name, api) =>
        Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }), enumerable: true }),
    };
    const require = (name) => {
      if (name !== "electron") throw new Error("A sandboxed preload has no module " + name);
      return { contextBridge, ipcRenderer };
    };
    if (globalThis.top === globalThis) ((require, module, exports) => { ${preload} })(require, { exports: {} }, {});
  }`);
}

export async function sendToPage(page: Page, channel: string, values: unknown[]): Promise<void> {
  await page.evaluate(
    ([name, sentOn, sent]) => {
      const receive = (globalThis as Record<string, unknown>)[name] as
        ((channel: string, values: unknown[]) => void) | undefined;
      receive?.(sentOn, sent);
    },
    [deliver, channel, values] as const,
  );
}

function frameOf(frame: Frame): Pick<WebFrameMain, "url" | "parent"> {
  const parent = frame.parentFrame();
  return { url: toElectron(frame.url()), parent: parent === null ? null : (frameOf(parent) as WebFrameMain) };
}
