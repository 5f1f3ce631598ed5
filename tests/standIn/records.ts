/** What the program asked of the stand-in, for a test to look at, and what a test has laid ready for it. */
import type { MessageBoxOptions } from "electron";

export interface DesktopRecords {
  readonly messageBoxes: MessageBoxOptions[];
  readonly notifications: { readonly title: string; readonly body: string }[];
  /** Addresses given to the system. */
  readonly openedOutside: string[];
  /** Addresses that a page wanted to go to and was kept from. */
  readonly keptFrom: string[];
  /** Addresses whose windows were refused. */
  readonly refusedWindows: string[];
  /** Times that the window was brought to the front. */
  focusCount: number;
}

export interface ScriptedAnswers {
  /** Folders that the user picks, in order; null cancels. */
  readonly folders: (string | null)[];
  /** Files that the user saves to, in order; null cancels. */
  readonly files: (string | null)[];
  /** Buttons that the user presses in message boxes, in order. */
  readonly buttons: number[];
}

export const records: DesktopRecords = {
  messageBoxes: [],
  notifications: [],
  openedOutside: [],
  keptFrom: [],
  refusedWindows: [],
  focusCount: 0,
};

export const answers: ScriptedAnswers = { folders: [], files: [], buttons: [] };
