/** What is photographed: every view with nothing, with little, with much, and with an error. */
import { dirname } from "node:path";
import type { Page } from "playwright-core";
import type { RunSummary } from "../../electron/history/records.ts";
import type { ServedStudio } from "../../tests/browser/servedStudio.ts";
import { newerRun, troubles, type HomeName, type PreparedHomes } from "./homes.ts";

/** What a scene can name of its home. */
export interface SceneSubject {
  /** Oldest first. */
  readonly runs: readonly RunSummary[];
  readonly homes: Pick<PreparedHomes, "pictures" | "emptyFolder" | "fewPictures" | "badFolder">;
}

export interface Scene {
  /** `view-how`: the beginning of the picture's file name. */
  readonly name: string;
  readonly home: HomeName;
  /** Where it is, below the server's address. */
  readonly path: (subject: SceneSubject) => string;
  /** Without the token, with which the page is opened otherwise. */
  readonly stranger?: true;
  /** Brings the page to the state to be shown. */
  readonly act?: (page: Page, studio: ServedStudio) => Promise<void>;
  /** Leaves the home as it was. */
  readonly undo?: (page: Page, studio: ServedStudio) => Promise<void>;
}

function runPath(place: number): Scene["path"] {
  return ({ runs }) => `/runs/${runs[place]?.id ?? ""}`;
}

function namedRunPath(name: string): Scene["path"] {
  return ({ runs }) => `/runs/${runs.find((run) => run.name === name)?.id ?? ""}`;
}

function systemPath(system: string): Scene["path"] {
  return ({ runs }) => `/runs/${runs.find((run) => run.system === system)?.id ?? ""}`;
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

/** What an address names begins with a click. */
async function lookThrough(page: Page): Promise<void> {
  await press(page, "Look through it");
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().press("Enter");
}

async function choosePoints(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /Points in the plane/ }).press("Space");
  await page.getByRole("combobox", { name: "Distribution" }).waitFor();
}

async function scrollToDistribution(page: Page): Promise<void> {
  await choosePoints(page);
  await scrollTo(page, "The data");
}

async function chooseFour(page: Page): Promise<void> {
  await page.getByRole("button", { name: /more systems/ }).press("Enter");
  for (const name of ["WGAN-GP", "Hinge GAN"]) await page.getByRole("checkbox", { name }).check();
  await scrollTo(page, "Optimisation");
}

async function enterInvalidValues(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Steps", exact: true }).fill("-3");
  await page.getByRole("textbox", { name: "Learning rate α, WGAN" }).fill("seven");
  await page.getByRole("textbox", { name: "Batch m", exact: true }).fill("100000");
}

async function openPicker(page: Page): Promise<void> {
  await press(page, "Choose a folder …");
  await page.getByRole("dialog").getByRole("listbox", { name: "Places" }).getByRole("option").first().waitFor();
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
    .getByText(/samples\/s/)
    .first()
    .waitFor();
}

async function stopRun(page: Page): Promise<void> {
  await press(page, "Stop");
  await page.getByText("Stopped", { exact: true }).first().waitFor();
}

async function awaitTests(page: Page): Promise<void> {
  await press(page, "Run the tests");
  await page.getByText("The history is sound.").waitFor({ timeout: 120_000 });
}

async function chooseTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name }).press("Enter");
  await page.getByRole("tabpanel").scrollIntoViewIfNeeded();
}

async function chooseEntry(page: Page, menu: string, entry: string | RegExp): Promise<void> {
  await press(page, menu);
  await page.getByRole("menuitem", { name: entry }).press("Enter");
  await page.getByRole("dialog").waitFor();
}

async function scrollTo(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { name: heading, exact: true }).evaluate((element) => {
    element.scrollIntoView();
  });
}

async function openFolder(page: Page, path: string): Promise<void> {
  await openPicker(page);
  await page.getByRole("dialog").getByRole("textbox").fill(path);
  await page.getByRole("dialog").getByRole("textbox").press("Enter");
  // The former listing stays until this one has come, or the reason why it does not.
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("listbox", { name: path, exact: true }).or(dialog.getByRole("alert")).waitFor();
}

async function openJobs(page: Page): Promise<void> {
  await page.getByRole("region", { name: "Jobs" }).getByRole("button").press("Enter");
  await page.getByRole("dialog", { name: "Jobs" }).getByRole("listitem").first().waitFor();
}

/** Where a job has failed, every later scene of its home would show that. */
async function dismissJobs(page: Page): Promise<void> {
  await openJobs(page);
  await dismissInList(page);
}

