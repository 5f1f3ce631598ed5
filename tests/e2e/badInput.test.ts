/**
 * What goes wrong around an open page: processes that die, folders that vanish, tokens, tabs, nonsense, a very long
 * history.
 */
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, launchChromium } from "../browser/chromium.ts";
import { recordManyRuns } from "../browser/manyRuns.ts";
import { openPage } from "../browser/openPage.ts";
import { killTrainerOf } from "../fixtures/trainerOf.ts";
import { critic } from "../integration/cli/critic.support.ts";
import { openServedStudio, type ServedDriver } from "./browserDriver.ts";
import { keepEvidence } from "./evidence.ts";
import { makePictureFolder } from "./pictures.ts";
import { shownStep } from "./shownStep.ts";

const waiting = { timeout: 120_000, interval: 100 };
const recorded = 1000;

describeInBrowser("what goes wrong around an open page", () => {
  let browser: Browser;
  let folder = "";
  let pictures = "";
  let trained = { id: "", dataset: "" };
  let studio: ServedDriver;

  beforeAll(async () => {
    browser = await launchChromium();
    folder = await mkdtemp(join(tmpdir(), "critic-studio-bad-input-"));
    pictures = await makePictureFolder(join(folder, "pictures"));
    const tiny = "--size 16 --nf 4 --batch 8 --sample-count 8 --sample-every 10 --checkpoint-every 20 --no-sheets";
    const words = ["train", "--home", join(folder, "home"), "--data", pictures, "--name", "long", "--steps", "20"];
    await critic(...words, ...tiny.split(" "));
    const listed = await critic("runs", "--home", join(folder, "home"), "--json");
    [trained] = JSON.parse(listed.stdout) as [{ id: string; dataset: string }];
    studio = await openServedStudio(browser, join(folder, "home"));
  });
  afterAll(async () => {
    await studio.close();
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  function check(name: string, act: (page: Page) => Promise<void>): void {
    it(name, { timeout: 180_000 }, () => keepEvidence(studio.page, studio.faults, () => act(studio.page())));
  }

  check("a trainer that is killed: the open view says so at once and offers to resume", async (page) => {
    await openRun(page);
    await button(page, "Train on …").press("Enter");
    await page.getByRole("dialog").getByRole("textbox").fill("100000");
    await page.getByRole("dialog").getByRole("textbox").press("Enter");
    await expect.poll(() => shownStep(page), waiting).toBeGreaterThan(25);
    killTrainerOf(studio.pid());
    await page.getByText("Interrupted", { exact: true }).waitFor();
    const notice = await page.getByRole("status").filter({ hasText: "was killed" }).innerText();
    expect(notice).toMatch(/The checkpoint at step \d+ is kept: resume the run/);
    await button(page, "Resume").press("Enter");
    await page.getByText("Running", { exact: true }).waitFor();
  });

  check(
    "a server that is killed: the page says so and what to do, and the new address shows what became of the run",
    async (page) => {
      await page.getByText("Running", { exact: true }).waitFor();
      await studio.killServer();
      await page.getByText("open the address that it printed then").waitFor();
      await studio.startServer();
      await page.goto(studio.address());
      await openRun(page);
      await page.getByText("Interrupted", { exact: true }).waitFor();
      await page.getByText("The connection is away.").waitFor({ state: "hidden" });
      await button(page, "Resume").press("Enter");
      const before = await shownStep(page);
      await expect.poll(() => shownStep(page), waiting).toBeGreaterThan(before);
    },
  );

  check("a second tab: both see the run train, and what one asks for both see", async (page) => {
    const second = await openPage(browser, studio.address());
    try {
      await openRun(second.page);
      await second.page.getByText("Running", { exact: true }).waitFor();
      await button(second.page, "Stop").press("Enter");
      for (const each of [page, second.page]) await each.getByText("Stopped", { exact: true }).waitFor();
      expect(await shownStep(page)).toBe(await shownStep(second.page));
    } finally {
      await second.close();
    }
  });

  check("a wrong token, or none: a page that says how to get in, and nothing of the studio", async () => {
    const { origin } = new URL(studio.address());
    for (const address of [`${origin}/runs/${trained.id}#token=${"A".repeat(43)}`, `${origin}/`]) {
      const stranger = await openPage(browser, address);
      try {
        await stranger.page.getByRole("heading", { name: "This window was not let in" }).waitFor();
        expect(await stranger.page.getByRole("navigation").count()).toBe(0);
        expect(await stranger.page.locator("body").innerText()).not.toContain("long");
      } finally {
        await stranger.close();
      }
    }
  });

  check(
    "a folder that vanished: its data set is still there and says so; training goes on from the packed copy",
    async (page) => {
      await rename(pictures, `${pictures} elsewhere`);
      await goTo(page, "Start");
      await page
        .getByRole("main")
        .getByRole("link", { name: /pictures/ })
        .first()
        .press("Enter");
      await page.getByText("The folder is no longer there. Nothing is lost").waitFor();
      await button(page, "Train on these").press("Enter");
      await page.getByRole("combobox", { name: "Image size" }).selectOption("64");
      await page
        .getByText(/folder/)
        .filter({ hasText: /gone|no longer/ })
        .last()
        .waitFor();
      await rename(`${pictures} elsewhere`, pictures);
    },
  );

  check("a form with values out of range: each field says why, and nothing starts", async (page) => {
    await goTo(page, "New run");
    const nonsense = { Steps: "-3", "Batch m": "seven", "Filters nf": "1e9" };
    for (const [name, value] of Object.entries(nonsense)) {
      const field = page.getByRole("textbox", { name, exact: true });
      await field.fill(value);
      await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
      const described = (await field.getAttribute("aria-describedby"))?.split(" ")[0] ?? "";
      expect(await page.locator(`[id="${described}"]`).innerText()).toMatch(/number/);
    }
    await page.getByRole("textbox", { name: "Steps", exact: true }).press("Enter");
    expect(new URL(page.url()).pathname).toBe("/new");
  });

  check(`a history of ${recorded} runs: the list and the tree come at once, and scroll to the end`, async (page) => {
    await studio.killServer();
    recordManyRuns(join(studio.homeFolder, "studio.sqlite"), trained.dataset, recorded);
    await studio.startServer();
    await page.goto(studio.address());
    await page.getByRole("heading", { name: /^Runs 1,001/ }).waitFor();
    const list = page.getByRole("main");
    await list.getByRole("link", { name: /^sweep 1000/ }).waitFor();
    await list.getByRole("link", { name: /^sweep 1000/ }).hover();
    await expect
      .poll(async () => {
        // What is above the list may have grown meanwhile: the pointer goes onto a row each time.
        await list
          .getByRole("link", { name: /^sweep/ })
          .nth(2)
          .hover();
        await page.mouse.wheel(0, 20_000);
        return page.getByRole("link", { name: /^sweep 1:/ }).count();
      }, waiting)
      .toBe(1);
    await page.getByRole("searchbox", { name: "Find runs by name" }).fill("seed 777,");
    await list.getByRole("link", { name: /^sweep 777/ }).waitFor();
    await goTo(page, "Tree");
    await page.getByText(/1,001 runs/).waitFor();
  });

  async function openRun(page: Page): Promise<void> {
    await goTo(page, "Start");
    await page.getByRole("main").getByRole("link", { name: /^long/ }).press("Enter");
    await page.getByRole("heading", { name: "long", level: 1 }).waitFor();
  }
});

async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view, exact: true }).press("Enter");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}

function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true, disabled: false });
}
