/**
 * The whole story of a user, told once for both shells: a folder, its health, a pair, live curves and samples, a core
 * that goes and comes again, resume, fork, comparison, export. Everything is found by role and name and pressed by the
 * keyboard.
 */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { decodePng } from "../../electron/storage/png.ts";
import { badFiles, makePictureFolder } from "./pictures.ts";
import type { StudioDriver } from "./driver.ts";
import { shownStep } from "./shownStep.ts";

const waiting = { timeout: 120_000, interval: 100 };

/** Tells the story to its end. @param pictures a folder to make and fill */
export async function tellStory(studio: StudioDriver, pictures: string): Promise<void> {
  await makePictureFolder(pictures);
  await lookThroughFolder(studio, pictures);
  await startPair(studio.page());
  const [wgan, gan] = await watchPair(studio.page());
  await open(studio.page(), wgan);
  await watchRun(studio.page());
  const stoppedAt = await stop(studio.page());
  await bringCoreBack(studio, wgan, gan);
  await resume(studio.page(), stoppedAt);
  await fork(studio.page(), wgan);
  await compare(studio, wgan, gan);
  await exportPairSheet(studio);
  expect(studio.faults()).toEqual([]);
}

async function lookThroughFolder(studio: StudioDriver, pictures: string): Promise<void> {
  const page = studio.page();
  await page.getByRole("heading", { name: "Point the studio at a folder of images" }).waitFor();
  await studio.pickFolder(button(page, "Choose a folder …"), pictures);
  await link(page, "See the report").press("Enter");
  const bad = page.getByRole("list", { name: "3 files that cannot be used" });
  await bad.waitFor();
  const named = await bad.getByRole("listitem").allInnerTexts();
  expect(named.map((text) => badFiles.find((file) => text.includes(file)))).toEqual([...badFiles]);
  await button(page, "Train on these").press("Enter");
}

async function startPair(page: Page): Promise<void> {
  const tiny: readonly (readonly [string, string])[] = [
    ["Name", "story"],
    ["Steps", "100000"],
    ["Sample every", "10"],
    ["Filters nf", "4"],
    ["Batch m", "8"],
  ];
  await page.getByRole("heading", { name: "New run" }).waitFor();
  for (const [name, value] of tiny) await page.getByRole("textbox", { name, exact: true }).fill(value);
  await page.getByRole("combobox", { name: "Image size" }).selectOption("16");
  await page.getByRole("button", { name: /more settings: .*Checkpoint every/ }).press("Enter");
  await page.getByRole("textbox", { name: "Checkpoint every" }).fill("20");
  // However many steps it trains while it is watched, that of step 20 is kept, to be forked from.
  await page.getByRole("textbox", { name: "Checkpoints kept" }).fill("1000");
  await page.getByRole("textbox", { name: "Size of a sample" }).fill("8");
  await button(page, /^Start/).press("Enter");
}

/** The pair's view: both train, both sheets move. @returns the names of both runs */
async function watchPair(page: Page): Promise<[wgan: string, gan: string]> {
  await page.getByRole("heading", { name: "Compare", exact: true }).waitFor();
  const sheets = page.getByRole("region", { name: /^story/ });
  await expect.poll(() => sheets.count(), waiting).toBe(2);
  for (const sheet of await sheets.all()) await showsNewPictures(sheet.getByRole("img"));
  const links = await page
    .getByRole("region", { name: /^story/ })
    .getByRole("link")
    .allInnerTexts();
  const [wgan, gan] = links;
  if (wgan === undefined || gan === undefined) throw new Error("There are not two runs to compare.");
  return [wgan, gan];
}

/** One of the runs: its steps rise, its curve and its samples move. */
async function watchRun(page: Page): Promise<void> {
  await page.getByText("Running", { exact: true }).waitFor();
  const before = await shownStep(page);
  await expect.poll(() => shownStep(page), waiting).toBeGreaterThan(before + 5);
  await showsNewPictures(page.getByRole("img", { name: "EM estimate", exact: true }));
  await showsNewPictures(page.getByRole("group", { name: /^WGAN, .* at step/ }).getByRole("img"));
}

async function stop(page: Page): Promise<number> {
  await button(page, "Stop").press("Enter");
  await page.getByText("Stopped", { exact: true }).waitFor();
  return shownStep(page);
}

