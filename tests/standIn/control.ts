/** The test's hand in the process of the stand-in: what a user or the system would do. */
import type { MenuItemConstructorOptions, WebContents } from "electron";
import { app, powerMonitor, StandInEvent } from "./app.ts";
import { BrowserWindow } from "./browserWindow.ts";
import type { ControlAnswer, ControlCalls, ControlName, ControlRequest, MenuEntry } from "./controlMessages.ts";
import { answers, records } from "./records.ts";
import { defaultSession, handlers } from "./session.ts";
import { Menu, Notification } from "./system.ts";

type Calls = {
  readonly [Name in ControlName]: (
    params: ControlCalls[Name]["params"],
  ) => ControlCalls[Name]["answer"] | Promise<ControlCalls[Name]["answer"]>;
};

const calls: Calls = {
  records: () => records,
  layReady(added) {
    answers.folders.push(...(added.folders ?? []));
    answers.files.push(...(added.files ?? []));
    answers.buttons.push(...(added.buttons ?? []));
    return null;
  },
  menu: () => entriesOf(Menu.current, "").map(({ entry }) => entry),
  chooseMenu(path) {
    const found = entriesOf(Menu.current, "").find(({ entry }) => entry.path === path);
    if (found?.entry.enabled !== true) throw new Error(`${path} is not in the menu, or not enabled.`);
    (found.item.click as (() => void) | undefined)?.();
    return null;
  },
  windows: () =>
    BrowserWindow.open().map((window) => ({
      address: window.webContents.getURL(),
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      webPreferences: { ...window.options.webPreferences },
    })),
  closeWindow() {
    BrowserWindow.open()[0]?.close();
    return null;
  },
  blurWindow() {
    for (const window of BrowserWindow.open()) window.blur();
    return null;
  },
  crashPage() {
    BrowserWindow.open()[0]?.webContents.forcefullyCrashRenderer();
    return null;
  },
  findPageHanging() {
    BrowserWindow.open()[0]?.emit("unresponsive");
    return null;
  },
  moveWindow(bounds) {
    BrowserWindow.open()[0]?.setBounds(bounds);
    return null;
  },
  shutDown() {
    const event = new StandInEvent();
    setImmediate(() => {
      powerMonitor.emit("shutdown", event);
      // The system waits for nobody who does not ask it to.
      if (!event.defaultPrevented) process.exit(1);
    });
    return null;
  },
  quit() {
    // The answer goes out first.
    setImmediate(() => {
      app.quit();
    });
    return null;
  },
  askPermission({ permission, address }) {
    const page = null as unknown as WebContents;
    const details = { requestingUrl: address, isMainFrame: true };
    const checked = defaultSession.permissionCheck?.(page, permission as never, address, details) ?? true;
    return new Promise((resolve) => {
      const decide = (given: boolean): void => {
        resolve(given || checked);
      };
      if (defaultSession.permissionRequest === null) decide(true);
      else defaultSession.permissionRequest(page, permission as never, decide, details);
    });
  },
  async fetch(address) {
    const handler = handlers.get(new URL(address).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`Nothing serves ${address}.`);
    const response = await handler(new Request(address));
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  },
  clickNotification() {
    Notification.last?.emit("click");
    return null;
  },
};

/** Listens to the test, where there is one. */
export function serveControl(): void {
  process.on("message", (message) => {
    void answer(message as ControlRequest).then((said) => process.send?.(said));
  });
}

async function answer({ number, name, params }: ControlRequest): Promise<ControlAnswer> {
  try {
    return { number, answer: await (calls[name] as (params: unknown) => unknown)(params) };
  } catch (error) {
    return { number, error: error instanceof Error ? error.message : String(error) };
  }
}

function entriesOf(
  items: readonly MenuItemConstructorOptions[],
  above: string,
): { readonly entry: MenuEntry; readonly item: MenuItemConstructorOptions }[] {
  return items.flatMap((item) => {
    if (item.type === "separator") return [];
    const path = above + (item.label ?? item.role ?? "").replaceAll("&", "");
    const { enabled = true, checked = false, accelerator = null } = item;
    const entry = { path, enabled, checked, accelerator: accelerator };
    const below = Array.isArray(item.submenu) ? entriesOf(item.submenu, `${path} > `) : [];
    return [{ entry, item }, ...below];
  });
}
