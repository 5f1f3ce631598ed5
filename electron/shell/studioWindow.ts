/** The window: how it is made, and where it stands. */
import { join } from "node:path";
import { app, BrowserWindow, nativeTheme, screen } from "electron";
import { pageAddress } from "./addresses.ts";
import { channels } from "./channels.ts";
import { askAfterCrash, askWhileHanging } from "./dialogs.ts";
import { rescuePage } from "./rescuePage.ts";
import {
  placeWindow,
  readWindowState,
  smallest,
  stateFile,
  writeWindowState,
  type WindowState,
} from "./windowState.ts";

export interface StudioWindow {
  /** The window, where it is open. */
  current(): BrowserWindow | null;
  /** Opens it where it is not open, brings it to the front, and goes to a place in the page: `/runs/k3f9`. */
  show(path?: string): void;
  chooseTheme(theme: WindowState["theme"]): void;
  theme(): WindowState["theme"];
}

export interface StudioWindowOptions {
  readonly homeFolder: string;
  /** Asked when the user closes the window; false keeps it open. */
  readonly mayClose: () => boolean;
  readonly onNavigate: () => void;
  /** Told of what went wrong and could be borne. */
  readonly log: (sentence: string) => void;
}

export function createStudioWindow({ homeFolder, mayClose, onNavigate, log }: StudioWindowOptions): StudioWindow {
  const file = stateFile(homeFolder);
  let state = readWindowState(file);
  let window: BrowserWindow | null = null;
  nativeTheme.themeSource = state.theme;

  function keep(change: Partial<WindowState>): void {
    state = { ...state, ...change };
    writeWindowState(file, state).catch((error: unknown) => {
      log(`Where the window stands could not be kept: ${String(error)}`);
    });
  }

  function open(path: string): BrowserWindow {
    const workAreas = screen.getAllDisplays().map((display) => display.workArea);
    const made = new BrowserWindow({
      ...placeWindow(state.bounds, workAreas),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: "Critic Studio",
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? "#16181c" : "#fbfbfa",
      webPreferences: {
        preload: join(app.getAppPath(), "dist/electron/shell/preload.cjs"),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    if (state.maximised) made.maximize();
    made.once("ready-to-show", () => {
      made.show();
    });
    made.on("close", (event) => {
      keep({ bounds: made.getNormalBounds(), maximised: made.isMaximized() });
      if (!mayClose()) event.preventDefault();
    });
    made.once("closed", () => {
      if (window === made) window = null;
    });
    made.webContents.on("did-navigate", onNavigate);
    made.webContents.on("did-navigate-in-page", onNavigate);
    rescuePage(made, {
      askAfterCrash: () => askAfterCrash(made),
      askWhileHanging: (answers) => askWhileHanging(made, answers),
      log,
    });
    void made.loadURL(pageAddress(path));
    return made;
  }

  return {
    current: () => window,
    show(path) {
      if (window === null) {
        window = open(path ?? "/");
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      if (path !== undefined) window.webContents.send(channels.open, path);
    },
    chooseTheme(theme) {
      nativeTheme.themeSource = theme;
      keep({ theme });
    },
    theme: () => state.theme,
  };
}
