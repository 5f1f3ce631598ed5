import { expect, it } from "vitest";
import SqliteDatabase from "better-sqlite3";
import type { Page } from "playwright-core";
import { openHistory } from "../../electron/history/openHistory.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";
import { quoted } from "../unit/messages/quoted.ts";

/** Real training on a machine that may be busy. */
const patience = { timeout: 60_000 };

/** Adds up how far things on the page jump without anyone having touched it. */
async function watchJumps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { jumps: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.jumps += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { jumps: number } }).seen.jumps);
}

/** How many pixels of a chart have the colour of a curve. */
function colouredPixels(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".curve-chart canvas")!;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 40 && data[at + 2]! > data[at]! + 60) count++;
    return count;
  });
}

describeInBrowser("the run view", () => {
  const { serve, open } = browserSuite();

  it("watches a run train, steers it, and forks it", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    // Twenty critic steps, so that a step takes as long as one of a small run does: a page is not made for a thousand a
    // second.
    const configuration = tinySettings({ steps: 100_000, sampleEvery: 10, checkpointEvery: 50, nCritic: 20 });
    const { id } = studio.createRun({ datasetId, name: "watched", configuration });
    studio.start(id);
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    const slider = page.getByRole("slider", { name: "Sample step" });
    const shown = page.locator(".samples h2");
    const shownStep = async (): Promise<number> => Number((await shown.innerText()).replace(/\D/g, ""));

    // Samples and curves move by themselves, and nothing else does.
    await expect.poll(shownStep, patience).toBeGreaterThan(20);
    await expect.poll(() => colouredPixels(page), patience).toBeGreaterThan(50);
    const jumps = await watchJumps(page);
    const before = await shownStep();
    await expect.poll(shownStep, patience).toBeGreaterThan(before + 20);
    expect(await jumps()).toBeLessThan(0.01);

    // A moved slider stays until it is told to follow again.
    await slider.press("Home");
    await expect.poll(shownStep).toBe(0);
    await page.waitForTimeout(1000);
    expect(await shownStep()).toBe(0);
    await page.getByRole("switch", { name: "Follow the newest sample" }).click();
    await expect.poll(shownStep, patience).toBeGreaterThan(before);

    const actions = page.getByRole("toolbar", { name: "Actions of this run" });
    // Whoever works with the keyboard stays among the buttons when the one they pressed goes away.
    const focused = (): Promise<string> => page.locator(":focus").innerText();
    await actions.getByRole("button", { name: "Pause" }).press("Enter");
    await page.locator(".run-header").getByText("Paused").waitFor(patience);
    await expect.poll(focused).toBe("Resume");
    await actions.getByRole("button", { name: "Resume" }).press("Enter");
    await page.locator(".run-header").getByText("Running").waitFor(patience);
    await actions.getByRole("button", { name: "Checkpoint now" }).click();
    await page.getByText("as asked").waitFor(patience);
    await actions.getByRole("button", { name: "Stop", exact: true }).click();
    await page.locator(".run-header").getByText("Stopped").waitFor(patience);
    const last = studio.history.listCheckpoints(id).at(-1)!.step;
    expect(last).toBe(studio.history.run(id).step);
    await page.getByTitle(`Show the sample of step ${last}`, { exact: true }).waitFor(patience);

    // A click on a chart goes to the sample of that step.
    const newest = await shownStep();
    const chart = (await page.getByRole("img", { name: "EM estimate", exact: true }).boundingBox())!;
    await page.mouse.click(chart.x + chart.width * 0.3, chart.y + 60);
    await expect.poll(shownStep).toBeLessThan(newest);
    expect(await shownStep()).toBeGreaterThan(0);

    // A fork says what is wrong with a setting before the core is asked.
    await actions.getByRole("button", { name: "Fork …" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Clip c" }).fill("much");
    await dialog.getByText("It takes a number from").waitFor();
    expect(await dialog.getByRole("button", { name: "Fork and train" }).isDisabled()).toBe(true);
    await dialog.getByRole("textbox", { name: "Clip c" }).fill("0.02");
    await dialog.getByLabel("Checkpoint", { exact: true }).selectOption({ label: "step 50" });
    await dialog.getByLabel("Name of the fork").fill("a softer clip");
    await dialog.getByRole("button", { name: "Fork and train" }).click();
    await page.getByRole("heading", { name: "a softer clip" }).waitFor(patience);
    await page.getByText("forked at step 50 from").waitFor();
    const fork = studio.history.listRuns().find(({ name }) => name === "a softer clip")!;
    expect(fork.parent).toEqual({ runId: id, step: 50 });
    expect(studio.history.run(fork.id).configuration).toEqual({ ...configuration, clip: 0.02 });
    await studio.stopNow(fork.id);
    await page.locator(".run-header").getByText("Stopped").waitFor(patience);

    // Deleting says what is lost, and asks.
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByText("Delete …").click();
    await page.getByText(/Gone for good: the curves of [\d,]+ steps?/).waitFor();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForURL((address) => address.pathname === "/", patience);
    expect(studio.history.listRuns().map(({ name }) => name)).toEqual(["watched"]);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 240_000);

  it("draws 100,000 steps and zooms by keys and by drag", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    await served.stop();
    const history = openHistory(`${served.homeFolder}/studio.sqlite`);
    const { id } = history.createRun({ datasetId, name: "long", configuration: tinySettings({ steps: 100_000 }) });
    history.changeState(id, "running");
    for (let from = 1; from <= 100_000; from += 5000) {
      history.appendMetrics(
        id,
        Array.from({ length: 5000 }, (_, at) => {
          const value = Math.exp(-(from + at) / 30_000) + ((from + at) % 17) / 100;
          return { step: from + at, values: { emEstimate: value, criticLoss: -value, generatorLoss: 0.1 } };
        }),
      );
    }
    history.changeState(id, "failed", { message: quoted("The training process was killed. Resume the run to go on.") });
    history.close();
    await served.start();
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    await page.getByText("Failed. The training process was killed. Resume the run to go on.").waitFor();
    await page.getByText("This run has no samples.").waitFor();
    const reading = page.locator(".readout .entry").first();
    await reading.getByText("0.09567", { exact: true }).waitFor(patience);
    const showAll = page.getByRole("button", { name: "Show all" }).first();
    expect(await showAll.isVisible()).toBe(false);
    const chart = page.getByRole("img", { name: "EM estimate", exact: true });
    await chart.press("+");
    await showAll.waitFor();
    await chart.press("0");
    await showAll.waitFor({ state: "hidden" });
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + 120, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + 80, { steps: 4 });
    await page.mouse.up();
    await showAll.waitFor();
    await showAll.click();
    expect(faults).toEqual([]);
  });

  it("shows every recorded series, the lesser ones on request, and keeps that in the address", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({ datasetId, name: "all", configuration: tinySettings() });
    studio.start(id);
    await studio.atRest(id);
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    const chart = (name: string) => page.getByRole("region", { name, exact: true });
    await chart("EM estimate").getByText("Lower is better · Arjovsky et al. 2017, section 3 and Fig. 3").waitFor();
    await chart("Critic loss, Generator loss").getByText("Critic loss = mean f(fake) − mean f(real)").waitFor();
    const fold = page.getByRole("button", { name: /^More curves: f\(real\), f\(fake\) · Weights at the clip · / });
    await fold.press("Enter");
    await chart("Weights at the clip").getByText("Cannot pass all").waitFor();
    await page.waitForURL(/curves=all/);
    await page.reload();
    await chart("f(real), f(fake)")
      .locator(".entry")
      .nth(1)
      .getByText(/^−?0\.\d+$/)
      .waitFor();
    await page.getByRole("button", { name: "Fewer curves", expanded: true }).click();
    await chart("f(real), f(fake)").waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });

  it("shows a run of a newer version, names what it does not know, and trains nothing of it", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({ datasetId, name: "from 2031", configuration: tinySettings() });
    studio.start(id);
    await studio.atRest(id);
    const { page: known } = await open(viewAddress(served.address(), `/runs/${id}`));
    await known.getByRole("tab", { name: "System" }).click();
    await known.getByText(/^A critic f scores samples .* nothing in common\.$/).waitFor();
    const explained = known.getByRole("tabpanel");
    await explained.getByText("mean f(real) − mean f(fake)", { exact: true }).waitFor();
    await explained.getByText("WGAN: Arjovsky et al. 2017, Algorithm 1").waitFor();
    await served.stop();
    const database = new SqliteDatabase(`${served.homeFolder}/studio.sqlite`);
    database
      .prepare(
        `UPDATE runs SET state = 'stopped',
           configuration = json_set(configuration, '$.system', 'wgan-2031', '$.ofThatYear', 10) WHERE id = ?`,
      )
      .run(id);
    database.close();
    await served.start();
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    await page.getByText(/does not know system "wgan-2031", ofThatYear 10\. You can look .* and export it\./).waitFor();
    await page.getByRole("button", { name: "Picture 8" }).waitFor();
    await page.getByRole("region", { name: "emEstimate", exact: true }).waitFor();
    const actions = page.getByRole("toolbar", { name: "Actions of this run" });
    for (const name of ["Resume", "Fork …"]) {
      const button = actions.getByRole("button", { name, exact: true });
      expect(await button.isDisabled()).toBe(true);
      expect(await button.getAttribute("title")).toContain("a newer version");
    }
    expect(await page.getByRole("button", { name: "Fork from step 20" }).isDisabled()).toBe(true);
    expect(await actions.getByRole("button", { name: "Export" }).isDisabled()).toBe(false);
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.getByRole("listitem").getByText("ofThatYear 10", { exact: true }).waitFor();
    await page.getByRole("tab", { name: "System" }).click();
    await page.getByText('This version does not know the system "wgan-2031".').waitFor();
    expect(faults).toEqual([]);
  });

  it("says so where there is no such run", async () => {
    const served = await serve();
    const { page } = await open(viewAddress(served.address(), "/runs/zzzz9999"));
    await page.getByRole("heading", { name: "This run is not here" }).waitFor();
  });
});
