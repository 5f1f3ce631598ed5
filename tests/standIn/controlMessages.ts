/** What a test says to the process of the stand-in, and hears from it. */
import type { Rectangle } from "electron";
import type { DesktopRecords, ScriptedAnswers } from "./records.ts";

export interface MenuEntry {
  readonly path: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
}

interface WindowState {
  readonly address: string;
  readonly bounds: Rectangle;
  readonly maximised: boolean;
  /** What keeps the page apart from the program. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export interface ControlCalls {
  readonly records: { readonly params: null; readonly answer: DesktopRecords };
  readonly layReady: { readonly params: Partial<ScriptedAnswers>; readonly answer: null };
  readonly menu: { readonly params: null; readonly answer: MenuEntry[] };
  /** Labels without `&`, joined by ` > `. */
  readonly chooseMenu: { readonly params: string; readonly answer: null };
  readonly windows: { readonly params: null; readonly answer: WindowState[] };
  readonly closeWindow: { readonly params: null; readonly answer: null };
  readonly blurWindow: { readonly params: null; readonly answer: null };
  readonly moveWindow: { readonly params: Rectangle; readonly answer: null };
  /** The system is being shut down. */
  readonly shutDown: { readonly params: null; readonly answer: null };
  readonly quit: { readonly params: null; readonly answer: null };
  /** Asks for a permission as a page would; answers whether it was given. */
  readonly askPermission: { readonly params: { permission: string; address: string }; readonly answer: boolean };
  /** Fetches an address of the program's own protocol, as a page would. */
  readonly fetch: {
    readonly params: string;
    readonly answer: { status: number; headers: Record<string, string>; text: string };
  };
  /** The page's process dies, as a defect or a want of memory ends it. */
  readonly crashPage: { readonly params: null; readonly answer: null };
  /** The system finds that the page hangs. */
  readonly findPageHanging: { readonly params: null; readonly answer: null };
  readonly clickNotification: { readonly params: null; readonly answer: null };
}
export type ControlName = keyof ControlCalls;

export interface ControlRequest<Name extends ControlName = ControlName> {
  readonly number: number;
  readonly name: Name;
  readonly params: ControlCalls[Name]["params"];
}
export interface ControlAnswer {
  readonly number: number;
  readonly answer?: unknown;
  readonly error?: string;
}
