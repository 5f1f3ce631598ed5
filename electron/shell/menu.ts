/** The menu as data. What an entry does is named by a command; `commands.ts` knows how. */
import type { MenuItemConstructorOptions } from "electron";
import { hasBegun, isLive, type RunState } from "../../shared/runStates.ts";
import { exportFacts, exportsOf, type ExportName } from "../../shared/exports.ts";
import type { WindowState } from "./windowState.ts";

export type MenuCommand =
  | { readonly kind: "go"; readonly path: string }
  | { readonly kind: "open-folder" }
  | { readonly kind: "export"; readonly what: ExportName }
  | { readonly kind: "run"; readonly what: "pause" | "resume" | "stop" | "checkpointNow" | "sampleNow" }
  | { readonly kind: "theme"; readonly theme: WindowState["theme"] }
  | { readonly kind: "open-home" }
  | { readonly kind: "paper" };

export interface MenuSituation {
  /** State of the run whose page is open; null where none is. */
  readonly runState: RunState | null;
  readonly theme: WindowState["theme"];
  readonly isMac: boolean;
  /** True while the program is being worked on: reload and developer tools are then in the menu. */
  readonly isDevelopment: boolean;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: "separator" };

const firstExport: Item = { accelerator: "CmdOrCtrl+E" };

/** `&Metrics as CSV…`; pictures are PNGs without saying so. */
function exportLabel(what: ExportName): string {
  const { title, fileKind } = exportFacts(what);
  const words = title.replaceAll(/ ([a-z])/g, (_, letter: string) => ` ${letter.toUpperCase()}`);
  return `&${words}${fileKind === "PNG" ? "" : ` as ${fileKind}`}…`;
}

export function menuTemplate(situation: MenuSituation, perform: (command: MenuCommand) => void): Item[] {
  const item = (label: string, command: MenuCommand, more: Item = {}): Item => ({
    label,
    click: () => {
      perform(command);
    },
    ...more,
  });
  const { runState } = situation;
  const hasRun = runState !== null;
  const begun = hasRun && hasBegun(runState);
  const file: Item = {
    label: "&File",
    submenu: [
      item("&New Run or Group", { kind: "go", path: "/new" }, { accelerator: "CmdOrCtrl+N" }),
      item("&Open Folder of Images…", { kind: "open-folder" }, { accelerator: "CmdOrCtrl+O" }),
      line,
      {
        label: "&Export",
        enabled: hasRun,
        submenu: exportsOf("run").map((what, at) =>
          item(exportLabel(what), { kind: "export", what }, { enabled: hasRun, ...(at === 0 ? firstExport : {}) }),
        ),
      },
      line,
      situation.isMac ? { role: "close" } : { role: "quit" },
    ],
  };
  const run: Item = {
    label: "&Run",
    submenu: [
      item("&Pause", { kind: "run", what: "pause" }, { accelerator: "CmdOrCtrl+P", enabled: runState === "running" }),
      item(
        "&Resume",
        { kind: "run", what: "resume" },
        { accelerator: "CmdOrCtrl+Shift+P", enabled: hasRun && runState !== "running" && runState !== "queued" },
      ),
      item(
        "&Stop with a Checkpoint",
        { kind: "run", what: "stop" },
        { accelerator: "CmdOrCtrl+.", enabled: hasRun && isLive(runState) },
      ),
      line,
      item("&Checkpoint Now", { kind: "run", what: "checkpointNow" }, { accelerator: "CmdOrCtrl+K", enabled: begun }),
      item("Sa&mple Now", { kind: "run", what: "sampleNow" }, { accelerator: "CmdOrCtrl+Shift+K", enabled: begun }),
    ],
  };
  const theme = (label: string, choice: WindowState["theme"]): Item =>
    item(label, { kind: "theme", theme: choice }, { type: "radio", checked: situation.theme === choice });
  const view: Item = {
    label: "&View",
    submenu: [
      item("&Start", { kind: "go", path: "/" }, { accelerator: "CmdOrCtrl+1" }),
      item("&Compare", { kind: "go", path: "/compare" }, { accelerator: "CmdOrCtrl+2" }),
      item("&Tree", { kind: "go", path: "/tree" }, { accelerator: "CmdOrCtrl+3" }),
      item("This &Machine", { kind: "go", path: "/machine" }, { accelerator: "CmdOrCtrl+4" }),
      line,
      { role: "resetZoom" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      { role: "togglefullscreen" },
      line,
      {
        label: "T&heme",
        submenu: [theme("As the &System Has It", "system"), theme("&Light", "light"), theme("&Dark", "dark")],
      },
      ...(situation.isDevelopment ? [line, { role: "reload" } as Item, { role: "toggleDevTools" } as Item] : []),
    ],
  };
  const help: Item = {
    role: "help",
    submenu: [
      item("Show the &Home Folder", { kind: "open-home" }),
      item("The &Paper: Wasserstein GAN", { kind: "paper" }),
      line,
      item("&About Critic Studio", { kind: "go", path: "/machine" }),
    ],
  };
  const own: Item[] = situation.isMac ? [{ role: "appMenu" }] : [];
  return [
    ...own,
    file,
    { role: "editMenu" },
    run,
    view,
    ...(situation.isMac ? [{ role: "windowMenu" } as Item] : []),
    help,
  ];
}
