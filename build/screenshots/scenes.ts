/** What is photographed: every view with nothing, with little, with much, and with an error. */
import type { Page } from "playwright-core";
import type { RunSummary } from "../../electron/history/records.ts";
import type { HomeName, PreparedHomes } from "./homes.ts";

/** What a scene can name of its home. */
export interface SceneSubject {
  /** Oldest first. */
  readonly runs: readonly RunSummary[];
  readonly homes: Pick<PreparedHomes, "pictures" | "emptyFolder">;
}

export interface Scene {
  /** `view-how`: the beginning of the picture's file name. */
  readonly name: string;
  readonly home: HomeName;
  /** Where it is, below the server's address. */
  readonly path: (subject: SceneSubject) => string;
  /** Brings the page to the state to be shown. */
  readonly act?: (page: Page) => Promise<void>;
  /** Leaves the home as it was. */
  readonly undo?: (page: Page) => Promise<void>;
}

function runPath(place: number): Scene["path"] {
  return ({ runs }) => `/runs/${runs[place]?.id ?? ""}`;
}

function datasetPath({ runs }: SceneSubject): string {
  return `/datasets/${runs[0]?.datasetId ?? ""}`;
}

function comparePath(count: number, also = ""): Scene["path"] {
  return ({ runs }) => {
    const ids = runs.slice(0, count).map(({ id }) => id);
    return `/compare?runs=${ids.join(",")}${also}`;
  };
}

function folderPath(folder: (homes: SceneSubject["homes"]) => string): Scene["path"] {
  return ({ homes }) => `/folder?folder=${encodeURIComponent(folder(homes))}`;
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().press("Enter");
}

async function enterNonsense(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Steps", exact: true }).fill("-3");
  await page.getByRole("textbox", { name: "Learning rate α, WGAN" }).fill("seven");
  await page.getByRole("textbox", { name: "Batch m", exact: true }).fill("100000");
}

async function openPicker(page: Page): Promise<void> {
  await press(page, "Choose a folder …");
  await page.getByRole("dialog").getByRole("option").first().waitFor();
}

async function trainOn(page: Page): Promise<void> {
  if (await page.getByRole("button", { name: "Resume" }).isVisible()) await press(page, "Resume");
  else {
    await press(page, "Train on …");
    const lastStep = page.getByRole("dialog").getByRole("textbox");
    await lastStep.fill("100000");
    await lastStep.press("Enter");
  }
  await page.getByText("Running", { exact: true }).first().waitFor();
  await page
    .getByText(/images\/s/)
    .first()
    .waitFor();
}

async function stopRun(page: Page): Promise<void> {
  await press(page, "Stop");
  await page.getByText("Stopped", { exact: true }).first().waitFor();
}

async function awaitTests(page: Page): Promise<void> {
  await page.getByText("The history is sound.").waitFor({ timeout: 120_000 });
}

async function chooseTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name }).press("Enter");
}

export const scenes: readonly Scene[] = [
  { name: "start-nothing", home: "empty", path: () => "/" },
  { name: "start-little", home: "little", path: () => "/" },
  { name: "start-real", home: "real", path: () => "/" },
  { name: "start-much", home: "many", path: () => "/" },

  { name: "new-run-nothing", home: "empty", path: () => "/new" },
  { name: "new-run-real", home: "real", path: () => "/new" },
  { name: "new-run-bad-files", home: "real", path: ({ homes }) => `/new?folder=${encodeURIComponent(homes.pictures)}` },
  { name: "new-run-error", home: "real", path: () => "/new", act: enterNonsense },
  { name: "new-run-picker", home: "real", path: () => "/new", act: openPicker },

  { name: "folder-nothing", home: "empty", path: () => "/folder" },
  { name: "folder-empty", home: "empty", path: folderPath(({ emptyFolder }) => emptyFolder) },
  { name: "folder-little", home: "empty", path: folderPath(({ pictures }) => pictures) },
  { name: "folder-error", home: "empty", path: folderPath(() => "/no/such/folder") },
  { name: "dataset-little", home: "little", path: datasetPath },
  { name: "dataset-much", home: "real", path: datasetPath },
  { name: "dataset-error", home: "real", path: () => "/datasets/nothere" },

  { name: "run-nothing", home: "many", path: runPath(0) },
  { name: "run-little", home: "little", path: runPath(0) },
  { name: "run-much", home: "real", path: runPath(0) },
  { name: "run-gan", home: "real", path: runPath(1) },
  { name: "run-fork", home: "real", path: runPath(2), act: (page) => chooseTab(page, "Settings") },
  { name: "run-forking", home: "real", path: runPath(0), act: (page) => press(page, "Fork …") },
  { name: "run-menu", home: "real", path: runPath(0), act: (page) => press(page, "Export") },
  { name: "run-live", home: "little", path: runPath(0), act: trainOn, undo: stopRun },
  { name: "run-error", home: "real", path: () => "/runs/nothere" },

  { name: "compare-nothing", home: "empty", path: () => "/compare" },
  { name: "compare-choose", home: "real", path: () => "/compare" },
  { name: "compare-little", home: "little", path: comparePath(2) },
  { name: "compare-pair", home: "real", path: comparePath(2) },
  { name: "compare-menu", home: "real", path: comparePath(2), act: (page) => press(page, "Export") },
  { name: "compare-three", home: "real", path: comparePath(3) },
  { name: "compare-error", home: "real", path: comparePath(1, ",nothere") },

  { name: "tree-nothing", home: "empty", path: () => "/tree" },
  { name: "tree-little", home: "real", path: () => "/tree" },
  { name: "tree-much", home: "many", path: () => "/tree" },

  { name: "machine", home: "real", path: () => "/machine", act: awaitTests },
  { name: "unknown-page", home: "empty", path: () => "/no/such/page" },
];
