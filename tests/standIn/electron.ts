/**
 * A stand-in for the `electron` module, for tests of the built desktop program where Electron's binary is not: windows
 * are pages of a real Chromium, utility processes are child processes, dialogs answer as a test has laid ready, and
 * what goes to the system is recorded. It has what the program uses and no more; its parts are typed against Electron's
 * own declarations.
 */
import { serveControl } from "./control.ts";

export { app, powerMonitor } from "./app.ts";
export { BrowserWindow } from "./browserWindow.ts";
export { ipcMain } from "./ipc.ts";
export { protocol, session } from "./session.ts";
export { dialog, Menu, nativeTheme, Notification, screen, shell } from "./system.ts";
export { utilityProcess } from "./utilityProcess.ts";

serveControl();
