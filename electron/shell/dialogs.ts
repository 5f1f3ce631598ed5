/** The system's own dialogs. Where a window is open they belong to it. */
import { copyFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { app, dialog, type BrowserWindow, type MessageBoxOptions } from "electron";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { fileName } from "../../shared/fileName.ts";
import type { Core } from "../studio/api/core.ts";
import { shareAsUsual } from "../studio/machine/homeFolder.ts";
import { writeResultFile } from "../studio/exports/resultFile.ts";

export async function pickFolder(window: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: "Choose a folder of images",
    buttonLabel: "Choose",
    properties: ["openDirectory" as const],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Saves an export where the user wants it.
 *
 * @returns false where they changed their mind
 * @throws StudioError `not-found` for a ticket that is not good; `not-permitted`, `disk-full`
 */
export async function saveExport(
  core: Pick<Core, "artefact">,
  window: BrowserWindow | null,
  ticket: string,
  name: string,
): Promise<boolean> {
  const artefact = await core.artefact(`exports/${ticket}`);
  if (artefact === null) throw new StudioError("not-found", message("shell.exportGone"), { ticket });
  const options = { title: "Save", defaultPath: join(app.getPath("downloads"), plainFileName(name)) };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === "") return false;
  if ("bytes" in artefact) await writeResultFile(filePath, [artefact.bytes], { force: true });
  else await copyWhole(artefact.file, filePath);
  return true;
}

/** Copies beside the target first, so that what stood there is lost only to a whole file. */
async function copyWhole(from: string, to: string): Promise<void> {
  const temporary = `${to}.part`;
  try {
    await copyFile(from, temporary);
    await shareAsUsual(temporary);
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true });
    if (isSystemError(error, "ENOSPC")) {
      throw new StudioError("disk-full", message("shell.diskFull", { file: to }), { file: to }, error);
    }
    if (isNotPermitted(error)) {
      throw new StudioError("not-permitted", message("shell.notWritable", { file: to }), { file: to }, error);
    }
    throw error;
  }
}

/** A name without folders and without what some file system does not take. */
function plainFileName(name: string): string {
  const last = basename(name.replaceAll("\\", "/"));
  const ending = /\.[a-z0-9]{1,12}$/i.exec(last)?.[0] ?? "";
  return fileName(last.slice(0, last.length - ending.length), ending);
}

/** Says why something could not be done. */
export async function tellFailure(window: BrowserWindow | null, error: unknown): Promise<void> {
  await showMessage(window, {
    type: "warning",
    message: "That could not be done.",
    detail: error instanceof Error ? error.message : String(error),
    buttons: ["OK"],
  });
}

export type LeaveChoice = "finish" | "stay" | "now";

/** Asks what is to become of the training when the program is left. @param overtaken closes the question */
export async function askBeforeLeaving(
  window: BrowserWindow | null,
  names: readonly string[],
  overtaken: AbortSignal,
): Promise<LeaveChoice> {
  const what = names.length === 1 ? `"${names[0] ?? ""}" is training` : `${names.length} runs are training`;
  const choices: readonly LeaveChoice[] = ["finish", "stay", "now"];
  const { response } = await showMessage(window, {
    type: "question",
    message: `${what}. Quit Critic Studio?`,
    detail:
      "Finishing the step and writing a checkpoint loses nothing: the run goes on from there, bit for bit, " +
      "when you resume it. Quitting now loses what came after the last checkpoint.",
    buttons: ["Finish the Step, Write a Checkpoint and Quit", "Keep Training", "Quit Now"],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
    signal: overtaken,
  });
  return choices[response] ?? "stay";
}

export type CrashChoice = "start" | "close";

/** Asks what is to become of a window whose page has died twice. */
export async function askAfterCrash(window: BrowserWindow): Promise<CrashChoice> {
  const { response } = await showMessage(window, {
    type: "error",
    message: "The page has crashed again.",
    detail: "Training is not touched by it: it goes on, and nothing that was recorded is lost.",
    buttons: ["Open the Start Page", "Close the Window"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? "close" : "start";
}

export type HangChoice = "wait" | "reload";

/** Asks whether to wait for a page that hangs. @param answers closes the question, as if the user would wait */
export async function askWhileHanging(window: BrowserWindow, answers: AbortSignal): Promise<HangChoice> {
  const { response } = await showMessage(window, {
    type: "warning",
    message: "The page does not answer.",
    detail:
      "Training is not touched by it. Wait a little, or load the page again: what was entered in it and not " +
      "yet sent is then lost.",
    buttons: ["Wait", "Load the Page Again"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: answers,
  });
  return response === 1 ? "reload" : "wait";
}

function showMessage(window: BrowserWindow | null, options: MessageBoxOptions) {
  return window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options);
}