async function dismissInList(page: Page): Promise<void> {
  const dismiss = page.getByRole("dialog").getByRole("button", { name: /^Dismiss/ });
  while ((await dismiss.count()) > 0) await dismiss.first().press("Enter");
}

async function failJob(page: Page): Promise<void> {
  await lookThrough(page);
  await page
    .getByRole("region", { name: "Jobs" })
    .getByText(/jobs? failed/)
    .waitFor();
  await openJobs(page);
}

async function evaluate(page: Page): Promise<void> {
  await press(page, "More actions");
  await page.getByRole("menuitem", { name: /^Evaluate samples/ }).press("Enter");
  await page.getByRole("region", { name: "Sample diversity" }).scrollIntoViewIfNeeded();
}

async function verify(page: Page, found: RegExp): Promise<void> {
  await press(page, "More actions");
  await page.getByRole("menuitem", { name: /^Verify files/ }).press("Enter");
  await page.getByText(found).waitFor();
}

async function unfoldCurves(page: Page): Promise<void> {
  const fold = page.getByRole("button", { name: /^More curves/ });
  await fold.press("Enter");
  await page.getByRole("button", { name: "Fewer curves" }).scrollIntoViewIfNeeded();
}

async function startTraining(page: Page): Promise<void> {
  await press(page, "Start training");
  await page.getByRole("alert").waitFor();
}

async function loseServer(page: Page, studio: ServedStudio): Promise<void> {
  await studio.stop();
  await page.getByText("The connection is away.").waitFor();
}

async function find(page: Page, field: string, text: string): Promise<void> {
  await page.getByLabel(field).fill(text);
}

