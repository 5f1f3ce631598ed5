import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { recordManyRuns } from "./manyRuns.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { serveStudio, type ServedStudio } from "./servedStudio.ts";
import { browserSuite } from "./suite.ts";

/** A real training, of twenty small steps, on a machine that may be busy. */
const trainingMs = 120_000;

describeInBrowser("the start view", () => {
  const { serve, open } = browserSuite();

  it("welcomes with nothing there, and leads to a new run with the sample images", async () => {
    const served = await serve();
    const { page, faults } = await open(served.address());
    await page.getByRole("button", { name: "Try it with the sample images" }).click();
    await page.waitForURL(/\/new\?folder=.*sample-images/);
    // What they are can be seen before they have been packed.
    const shown = page.getByRole("group", { name: "Data" }).locator("label", { hasText: "Bundled pictures" });
    const widths = () =>
      shown.locator("img").evaluateAll((all: HTMLImageElement[]) => all.map((img) => img.naturalWidth));
    await expect.poll(widths).toEqual([64, 64, 64, 64, 64]);
    expect(faults).toEqual([]);
  });

  it("shows data sets with pictures, and a run as it trains, without being loaded again", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    const { page, faults } = await open(served.address());
    const card = page.getByRole("link", { name: /pictures\s*20 images, 16 px/ });
    await card.waitFor();
    await expect
      .poll(() => card.locator("img").evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth)))
      .toEqual([16, 16, 16, 16, 16, 16]);
    const studio = served.studio();
    const { id } = studio.createRun({ datasetId, name: "watched", configuration: tinySettings() });
    studio.start(id);
    const row = page.locator("main").getByRole("link", { name: /watched/ });
    await row.getByText("Completed").waitFor({ timeout: trainingMs });
    await row.getByText("20 of 20 steps").waitFor();
    await expect.poll(() => row.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(8 * 16);
    await row.click();
    await page.waitForURL(`**/runs/${id}`);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 180_000);
});

describeInBrowser("the start view of a home whose history is lost", () => {
  const { open } = browserSuite();
  let served: ServedStudio;

  beforeAll(async () => {
    served = await serveStudio();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({ datasetId, name: "lost", configuration: tinySettings() });
    studio.start(id);
    await studio.atRest(id);
    await served.stop();
    for (const ending of ["", "-wal", "-shm"]) {
      await rm(join(served.homeFolder, `studio.sqlite${ending}`), { force: true });
    }
    await served.start();
  }, 180_000);
  afterAll(() => served.close());

  it("offers to record its runs again, and shows them", async () => {
    const { page, faults } = await open(served.address());
    await page.getByRole("heading", { name: "A run folder is not on record" }).waitFor();
    await page.getByRole("button", { name: "Record them again" }).click();
    const row = page.locator("main").getByRole("link", { name: /pictures \(wgan\)/ });
    await row.getByText("Completed").waitFor();
    await page.getByText("not on record").waitFor({ state: "detached" });
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });
});

describeInBrowser("the start view with 1,000 runs", () => {
  const { open } = browserSuite();
  let served: ServedStudio;

  beforeAll(async () => {
    served = await serveStudio();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    await served.stop();
    recordManyRuns(join(served.homeFolder, "studio.sqlite"), datasetId, 1000);
    await served.start();
  });
  afterAll(() => served.close());

  it("scrolls to the first with a few rows drawn, and finds one by name", async () => {
    const { page, faults } = await open(served.address());
    const rows = page.locator("main").getByRole("link", { name: /sweep/ });
    await rows.first().waitFor();
    await page.getByRole("heading", { name: "Runs 1,000" }).waitFor();
    expect(await rows.count()).toBeLessThan(40);
    await rows.first().hover();
    await page.mouse.wheel(0, 1_000_000);
    await rows.getByText("sweep 1: seed 1, wgan").waitFor();
    expect(await rows.count()).toBeLessThan(40);
    // The last row is whole, and the list ends with the window: a row that is cut means that there are more.
    const boxes = [rows.last(), page.locator(".rows")].map((each) => each.boundingBox());
    const [lastEnd, listEnd] = (await Promise.all(boxes)).map((box) => (box?.y ?? 0) + (box?.height ?? 0));
    expect(lastEnd).toBeLessThan(listEnd!);
    expect(listEnd).toBe(page.viewportSize()!.height);
    await page.getByRole("searchbox", { name: "Find runs by name" }).fill("sweep 77: ");
    await page.getByRole("heading", { name: "Runs 1", exact: true }).waitFor();
    expect(await rows.count()).toBe(1);
    // A search field has its own cross that empties it: no second one beside it.
    expect(await page.locator(".find .n-base-clear").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("draws one row again when one run changes, and blocks nothing", async () => {
    const { page } = await open(served.address());
    const rows = page.locator("main").getByRole("link", { name: /sweep/ });
    await rows.first().waitFor();
    // The list adds rows until it is full.
    const listEnd = page.viewportSize()!.height;
    const isFull = async (): Promise<boolean> => ((await rows.last().boundingBox())?.y ?? 0) >= listEnd;
    await expect.poll(isFull).toBe(true);
    const runs = served.studio().history.listRuns();
    const newest = runs.at(-1)!;
    await page.evaluate(() => {
      const seen = { changed: new Set<string>(), longestMs: 0 };
      Object.assign(window, { seen });
      new MutationObserver((mutations) => {
        for (const { target } of mutations) {
          const element = target instanceof Element ? target : target.parentElement;
          const row = element?.closest("main a");
          seen.changed.add(row?.getAttribute("href") ?? `outside: ${element?.className}`);
        }
      }).observe(document.querySelector("main")!, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longestMs = Math.max(seen.longestMs, duration);
      }).observe({ type: "longtask" });
    });
    for (let time = 1; time <= 20; time++) {
      await served.core().request("runs.rename", { runId: newest.id, name: `sweep renamed ${time}` });
      await page.waitForTimeout(100);
    }
    await rows.getByText("sweep renamed 20").waitFor();
    const seen = await page.evaluate(() => {
      const { changed, longestMs } = (window as unknown as { seen: { changed: Set<string>; longestMs: number } }).seen;
      return { changed: [...changed], longestMs };
    });
    expect(seen.changed).toEqual([`/runs/${newest.id}`]);
    expect(seen.longestMs).toBeLessThan(200);
  });
});
