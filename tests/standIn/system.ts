/** Dialogs, menus, notifications and the rest of what belongs to the system. */
import { EventEmitter } from "node:events";
import type {
  Dialog,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeTheme,
  NotificationConstructorOptions,
  Screen,
  Shell,
} from "electron";
import { answers, records } from "./records.ts";

/** The options are the last argument; a window may come before. */
function lastOf<Options>(values: readonly unknown[]): Options {
  return values.at(-1) as Options;
}

export const dialog = {
  showOpenDialog: () => {
    const folder = answers.folders.shift() ?? null;
    return Promise.resolve({ canceled: folder === null, filePaths: folder === null ? [] : [folder] });
  },
  showSaveDialog: () => {
    const file = answers.files.shift() ?? null;
    return Promise.resolve({ canceled: file === null, filePath: file ?? "" });
  },
  showMessageBox: (...values: unknown[]) => {
    const options = lastOf<MessageBoxOptions>(values);
    records.messageBoxes.push(options);
    return Promise.resolve({ response: answers.buttons.shift() ?? options.cancelId ?? 0, checkboxChecked: false });
  },
  showErrorBox: (title, content) => {
    records.messageBoxes.push({ title, message: content });
  },
} satisfies Pick<Dialog, "showOpenDialog" | "showSaveDialog" | "showMessageBox" | "showErrorBox">;

class StandInMenu {
  static current: readonly MenuItemConstructorOptions[] = [];
  readonly template: readonly MenuItemConstructorOptions[];

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): StandInMenu {
    return new StandInMenu(template);
  }

  static setApplicationMenu(menu: StandInMenu): void {
    StandInMenu.current = menu.template;
  }
}
export { StandInMenu as Menu };

class StandInNotification extends EventEmitter {
  static last: StandInNotification | null = null;
  readonly #options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions) {
    super();
    this.#options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    StandInNotification.last = this;
    records.notifications.push({ title: this.#options.title ?? "", body: this.#options.body ?? "" });
  }
}
export { StandInNotification as Notification };

export const nativeTheme: Pick<NativeTheme, "themeSource" | "shouldUseDarkColors"> = {
  themeSource: "system",
  shouldUseDarkColors: false,
};

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Display],
} satisfies Pick<Screen, "getAllDisplays">;

export const shell = {
  openExternal: (address) => {
    records.openedOutside.push(address);
    return Promise.resolve();
  },
  openPath: (path) => {
    records.openedOutside.push(path);
    return Promise.resolve("");
  },
} satisfies Pick<Shell, "openExternal" | "openPath">;
