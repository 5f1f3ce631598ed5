/** The list of jobs: in one place of the frame, whichever view asked for them. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import type { Core } from "../../electron/studio/api/core.ts";
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

  it("keeps why a job failed until it is dismissed by keyboard, and is hidden where there is none", async () => {
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

/** What every window is told of the jobs of a core, by kind: the titles, and what the progress counted. */
function listenToJobs(core: Core) {
  const told = new Map<string, { readonly titles: Set<string>; readonly counted: Set<string> }>();
  const connection = core.connect((changes) => {
    for (const change of changes) {
      if (change.kind !== "job") continue;
      const { kind, title, progress } = change.job;
      const seen = told.get(kind) ?? { titles: new Set(), counted: new Set() };
      told.set(kind, seen);
      seen.titles.add(title.text);
      if (progress !== null) seen.counted.add(`${progress.unit} of ${progress.total ?? "unknown"}`);
    }
  });
  onTestFinished(() => {
    connection.close();
  });
  return told;
}

describeInBrowser("all long work besides training", () => {
  const { serve, open } = browserSuite();

  it("is in the list with a title, and with what it counts: asked for in the views, found in the list", async () => {
    const served = await serve();
    const told = listenToJobs(served.core());
    const title = (kind: string): string[] => [...(told.get(kind)?.titles ?? [])];
    const counted = (kind: string): string[] => [...(told.get(kind)?.counted ?? [])];
    const folder = await writePictures(join(served.homeFolder, "rooms"), 40);
    const { page, faults } = await open(viewAddress(served.address(), `/new?folder=${encodeURIComponent(folder)}`));

    // Looking through, packing, and trying the devices come with a new run.
    await page.getByRole("button", { name: "Look through it" }).click();
    await page.getByText("40 usable pictures among 40 files.").waitFor(patience);
    await page.getByRole("checkbox", { name: "GAN", exact: true }).uncheck();
    for (const [name, value] of Object.entries({
      Steps: "4",
      "Filters nf": "4",
      "Batch m": "8",
      "Sample every": "2",
    })) {
      await page.getByRole("textbox", { name, exact: true }).fill(value);
    }
    await page.getByRole("button", { name: "Start training" }).click();
    await page.locator(".run-header").getByText("Completed").waitFor(patience);
    expect([title("scan"), title("pack")]).toEqual([['Looking through "rooms"'], ['Packing the pictures of "rooms"']]);
    expect([counted("scan"), counted("pack")].map((each) => each.includes("picture of 40"))).toEqual([true, true]);
    expect(title("devices")).toEqual(["Looking for devices"]);

    const choose = async (menu: string, entry: RegExp): Promise<void> => {
      await page.getByRole("toolbar").getByRole("button", { name: menu }).click();
      await page.getByRole("menuitem", { name: entry }).click();
    };
    const download = page.waitForEvent("download");
    await choose("Export", /^Metrics/);
    expect((await download).suggestedFilename()).toMatch(/metrics\.csv$/);
    await expect.poll(() => title("export"), patience).toEqual([expect.stringMatching(/^Exporting .*metrics\.csv$/)]);

    await choose("More actions", /^Evaluate samples/);
    await page.getByRole("region", { name: "Sample diversity" }).waitFor(patience);
    expect(title("evaluation")).toEqual([expect.stringMatching(/^Metrics of the samples of "rooms/)]);
    await expect.poll(() => counted("evaluation"), patience).toEqual(["sample of 5"]);

    // What is as it was written, then a file that is not.
    await choose("More actions", /^Verify files/);
    await page.getByText("All as written: 2 checkpoints and 3 samples.").waitFor(patience);
    expect(counted("verification")).toEqual(["file of 5"]);
    const { history } = served.studio();
    const [sample] = history.listSamples(history.listRuns()[0]!.id);
    await writeFile(served.studio().fileOf(sample!), "damaged");
    await choose("More actions", /^Verify files/);
    await page.getByText(/^1 file of 2 checkpoints and 3 samples is damaged or gone\./).waitFor(patience);
    await page
      .getByRole("listitem")
      .getByText(/00000000\.png/)
      .waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    expect(title("verification")).toEqual([expect.stringMatching(/^Verifying "rooms/)]);
    expect(faults.filter((fault) => !fault.includes("artefacts"))).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 240_000);
});

describeInBrowser("late values", () => {
  const { serve, open } = browserSuite();

  it("are computed on request, become a curve beside those of the training, and say what is missing", async () => {
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
    const distance = page.getByRole("region", { name: "Sliced Wasserstein distance" });
    await distance.getByText("Real against real").first().waitFor(patience);
    const of = (metric: string): number =>
      studio.history.listEvaluations(id).filter((each) => each.metric === metric).length;
    await expect.poll(() => ["sampleDiversity", "sampleMmd2", "swd"].map(of), patience).toEqual([3, 2, 2]);
    await evaluate();
    await page.getByText("Every sample has its values already.").waitFor(patience);
    // Another process's value, of an older step, takes its place and cuts nothing.
    const [sample] = studio.history.listSamples(id);
    await writeFile(studio.fileOf(sample!), "damaged");
    await expect(studio.evaluate({ runId: id, metrics: ["sampleDiversity"], steps: [0] })).resolves.toMatchObject({
      problems: [{ key: "evaluation.noValue", params: { step: 0, metric: "sample diversity" } }],
    });
    studio.recordEvaluation(id, { step: 0, metric: "sampleDiversity", value: 12.5, costMs: 1 });
    await page.getByRole("slider", { name: "Sample step" }).press("Home");
    await panel.getByText("12.50").waitFor(patience);
    expect(faults.filter((fault) => !fault.includes("artefacts"))).toEqual([]);
  }, 120_000);
});
