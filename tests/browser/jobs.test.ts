/** The list of jobs: in one place of the frame, whichever view asked for them. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { writePictures } from "./folders.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

/** Real work on a machine that may be busy. */
const patience = { timeout: 55_000 };

describeInBrowser("the list of jobs", () => {
  const { serve, open } = browserSuite();
  const line = (page: Page) => page.locator('nav button[aria-haspopup="dialog"]');
  const list = (page: Page) => page.getByRole("dialog", { name: "Jobs" });

  it("keeps why a job failed until it is dismissed, by the keyboard alone, and is hidden where there is none", async () => {
    const served = await serve();
    const folder = await writePictures(join(served.homeFolder, "gone"), 3);
    const { page, faults } = await open(viewAddress(served.address(), "/"));
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await line(page).count()).toBe(0);
    await page.goto(viewAddress(served.address(), `/folder?folder=${encodeURIComponent(folder)}`));
    await rm(folder, { recursive: true });
    await page.getByRole("button", { name: "Look through it" }).click();
    await line(page).waitFor(patience);
    await expect.poll(() => line(page).innerText(), patience).toMatch(/^1 job failed\s+Looking through "gone"$/);
    expect(await page.getByRole("region", { name: "Jobs" }).getByRole("status").innerText()).toBe(
      'Looking through "gone": failed',
    );
    await line(page).press("Enter");
    await list(page).getByText(folder).waitFor();
    await list(page).getByRole("button", { name: 'Dismiss: Looking through "gone"' }).press("Enter");
    await list(page).getByText("Nothing is under way any more.").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => list(page).count()).toBe(0);
    expect(await line(page).count()).toBe(0);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });

  it("shows in every window, and in one that is loaded again, what goes on, and cancels it", async () => {
    const served = await serve();
    const { page, faults } = await open(viewAddress(served.address(), "/machine"));
    const other = await open(viewAddress(served.address(), "/"));
    await page.locator("main").getByRole("button", { name: "Run the tests" }).click();
    for (const each of [page, other.page]) await line(each).waitFor(patience);
    await page.reload();
    await line(page).waitFor(patience);
    await line(other.page).click();
    const test = list(other.page).getByRole("progressbar", { name: "Testing the engines" });
    await test.waitFor(patience);
    await list(other.page).getByRole("button", { name: "Cancel: Testing the engines" }).click();
    for (const each of [page, other.page]) await expect.poll(() => line(each).count(), patience).toBe(0);
    expect([...faults, ...other.faults]).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 120_000);
});

describeInBrowser("late values", () => {
  const { serve, open } = browserSuite();

  it("are computed on request, become a curve of their own beside those of the training, and say what is missing", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({
      datasetId,
      name: "rooms",
      configuration: tinySettings({ steps: 10, sampleEvery: 5 }),
    });
    studio.start(id);
    await studio.atRest(id);
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    const panel = page.getByRole("region", { name: "Sample diversity" });
    const evaluate = async (): Promise<void> => {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: /^Evaluate samples/ }).click();
    };
    await page.getByRole("button", { name: /^More curves/ }).waitFor(patience);
    expect(await panel.count()).toBe(0);
    await evaluate();
    await panel.waitFor(patience);
    await panel.getByText(/\(mode collapse\)/).waitFor();
    await expect.poll(() => studio.history.listEvaluations(id).length, patience).toBe(3);
    await evaluate();
    await page.getByText("Every sample has its values already.").waitFor(patience);
    // Another process's value, of an older step, takes its place and cuts nothing.
    const [sample] = studio.history.listSamples(id);
    await writeFile(studio.fileOf(sample!), "damaged");
    await expect(studio.evaluate({ runId: id, metric: "sampleDiversity", steps: [0] })).resolves.toMatchObject({
      problems: [expect.stringContaining("Step 0 has no sample diversity")],
    });
    studio.recordEvaluation(id, { step: 0, metric: "sampleDiversity", value: 12.5, costMs: 1 });
    await page.getByRole("slider", { name: "Sample step" }).press("Home");
    await panel.getByText("12.50").waitFor(patience);
    expect(faults.filter((fault) => !fault.includes("artefacts"))).toEqual([]);
  }, 120_000);
});
