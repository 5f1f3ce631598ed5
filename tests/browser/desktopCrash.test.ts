/** The page of the built desktop program dies or hangs in its real Chromium: the program, and its training, do not. */
import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { shownStep } from "../e2e/shownStep.ts";
import type { Desktop } from "../standIn/startDesktop.ts";
import { describeInBrowser } from "./chromium.ts";
import { ask, desktopSuite } from "./desktopSuite.ts";
import { beginRun, trainsBeyond } from "./longRun.ts";

/** The page in the place of a dead one, once it answers: the dead one is there until its death has been told. */
async function pageAfter(dead: Page, desktop: Desktop, heading: string): Promise<Page> {
  return await vi.waitFor(
    async () => {
      const page = await desktop.page();
      expect(page).not.toBe(dead);
      await page.getByRole("heading", { name: heading }).waitFor({ timeout: 3000 });
      return page;
    },
    { timeout: 60_000, interval: 200 },
  );
}

async function questions(desktop: Desktop): Promise<(string | undefined)[]> {
  return (await desktop.control("records")).messageBoxes.map(({ message }) => message);
}

const startHeading = "Point the studio at a folder of images";

describeInBrowser("The page of the desktop program", () => {
  const { start, emptyFolder } = desktopSuite();

  it("that crashes is loaded again where it was, and follows its run on", async () => {
    const desktop = await start(await emptyFolder());
    const page = await desktop.page();
    const runId = await beginRun(page);
    await desktop.control("layReady", { buttons: [2] });
    await page.goto(`https://app.critic.test/runs/${runId}`);
    await page.getByRole("heading", { name: "kitchens", level: 1 }).waitFor();
    const { step } = await ask(page, "runs.get", { runId });
    await desktop.control("crashPage");
    const again = await pageAfter(page, desktop, "kitchens");
    expect(new URL(again.url()).pathname).toBe(`/runs/${runId}`);
    await trainsBeyond(again, runId, step);
    // It follows the run on by itself.
    await vi.waitFor(
      async () => {
        expect(await shownStep(again)).toBeGreaterThan(step);
      },
      { timeout: 60_000, interval: 100 },
    );
    expect(await questions(desktop)).toEqual([]);
    expect(desktop.errorOutput()).toContain("The page of the window ended (crashed); training is not touched by it.");
    await desktop.control("quit");
    expect(await desktop.ended).toBe(0);
  });

  it("that crashes again and again is a question each time, and never loaded by itself", async () => {
    const desktop = await start(await emptyFolder());
    const page = await desktop.page();
    await page.getByRole("heading", { name: startHeading }).waitFor();
    await page.goto("https://app.critic.test/tree");
    await desktop.control("crashPage");
    const again = await pageAfter(page, desktop, "Tree");
    await desktop.control("layReady", { buttons: [0, 1] });
    await desktop.control("crashPage");
    // The page at which it died may be the reason: it begins from the start.
    await pageAfter(again, desktop, startHeading);
    expect(await questions(desktop)).toEqual(["The page has crashed again."]);
    await desktop.control("crashPage");
    expect(await desktop.ended).toBe(0);
  });

  it("that hangs is loaded again where the user wants it", async () => {
    const desktop = await start(await emptyFolder());
    const page = await desktop.page();
    await page.getByRole("heading", { name: startHeading }).waitFor();
    await desktop.control("findPageHanging");
    expect(await questions(desktop)).toEqual(["The page does not answer."]);
    await page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      }, 0);
    });
    await desktop.control("layReady", { buttons: [1] });
    await desktop.control("findPageHanging");
    await pageAfter(page, desktop, startHeading);
    expect(await questions(desktop)).toEqual(["The page does not answer.", "The page does not answer."]);
  });
});
