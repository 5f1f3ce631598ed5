/**
 * A window whose push fails has to hear of it, connect anew and miss nothing: both halves, with Electron's part by
 * hand.
 */
import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createApiClient } from "../../../renderer/api/client.ts";
import { createBridgeTransport, type CriticStudioBridge } from "../../../renderer/api/bridgeTransport.ts";
import type { Change } from "../../../shared/api/changes.ts";
import { channels } from "../../../electron/shell/channels.ts";
import { serveWindows } from "../../../electron/shell/coreChannel.ts";
import type { Connection } from "../../../electron/studio/api/core.ts";
import { createOutbox } from "../../../electron/studio/api/outbox.ts";

const { ipcMain } = vi.hoisted(() => {
  // Hoisted above the imports, so that the module under test gets it.
  const listeners = new Map<string, (event: unknown, ...values: unknown[]) => void>();
  return {
    ipcMain: {
      on: (channel: string, listener: (event: unknown, ...values: unknown[]) => void) =>
        listeners.set(channel, listener),
      handle: () => undefined,
      hear: (channel: string, event: unknown, ...values: unknown[]) => listeners.get(channel)?.(event, ...values),
    },
  };
});
vi.mock("electron", () => ({ ipcMain }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window of Electron, whose page is the real client over the real bridge transport. */
class StandInWindow extends EventEmitter {
  readonly id = 7;
  /** Frames can be made to get lost with an exception, as where they cannot be cloned or the page is on its way out. */
  isBroken = false;
  readonly #frames = new EventEmitter();

  isDestroyed(): boolean {
    return false;
  }

  send(channel: string, value?: unknown): void {
    if (this.isBroken && channel === channels.toWindow) throw new Error("The page cannot be told.");
    this.#frames.emit(channel, value);
  }

  bridge(): CriticStudioBridge {
    const listen = (channel: string, listener: (value: unknown) => void): (() => void) => {
      this.#frames.on(channel, listener);
      return () => this.#frames.off(channel, listener);
    };
    const senderFrame = { url: "critic://app/", parent: null };
    return {
      post: (message) => {
        ipcMain.hear(channels.toCore, { sender: this, senderFrame }, JSON.stringify(message));
      },
      onMessage: (listener) =>
        listen(channels.toWindow, (frame) => {
          listener(JSON.parse(String(frame)));
        }),
      onLost: (listener) => listen(channels.lost, listener),
      onOpen: () => () => undefined,
      pickFolder: () => Promise.resolve(null),
      saveExport: () => Promise.resolve(false),
    };
  }
}

const removed = (runId: string): Change => ({ kind: "run-removed", runId });

function studio() {
  const connections: { readonly push: (change: Change) => void }[] = [];
  const core = {
    connect(push: (changes: readonly Change[]) => unknown): Connection {
      const pending: Change[] = [];
      const outbox = createOutbox(
        () => ({ items: pending.splice(0), more: false, failed: false }),
        push,
        () => undefined,
      );
      connections.push({
        push: (change) => {
          pending.push(change);
          outbox.wake();
        },
      });
      return {
        request: () => Promise.resolve({ ok: true, result: [] }),
        close: () => {
          outbox.close();
        },
        ended: outbox.ended,
      };
    },
  };
  const log: string[] = [];
  serveWindows(core, (sentence) => log.push(sentence));
  const window = new StandInWindow();
  const api = createApiClient(createBridgeTransport(window.bridge()), (error) => log.push(String(error)));
  const heard: Change[] = [];
  api.onChange((change) => heard.push(change));
  return { window, api, connections, heard, log };
}

it("connects anew after a push that failed, as often as it takes, and hears what comes then", async () => {
  const { window, api, connections, heard, log } = studio();
  await api.request("runs.list", {});
  connections[0]?.push(removed("aaaa1111"));
  await vi.advanceTimersByTimeAsync(200);
  expect(heard).toEqual([removed("aaaa1111")]);
  expect(api.connectionNumber.value).toBe(1);

  window.isBroken = true;
  connections[0]?.push(removed("bbbb2222"));
  await vi.advanceTimersByTimeAsync(200);
  expect(api.state.value).toBe("reconnecting");
  await vi.advanceTimersByTimeAsync(300);
  // The number is what makes the stores ask again for what they missed.
  expect([api.state.value, api.connectionNumber.value]).toEqual(["connected", 2]);

  window.isBroken = false;
  await api.request("runs.list", {});
  expect(connections).toHaveLength(2);
  connections[1]?.push(removed("cccc3333"));
  await vi.advanceTimersByTimeAsync(200);
  expect(heard).toEqual([removed("aaaa1111"), removed("cccc3333")]);
  expect(log).toEqual([]);
});

it("leaves no listener at a window, however often its channel ends", async () => {
  const { window, api, connections } = studio();
  for (let time = 1; time <= 20; time++) {
    await api.request("runs.list", {});
    window.isBroken = true;
    connections.at(-1)?.push(removed("aaaa1111"));
    await vi.advanceTimersByTimeAsync(10_000);
    window.isBroken = false;
    expect(connections).toHaveLength(time);
  }
  for (const event of window.eventNames()) expect(window.listenerCount(event)).toBeLessThanOrEqual(1);
});

it("tells a page that goes by itself nothing", async () => {
  const { window, api } = studio();
  await api.request("runs.list", {});
  window.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
  await vi.advanceTimersByTimeAsync(1000);
  expect(api.state.value).toBe("connected");
});
