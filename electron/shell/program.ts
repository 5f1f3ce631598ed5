/** The studio, its core, its window and its menu, put together. */
import { join } from "node:path";
import { app, BrowserWindow, Menu, powerMonitor, session } from "electron";
import { z } from "zod";
import { idSchema } from "../../shared/api/records.ts";
import { printable } from "../../shared/printableText.ts";
import { createCore } from "../studio/api/core.ts";
import { startModulesBy } from "../processes/moduleProcess.ts";
import { openStudio } from "../studio/studio.ts";
import { channels } from "./channels.ts";
import { openRunId, perform } from "./commands.ts";
import { serveWindows } from "./coreChannel.ts";
import { askBeforeLeaving, pickFolder, saveExport, tellFailure } from "./dialogs.ts";
import { guardSession } from "./guards.ts";
import { answer } from "./ipc.ts";
import { createLeaving } from "./leaving.ts";
import { menuTemplate } from "./menu.ts";
import { notify } from "./notifications.ts";
import { listPageFiles } from "./pageFiles.ts";
import { serveScheme } from "./protocol.ts";
import { isSandboxed } from "./sandbox.ts";
import { createStudioWindow } from "./studioWindow.ts";
import { spawnModule, spawnTrainer } from "./utilityProcesses.ts";

export interface Program {
  /** Brings the window to the front, and to a place in the page. */
  readonly show: (path?: string) => void;
  /** Stops what trains, with checkpoints, and ends the program. */
  readonly leaveUnasked: () => void;
}

/**
 * Opens the studio on a home folder. The app has to be ready.
 *
 * @throws StudioError as `openStudio`; `not-found` without a page
 */
export async function openProgram(homeFolder: string): Promise<Program> {
  startModulesBy(spawnModule);
  const files = await listPageFiles(join(app.getAppPath(), "dist/renderer"));
  const studio = await openStudio({ home: homeFolder, spawnTrainer, keepsQueue: true });
  const core = createCore(studio, { shell: "desktop", version: app.getVersion(), sandboxed: isSandboxed() });
  guardSession(session.defaultSession);
  serveScheme(session.defaultSession, files, core);
  serveWindows(core, log);

  const leaving = createLeaving({
    studio,
    core,
    ask: (names, overtaken) => askBeforeLeaving(window.current(), names, overtaken),
    end: () => {
      app.quit();
    },
  });
  const leave = (): void => {
    leaving.leave().catch(logDefect);
  };
  const leaveUnasked = (): void => {
    leaving.leaveUnasked().catch(logDefect);
  };
  const window = createStudioWindow({
    homeFolder,
    log,
    onNavigate: refresh,
    mayClose() {
      // On macOS a program goes on without a window, and so does its training.
      if (leaving.isDone() || process.platform === "darwin") return true;
      leave();
      return false;
    },
  });

  function refresh(): void {
    const runId = openRunId(window);
    const run = runId === null ? undefined : studio.history.listRuns().find(({ id }) => id === runId);
    const situation = {
      runState: run?.state ?? null,
      theme: window.theme(),
      isMac: process.platform === "darwin",
      isDevelopment: !app.isPackaged,
    };
    const surroundings = { core, window, homeFolder, refresh };
    const template = menuTemplate(situation, (command) => void perform(command, surroundings));
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  answer(channels.pickFolder, z.tuple([]), log, () => pickFolder(window.current()));
  answer(channels.saveExport, z.tuple([idSchema, z.string().max(500)]), log, async (_sender, ticket, fileName) => {
    try {
      return await saveExport(core, window.current(), ticket, fileName);
    } catch (error) {
      await tellFailure(window.current(), error);
      return false;
    }
  });
  studio.onEvent((event) => {
    if (event.kind === "state" && event.runId === openRunId(window)) refresh();
  });
  notify(
    studio,
    () => BrowserWindow.getFocusedWindow() !== null,
    (path) => {
      window.show(path);
    },
  );

  app.on("activate", () => {
    window.show();
  });
  // The window's own close asks first; on macOS the program stays.
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") leave();
  });
  app.on("before-quit", (event) => {
    if (leaving.isDone()) return;
    event.preventDefault();
    leave();
  });
  // The system waits while a listener does.
  powerMonitor.on("shutdown", (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    leaveUnasked();
  });
  refresh();
  return {
    show: (path) => {
      window.show(path);
    },
    leaveUnasked,
  };
}

function log(sentence: string): void {
  process.stderr.write(`${printable(sentence)}\n`);
}

function logDefect(error: unknown): void {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