export const scenes: readonly Scene[] = [
  { name: "start-nothing", home: "empty", path: () => "/" },
  { name: "start-little", home: "little", path: () => "/" },
  { name: "start-real", home: "real", path: () => "/" },
  { name: "start-much", home: "many", path: () => "/" },
  {
    name: "start-none-found",
    home: "many",
    path: () => "/",
    act: (page) => find(page, "Find runs by name", "no such name"),
  },
  { name: "start-error", home: "troubled", path: () => "/" },
  {
    name: "frame-lost",
    home: "real",
    path: () => "/",
    act: loseServer,
    undo: (_page, studio) => studio.start({ sameToken: true }),
  },
  { name: "frame-refused", home: "real", path: () => "/", stranger: true },

  { name: "new-run-nothing", home: "empty", path: () => "/new" },
  { name: "new-run-real", home: "real", path: () => "/new" },
  {
    name: "new-run-bad-files",
    home: "real",
    path: ({ homes }) => `/new?folder=${encodeURIComponent(homes.pictures)}`,
    act: lookThrough,
  },
  { name: "new-run-error", home: "real", path: () => "/new", act: enterInvalidValues },
  { name: "new-run-settings", home: "real", path: () => "/new", act: (page) => scrollTo(page, "Optimisation") },
  {
    name: "new-run-too-few",
    home: "real",
    path: ({ homes }) => `/new?folder=${encodeURIComponent(homes.fewPictures)}`,
    act: startTraining,
    undo: dismissJobs,
  },
  {
    name: "new-run-gone",
    home: "troubled",
    path: (subject) => `/new?dataset=${subject.runs[0]?.datasetId ?? ""}`,
  },
  { name: "new-run-picker", home: "real", path: () => "/new", act: openPicker },
  {
    name: "new-run-picker-folder",
    home: "real",
    path: () => "/new",
    act: (page, { homeFolder }) => openFolder(page, dirname(homeFolder)),
  },
  {
    name: "new-run-picker-error",
    home: "real",
    path: () => "/new",
    act: (page) => openFolder(page, "/no/such/folder"),
  },

  { name: "folder-nothing", home: "empty", path: () => "/folder" },
  { name: "folder-empty", home: "empty", path: folderPath(({ emptyFolder }) => emptyFolder), act: lookThrough },
  { name: "folder-little", home: "empty", path: folderPath(({ pictures }) => pictures), act: lookThrough },
  { name: "folder-much", home: "empty", path: folderPath(({ badFolder }) => badFolder), act: lookThrough },
  {
    name: "folder-error",
    home: "empty",
    path: folderPath(() => "/no/such/folder"),
    act: lookThrough,
    undo: dismissJobs,
  },
  { name: "dataset-little", home: "little", path: datasetPath },
  { name: "dataset-much", home: "real", path: datasetPath },
  { name: "dataset-gone", home: "troubled", path: datasetPath },
  { name: "dataset-error", home: "real", path: () => "/datasets/nothere" },

  { name: "run-nothing", home: "many", path: runPath(0) },
  { name: "run-little", home: "little", path: runPath(0) },
  { name: "run-much", home: "real", path: runPath(0) },
  { name: "run-gan", home: "real", path: runPath(1) },
  { name: "run-fork", home: "real", path: runPath(2), act: (page) => chooseTab(page, "Settings") },
  { name: "run-forking", home: "real", path: runPath(0), act: (page) => press(page, "Fork …") },
  { name: "run-menu", home: "real", path: runPath(0), act: (page) => press(page, "Export") },
  {
    name: "run-deleting",
    home: "real",
    path: runPath(1),
    act: (page) => chooseEntry(page, "More actions", "Delete …"),
  },
  {
    name: "run-renaming",
    home: "real",
    path: runPath(0),
    act: (page) => chooseEntry(page, "More actions", "Rename …"),
  },
  { name: "run-training-on", home: "real", path: runPath(0), act: (page) => press(page, "Train on …") },
  { name: "run-checkpoints", home: "real", path: runPath(0), act: (page) => chooseTab(page, "Checkpoints") },
  { name: "run-log", home: "troubled", path: namedRunPath(troubles.infinite), act: (page) => chooseTab(page, "Log") },
  { name: "run-infinite", home: "troubled", path: namedRunPath(troubles.infinite) },
  { name: "run-killed", home: "troubled", path: namedRunPath(troubles.killed) },
  { name: "run-without-files", home: "troubled", path: namedRunPath(troubles.withoutFiles) },
  { name: "run-verified", home: "real", path: runPath(0), act: (page) => verify(page, /^All as written/) },
  {
    name: "run-verified-error",
    home: "troubled",
    path: namedRunPath(troubles.withoutFiles),
    act: (page) => verify(page, /damaged or gone/i),
  },
  { name: "run-live", home: "little", path: runPath(0), act: trainOn, undo: stopRun },
  { name: "run-error", home: "real", path: () => "/runs/nothere" },

  { name: "run-every-series", home: "group", path: systemPath("wgan-gp"), act: unfoldCurves },
  { name: "run-evaluated", home: "group", path: systemPath("hinge"), act: evaluate },
  { name: "run-newer", home: "group", path: namedRunPath(newerRun) },

  { name: "compare-four", home: "group", path: comparePath(4) },
  { name: "new-run-points", home: "empty", path: () => "/new", act: choosePoints },
  { name: "new-run-points-data", home: "empty", path: () => "/new", act: scrollToDistribution },
  { name: "start-points", home: "points", path: () => "/" },
  { name: "run-points", home: "points", path: runPath(0) },
  { name: "compare-points", home: "points", path: comparePath(2) },
  {
    name: "compare-four-curves",
    home: "group",
    path: comparePath(4),
    act: (page) => scrollTo(page, "EM estimate, WGAN"),
  },
  { name: "tree-group", home: "group", path: () => "/tree" },
  { name: "new-run-four", home: "group", path: () => "/new", act: chooseFour },
  { name: "jobs-failed", home: "empty", path: folderPath(() => "/no/such/folder"), act: failJob, undo: dismissInList },

  { name: "compare-nothing", home: "empty", path: () => "/compare" },
  { name: "compare-choose", home: "real", path: () => "/compare" },
  { name: "compare-little", home: "little", path: comparePath(2) },
  { name: "compare-pair", home: "real", path: comparePath(2) },
  {
    name: "compare-settings",
    home: "real",
    path: comparePath(3),
    act: (page) => scrollTo(page, "Settings that differ"),
  },
  { name: "compare-one", home: "real", path: comparePath(1) },
  { name: "compare-much", home: "many", path: comparePath(5) },
  { name: "compare-menu", home: "real", path: comparePath(2), act: (page) => press(page, "Export") },
  { name: "compare-three", home: "real", path: comparePath(3) },
  { name: "compare-error", home: "real", path: comparePath(1, ",nothere") },

  { name: "tree-nothing", home: "empty", path: () => "/tree" },
  { name: "tree-little", home: "real", path: () => "/tree" },
  { name: "tree-much", home: "many", path: () => "/tree" },

  {
    name: "tree-none-found",
    home: "many",
    path: () => "/tree",
    act: (page) => find(page, "Filter by name or id", "no such name"),
  },
  { name: "tree-error", home: "troubled", path: () => "/tree" },

  { name: "machine-nothing", home: "empty", path: () => "/machine" },
  { name: "machine", home: "real", path: () => "/machine", act: awaitTests },
  { name: "unknown-page", home: "empty", path: () => "/no/such/page" },
];
