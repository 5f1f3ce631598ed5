import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { writePictures } from "./folders.ts";
import { systemNames } from "../../shared/systems.ts";
import { packPictures } from "./pictures.ts";
import { buildPlantedWindow } from "./plantedWindow.ts";
import { browserSuite } from "./suite.ts";

/** The address of the new run's view on a folder, with the token that the start page's address has. */
function newRunAddress(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  url.pathname = "/new";
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

function number(page: Page, name: string) {
  return page.getByRole("textbox", { name, exact: true });
}

/** Settings of a run that is over in a second. */
async function makeTiny(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Image size" }).selectOption("16");
  await number(page, "Filters nf").fill("4");
  await number(page, "Steps").fill("3");
  await number(page, "Batch m").fill("4");
}

/** Ticks one system and unticks all others. */
async function trainAlone(page: Page, title: string): Promise<void> {
  const boxes = page.getByRole("group", { name: "What to train" }).getByRole("checkbox");
  const wanted = boxes.and(page.getByRole("checkbox", { name: title, exact: true }));
  if (!(await wanted.isChecked())) await wanted.press("Space");
  while ((await boxes.and(page.getByRole("checkbox", { checked: true })).count()) > 1) {
    await page
      .locator(`input[name=systems]:checked:not([value="${(await wanted.getAttribute("value"))!}"])`)
      .first()
      .press("Space");
  }
}

describeInBrowser("the view for a new run", () => {
  const { serve, open } = browserSuite();

  it("starts a WGAN beside a GAN by Enter, each with its own settings, and goes to compare them", async () => {
    const served = await serve();
    const folder = await writePictures(join(served.homeFolder, "twenty"), 20);
    const { page, faults } = await open(newRunAddress(served.address(), { folder }));
    await page.getByRole("button", { name: "Look through it" }).click();
    await page.getByText("20 usable pictures among 20 files.").waitFor();
    await makeTiny(page);
    await number(page, "Learning rate α, GAN").fill("3e-4");
    await number(page, "n_critic, WGAN").fill("2");
    await page.getByText("Learning rate α (GAN) 3e-4", { exact: true }).waitFor();
    await number(page, "n_critic, WGAN").press("Enter");
    await page.waitForURL(/\/compare\?runs=\w+,\w+/);
    const runs = served.studio().history.listRuns();
    const configurations = runs.map(({ id }) => served.studio().history.run(id).configuration);
    const byAlgorithm = new Map(configurations.map((each) => [each.system, each]));
    expect(byAlgorithm.get("wgan")).toMatchObject({ optimizer: "rmsprop", nCritic: 2, imageSize: 16, steps: 3 });
    expect(byAlgorithm.get("gan")).toMatchObject({ optimizer: "adam", learningRate: 3e-4, nCritic: 1, steps: 3 });
    expect(runs.map(({ name }) => name).toSorted()).toEqual(["twenty (gan)", "twenty (wgan)"]);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });

  it("says at the field why a value cannot be used, goes there on Enter, and resets it", async () => {
    const served = await serve();
    const folder = await writePictures(join(served.homeFolder, "twenty"), 20);
    const { page, faults } = await open(newRunAddress(served.address(), { folder }));
    await number(page, "Batch m").fill("1");
    await page.getByText('It takes a whole number from 2 to 1,024, not "1".').waitFor();
    await page.getByText("One field is not right yet.").waitFor();
    await number(page, "Steps").fill("5");
    await number(page, "Steps").press("Enter");
    await expect.poll(() => number(page, "Batch m").evaluate((field) => field === document.activeElement)).toBe(true);
    expect(served.studio().history.listRuns()).toEqual([]);
    await page.getByRole("button", { name: "Batch m: back to 32" }).click();
    expect(await number(page, "Batch m").inputValue()).toBe("32");
    expect(await page.getByText("not right yet").count()).toBe(0);
    await page.getByText("Steps 5", { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it("has only the settings that the system has, and keeps what was typed for another", async () => {
    const served = await serve();
    const { page } = await open(newRunAddress(served.address(), {}));
    await number(page, "Clip c, WGAN").waitFor();
    expect(await number(page, "Clip c, GAN").count()).toBe(0);
    await number(page, "Clip c, WGAN").fill("0.02");
    await page.getByRole("checkbox", { name: "WGAN", exact: true }).press("Space");
    await page.getByText("GAN alone.", { exact: true }).waitFor();
    // One at least stays.
    await page.getByRole("checkbox", { name: "GAN", exact: true }).press("Space");
    expect(await page.getByRole("checkbox", { name: "GAN", exact: true }).isChecked()).toBe(true);
    expect(await page.getByRole("textbox", { name: /Clip c/ }).count()).toBe(0);
    await page.getByRole("button", { name: /more settings: .*Adam β1/ }).click();
    expect(await number(page, "Adam β1").inputValue()).toBe("0.5");
    await trainAlone(page, "WGAN");
    expect(await number(page, "Clip c").inputValue()).toBe("0.02");
    await page.getByRole("radio", { name: /^The paper/ }).check({ force: true });
    expect(await number(page, "Steps").inputValue()).toBe("100000");
    expect(await number(page, "Learning rate α").inputValue()).toBe("5e-5");
  });

  it("refuses a folder with too few pictures with its health and a batch that would do", async () => {
    const served = await serve();
    const folder = await writePictures(join(served.homeFolder, "twenty"), 20);
    const { page, faults } = await open(newRunAddress(served.address(), { folder }));
    await page.getByRole("button", { name: "Look through it" }).click();
    await makeTiny(page);
    await trainAlone(page, "WGAN");
    await number(page, "Batch m").fill("64");
    await page.getByText("Fewer than one batch of 64.").waitFor();
    await page.getByRole("button", { name: "Start training" }).click();
    await page.getByRole("heading", { name: "Too few pictures to train on" }).waitFor();
    await page.getByText("usable pictures", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Use a batch of 16" }).click();
    expect(await number(page, "Batch m").inputValue()).toBe("16");
    await page.getByRole("button", { name: "Start training" }).click();
    await page.waitForURL(/\/runs\/\w+$/);
    expect(faults).toEqual([]);
  });

  it("trains on the packed copy of a folder that is gone, once the settings are the copy's", async () => {
    const served = await serve();
    const dataset = await packPictures(served.studio(), served.homeFolder);
    await rm(join(served.homeFolder, "pictures"), { recursive: true });
    const { page, faults } = await open(newRunAddress(served.address(), { dataset }));
    await page.getByText("20 pictures, packed; the folder is gone").waitFor();
    await page.getByText(/is no longer there, and its pictures are packed only as 16 px, RGB, crop/).waitFor();
    expect(await page.getByRole("button", { name: "Start training" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Train at 16 px, RGB, crop" }).click();
    await makeTiny(page);
    await page.getByRole("button", { name: "Start training" }).click();
    await page.waitForURL(/\/compare/);
    expect(served.studio().history.listRuns()).toHaveLength(2);
    expect(faults).toEqual([]);
  });
});

describeInBrowser("the choice among twenty systems", () => {
  const { serve, open } = browserSuite();

  it("fits every size, folds most away, finds them by words, and keeps what is ticked", async () => {
    const window = await mkdtemp(join(tmpdir(), "critic-planted-window-"));
    onTestFinished(() => rm(window, { recursive: true }));
    await buildPlantedWindow(window, 14);
    const all = systemNames.length + 14;
    const served = await serve({ window });
    const { page, faults } = await open(newRunAddress(served.address(), {}));
    const set = page.getByRole("group", { name: "What to train" });
    const boxes = set.getByRole("checkbox");
    await expect.poll(() => boxes.count()).toBe(6);
    await set.getByRole("button", { name: new RegExp(`^${all - 6} more systems: `) }).press("Enter");
    await expect.poll(() => boxes.count()).toBe(all);
    for (const size of [
      { width: 1024, height: 700 },
      { width: 1440, height: 900 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size);
      await expect.poll(() => spilled(page), { message: `at ${size.width}` }).toEqual([]);
    }
    // The keyboard is at the search field, and the ticked ones stay in sight.
    await page.keyboard.type("cramer");
    await expect.poll(() => boxes.count()).toBe(4);
    await page.keyboard.press("Enter");
    await set.getByRole("checkbox", { name: "GAN", exact: true }).press("Space");
    await set.getByRole("checkbox", { name: "Cramér GAN", exact: true }).press("Space");
    await set.getByRole("button", { name: "Fewer systems", expanded: true }).press("Enter");
    await expect.poll(() => boxes.count()).toBe(7);
    expect(await set.getByRole("checkbox", { checked: true }).count()).toBe(2);
    await number(page, "Learning rate α, Cramér GAN").waitFor();
    expect(faults).toEqual([]);
  });
});

/** Cards that are wider than their place or overlap another, by their words. */
function spilled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>(".card")];
    const boxes = cards.map((card) => card.getBoundingClientRect());
    const main = document.querySelector(".main")!.getBoundingClientRect();
    return cards
      .filter((card, at) => {
        const box = boxes[at]!;
        const isOver = boxes.some(
          (other, place) =>
            place > at &&
            other.left < box.right - 1 &&
            box.left < other.right - 1 &&
            other.top < box.bottom - 1 &&
            box.top < other.bottom - 1,
        );
        return isOver || card.scrollWidth > card.clientWidth || box.right > main.right + 1;
      })
      .map((card) => card.textContent);
  });
}

describeInBrowser("the folder picker", () => {
  const { serve, open } = browserSuite();

  it("finds a folder by keyboard alone", async () => {
    const served = await serve();
    const parent = join(served.homeFolder, "shelf");
    await writePictures(join(parent, "apples"), 3);
    await writePictures(join(parent, "bears"), 20);
    const { page, faults } = await open(newRunAddress(served.address(), {}));
    await page.getByRole("button", { name: "Choose a folder …" }).press("Enter");
    const path = page.getByRole("textbox", { name: "Path of the folder" });
    await page.getByRole("listbox", { name: "Places" }).waitFor();
    await path.fill(join(parent, "nowhere"));
    await path.press("Enter");
    await page
      .getByRole("alert")
      .getByText(/There is no folder .*nowhere/)
      .waitFor();
    await path.fill(parent);
    await path.press("Enter");
    const chosen = page.getByRole("option", { selected: true });
    // Nothing is marked: what would be chosen is the folder that is open.
    await page.getByRole("button", { name: 'Choose "shelf"' }).waitFor();
    await page.keyboard.press("b");
    await chosen.getByText("20 pictures").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("There are no folders in this one.").waitFor();
    await page.getByRole("button", { name: 'Choose "bears"' }).waitFor();
    await page.keyboard.press("Backspace");
    await chosen.getByText("bears").waitFor();
    // The marked folder is chosen, not the open one it lies in.
    await page.keyboard.press("ArrowUp");
    await page.getByRole("button", { name: 'Choose "apples"' }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+Enter");
    await page.getByText("20 usable pictures among 20 files.").waitFor();
    expect(await page.getByRole("radio", { name: /^bears/ }).isChecked()).toBe(true);
    expect(faults).toEqual([]);
  });

  it("changes nothing when it is closed by Escape", async () => {
    const served = await serve();
    const { page } = await open(newRunAddress(served.address(), {}));
    const bundled = page.getByRole("radio", { name: /^Bundled pictures/ });
    await page.getByRole("button", { name: "Choose a folder …" }).click();
    await page.getByRole("listbox", { name: "Places" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await bundled.isChecked()).toBe(true);
    expect(await page.getByRole("radio", { name: "Name" }).count()).toBe(0);
  });
});
