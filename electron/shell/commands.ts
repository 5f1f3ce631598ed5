/** What the menu's entries do. Those of a run act on the run whose page is open. */
import { shell } from "electron";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { Core } from "../studio/api/core.ts";
import { asUsual } from "../studio/machine/homeFolder.ts";
import { runOfAddress } from "./addresses.ts";
import { pickFolder, saveExport, tellFailure } from "./dialogs.ts";
import type { MenuCommand } from "./menu.ts";
import { requestFrom } from "./requestFrom.ts";
import type { StudioWindow } from "./studioWindow.ts";

const paperAddress = "https://arxiv.org/abs/1701.07875";

export interface CommandSurroundings {
  readonly core: Pick<Core, "request" | "artefact">;
  readonly window: StudioWindow;
  readonly homeFolder: string;
  /** The menu shows something that has changed. */
  readonly refresh: () => void;
}

/** Performs a command; what goes wrong is told in a dialog. */
export async function perform(command: MenuCommand, surroundings: CommandSurroundings): Promise<void> {
  try {
    await dispatch(command, surroundings);
  } catch (error) {
    await tellFailure(surroundings.window.current(), error);
  }
}

async function dispatch(
  command: MenuCommand,
  { core, window, homeFolder, refresh }: CommandSurroundings,
): Promise<void> {
  switch (command.kind) {
    case "go":
      window.show(command.path);
      return;
    case "open-folder": {
      const folder = await pickFolder(window.current());
      if (folder !== null) window.show(placeOfFolder(folder));
      return;
    }
    case "run":
      await requestFrom(core, `runs.${command.what}`, { runId: openRun(window) });
      return;
    case "export": {
      const made = await requestFrom(core, "exports.make", { what: command.what, runIds: [openRun(window)] });
      await saveExport(core, window.current(), made.ticket, made.fileName);
      return;
    }
    case "theme":
      window.chooseTheme(command.theme);
      refresh();
      return;
    case "open-home": {
      const problem = await asUsual(() => shell.openPath(homeFolder));
      if (problem !== "")
        throw new StudioError("not-found", message("shell.cannotShow", { folder: homeFolder, problem }));
      return;
    }
    case "paper":
      await asUsual(() => shell.openExternal(paperAddress));
  }
}

/** The place in the page where a run on a folder is begun. */
export function placeOfFolder(folder: string): string {
  return `/new?${new URLSearchParams({ folder }).toString()}`;
}

/** The run whose page is open, or null. */
export function openRunId(window: Pick<StudioWindow, "current">): string | null {
  return runOfAddress(window.current()?.webContents.getURL() ?? "");
}

function openRun(window: StudioWindow): string {
  const runId = openRunId(window);
  if (runId === null) throw new StudioError("wrong-state", message("shell.noRunOpen"));
  return runId;
}
