/** A window whose page is one of a real Chromium. */
import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions, Rectangle, WindowOpenHandlerResponse } from "electron";
import type { CDPSession, Page, Route } from "playwright-core";
import { toChromium, toElectron } from "./addresses.ts";
import { app, StandInEvent } from "./app.ts";
import { browserContext } from "./chromium.ts";
import { connectPreload, sendToPage } from "./ipc.ts";
import { records } from "./records.ts";
import { handlers } from "./session.ts";

class NavigationEvent extends StandInEvent {
  readonly url: string;
  readonly isMainFrame = true;
  readonly isSameDocument: boolean;

  constructor(url: string, isSameDocument: boolean) {
    super();
    this.url = url;
    this.isSameDocument = isSameDocument;
  }
}

let lastId = 0;

class StandInWebContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly #preload: string;
  #opening: Promise<Page>;
  #page: Page | null = null;
  /** Opened beforehand: a page that hangs lets nobody begin to inspect it. */
  #inspector: CDPSession | null = null;
  #crashed = false;
  #destroyed = false;
  #openHandler: (details: { readonly url: string }) => Pick<WindowOpenHandlerResponse, "action"> = () => ({
    action: "allow",
  });
  /** The address that the program itself loads: such a navigation is nobody's attempt to leave. */
  #loading: string | null = null;

  constructor({ preload = "" }: { readonly preload?: string | undefined }) {
    super();
    this.#preload = preload;
    this.#opening = this.#open();
    app.emit("web-contents-created", new StandInEvent(), this);
  }

  async #open(): Promise<Page> {
    const context = await browserContext();
    const page = await context.newPage();
    await connectPreload(page, this.#preload, this);
    await page.route("**/*", (route) => this.#serve(route));
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.emit("did-navigate-in-page", new StandInEvent(), toElectron(frame.url()));
    });
    page.on("popup", (opened) => {
      const url = opened.url();
      if (this.#openHandler({ url }).action !== "deny") return;
      records.refusedWindows.push(url);
      void opened.close();
    });
    page.on("crash", () => {
      this.#crashed = true;
      this.emit("render-process-gone", new StandInEvent(), { reason: "crashed", exitCode: 139 });
    });
    this.#inspector = await context.newCDPSession(page);
    this.#page = page;
    return page;
  }

  /** The page to load into. Electron's lives on when its process has died; Chromium's is replaced by another. */
  async #living(): Promise<Page> {
    if (this.#crashed) {
      this.#crashed = false;
      const dead = await this.#opening;
      await dead.close();
      this.#opening = this.#open();
    }
    return await this.#opening;
  }

  async #serve(route: Route): Promise<void> {
    const request = route.request();
    const url = toElectron(request.url());
    if (request.isNavigationRequest()) {
      const event = new NavigationEvent(url, false);
      if (url === this.#loading) this.#loading = null;
      else this.emit("will-navigate", event);
      if (event.defaultPrevented) {
        records.keptFrom.push(url);
        // Any other reason would put an error page in the place of ours.
        await route.abort("aborted");
        return;
      }
      this.emit("did-start-navigation", event);
    }
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) {
      await route.abort();
      return;
    }
    const response = await handler(new Request(url, { method: request.method() }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  async load(url: string): Promise<void> {
    const page = await this.#living();
    this.#loading = url;
    await page.goto(toChromium(url));
  }

  getURL(): string {
    return toElectron(this.#page?.url() ?? "");
  }

  send(channel: string, ...values: unknown[]): void {
    void this.#opening.then((page) => sendToPage(page, channel, values)).catch(() => undefined);
  }

  reload(): void {
    void this.load(this.getURL());
  }

  /** Works also where the page's script never comes to an end. */
  forcefullyCrashRenderer(): void {
    // Nobody is left to answer.
    void this.#inspector?.send("Page.crash").catch(() => undefined);
  }

  setWindowOpenHandler(handler: (details: { readonly url: string }) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroy(): void {
    this.#destroyed = true;
    this.emit("destroyed");
    void this.#opening.then((page) => page.close());
  }
}

class StandInBrowserWindow extends EventEmitter {
  readonly webContents: StandInWebContents;
  readonly options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #maximised = false;
  #focused = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { x = 240, y = 90, width = 800, height = 600, webPreferences } = options;
    this.options = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new StandInWebContents({ preload: webPreferences?.preload });
    app.windows.add(this);
  }

  static getFocusedWindow(): StandInBrowserWindow | null {
    return StandInBrowserWindow.open().find((window) => window.#focused) ?? null;
  }

  static open(): StandInBrowserWindow[] {
    return [...app.windows] as StandInBrowserWindow[];
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit("ready-to-show");
  }

  show(): void {
    this.focus();
  }

  focus(): void {
    this.#focused = true;
    records.focusCount += 1;
  }

  blur(): void {
    this.#focused = false;
  }

  maximize(): void {
    this.#maximised = true;
  }

  isMaximized(): boolean {
    return this.#maximised;
  }

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  restore(): void {
    // It is never minimised.
  }

  setBounds(bounds: Rectangle): void {
    this.#bounds = bounds;
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  getTitle(): string {
    return this.options.title ?? "";
  }

  close(): void {
    const event = new StandInEvent();
    this.emit("close", event);
    if (event.defaultPrevented) return;
    this.webContents.destroy();
    this.emit("closed");
    app.windowClosed(this);
  }
}
export { StandInBrowserWindow as BrowserWindow };