/** The other run still trains: going away stops it, and what came of it is there afterwards. */
async function bringCoreBack(studio: StudioDriver, wgan: string, gan: string): Promise<void> {
  await open(studio.page(), gan);
  await studio.page().getByText("Running", { exact: true }).waitFor();
  const before = await shownStep(studio.page());
  await studio.restartCore();
  await open(studio.page(), gan);
  await studio.page().getByText("Stopped", { exact: true }).waitFor();
  expect(await shownStep(studio.page())).toBeGreaterThanOrEqual(before);
  await open(studio.page(), wgan);
}

async function resume(page: Page, stoppedAt: number): Promise<void> {
  expect(await shownStep(page)).toBe(stoppedAt);
  await button(page, "Resume").press("Enter");
  await page.getByText("Running", { exact: true }).waitFor();
  await expect.poll(() => shownStep(page), waiting).toBeGreaterThan(stoppedAt + 5);
  await stop(page);
}

/** Goes back to a checkpoint with another learning rate. */
async function fork(page: Page, parent: string): Promise<void> {
  await button(page, "Fork …").press("Enter");
  const dialog = page.getByRole("dialog", { name: "Fork" });
  await dialog.getByRole("combobox", { name: "Checkpoint" }).selectOption({ label: "step 20" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("story, slower");
  await dialog.getByRole("textbox", { name: "Learning rate α", exact: true }).fill("0.0001");
  await button(dialog, "Fork and train").press("Enter");
  await page.getByRole("heading", { name: "story, slower" }).waitFor();
  await page.getByText(`forked at step 20 from ${parent}`).waitFor();
  await expect.poll(() => shownStep(page), waiting).toBeGreaterThan(30);
  await page.getByRole("tab", { name: "Settings" }).press("Enter");
  await page.getByRole("tabpanel", { name: "Settings" }).getByText("1e-4", { exact: true }).first().waitFor();
  await stop(page);
  await link(page, parent).press("Enter");
  await page.getByRole("heading", { name: parent, level: 1 }).waitFor();
}

/** One slider moves both sheets, to the same step. */
async function compare(studio: StudioDriver, wgan: string, gan: string): Promise<void> {
  const page = studio.page();
  await link(page, `Compare with ${gan}`).press("Enter");
  const slider = page.getByRole("slider", { name: "Step of all samples" });
  await slider.waitFor();
  const sheets = [wgan, gan].map((name) => page.getByRole("region", { name, exact: true }).getByRole("img"));
  for (const key of ["Home", "ArrowRight", "ArrowRight"]) await slider.press(key);
  for (const sheet of sheets) await expect.poll(() => sheet.getAttribute("aria-label"), waiting).toMatch(/at step 20$/);
  const before = await Promise.all(sheets.map((sheet) => sheet.screenshot()));
  await slider.press("ArrowLeft");
  for (const [at, sheet] of sheets.entries()) {
    await expect.poll(() => sheet.getAttribute("aria-label"), waiting).toMatch(/at step 10$/);
    await expect.poll(async () => (await sheet.screenshot()).equals(before[at]!), waiting).toBe(false);
  }
}

async function exportPairSheet(studio: StudioDriver): Promise<void> {
  const page = studio.page();
  const runIds = new URL(page.url()).searchParams.get("runs")?.split(",") ?? [];
  expect(runIds).toHaveLength(2);
  await button(page, "Export").press("Enter");
  const { name, bytes } = await studio.savedFile(page.getByRole("menuitem", { name: /^Group sheet of step 10 / }));
  if (name !== null) expect(name).toMatch(/step-10\.png$/);
  const sheet = decodePng(bytes);
  // Two sheets of 8 pictures of 16 px beside each other, at least.
  expect([sheet.width > 2 * 8 * 16, new Set(sheet.data).size > 16]).toEqual([true, true]);
  for (const runId of runIds) expect(JSON.stringify(sheet.text)).toContain(runId);
}

/** Opens a run from the start view. */
async function open(page: Page, name: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Views" })
    .getByRole("link", { name: "Start", exact: true })
    .press("Enter");
  await page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(`^${escape(name)}`) })
    .press("Enter");
  await page.getByRole("heading", { name, exact: true, level: 1 }).waitFor();
}

/** Waits until a picture on the page looks other than now. */
async function showsNewPictures(picture: Locator): Promise<void> {
  const before = await picture.screenshot();
  await expect.poll(async () => (await picture.screenshot()).equals(before), waiting).toBe(false);
}

function button(within: Page | Locator, name: string | RegExp): Locator {
  return within.getByRole("button", { name, exact: true, disabled: false });
}

function link(page: Page, name: string): Locator {
  return page.getByRole("main").getByRole("link", { name, exact: true });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
