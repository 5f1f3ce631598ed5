/** The desktop program: one process that holds the studio, and a window that is a page without any power of its own. */
import { join } from "node:path";
import { app, dialog } from "electron";
import { keepNewFilesPrivate, resolveHomeFolder, makeFolderSync } from "../studio/machine/homeFolder.ts";
import { placeOfFolder } from "./commands.ts";
import { guardPages } from "./guards.ts";
import { readLaunch } from "./launch.ts";
import { openProgram, type Program } from "./program.ts";
import { registerScheme } from "./protocol.ts";

const launch = readLaunch(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
const homeFolder = resolveHomeFolder(launch.home);
// Chromium's own files, and the lock by which a second start is known, go with the home folder.
const windowFolder = join(homeFolder, "window");
keepNewFilesPrivate();
makeFolderSync(windowFolder);
app.setPath("userData", windowFolder);
app.enableSandbox();
registerScheme();
guardPages(app);

if (app.requestSingleInstanceLock({ folder: launch.folder })) void begin();
else app.quit();

async function begin(): Promise<void> {
  let program: Program | null = null;
  let firstFolder = launch.folder;
  app.on("second-instance", (_event, _words, _workingFolder, data) => {
    const { folder } = data as { folder?: unknown };
    const named = typeof folder === "string" ? folder : null;
    if (program === null) firstFolder = named ?? firstFolder;
    else program.show(named === null ? undefined : placeOfFolder(named));
  });
  try {
    await app.whenReady();
    program = await openProgram(homeFolder);
    program.show(firstFolder === null ? undefined : placeOfFolder(firstFolder));
    // Whoever ends us so does not look at the window: nothing is asked.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, program.leaveUnasked);
  } catch (error) {
    dialog.showErrorBox("Critic Studio cannot be opened", error instanceof Error ? error.message : String(error));
    app.exit(1);
  }
}
