import { rm } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

/** The last is 1440 × 900 at twice the size. */
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 720, height: 450 },
];

/** What looks wrong on the page as it is, in words. */
function flaws(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const scrolls = (axis: string): boolean => axis === "auto" || axis === "scroll";
      if (element.closest(".spoken, .scroll") !== null || clientWidth === 0) continue;
      if (scrolls(overflowX) && scrollWidth > clientWidth) found.push(`${name(element)} scrolls sideways`);
      const little = scrollHeight - clientHeight;
      if (scrolls(overflowY) && little > 0 && little < 8) found.push(`${name(element)} scrolls by ${little} px`);
      const isCut = overflowX === "hidden" && element.children.length === 0 && scrollWidth > clientWidth + 1;
      if (isCut && element.textContent.trim() !== "" && element.closest("[title]") === null) {
        found.push(`${name(element)} is cut and has no title`);
      }
    }
    const headings = [...document.querySelectorAll("main :is(h1, h2, h3)")].map(({ tagName }) => tagName);
    if (headings[0] !== "H1" || headings.lastIndexOf("H1") > 0) found.push(`headings ${headings.join(" ")}`);
    for (const { complete, naturalWidth, src } of document.images) {
      if (complete && naturalWidth === 0) found.push(`${src} is broken`);
    }
    return found;
  });
}

describeInBrowser("every view, at every size", () => {
  const { serve, open } = browserSuite();

  it("has one title, no broken picture, nothing cut without a word, and no scroll bar without need", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const name = "a name that is longer than most of the places in which it has to stand, and then some";
    const { runs } = studio.createGroup({
      datasetId,
      name,
      configurations: [tinySettings(), tinySettings({ system: "gan", optimizer: "adam" })],
    });
    const [id, partner] = runs.map((run) => run.id) as [string, string];
    for (const run of runs) studio.start(run.id);
    await Promise.all(runs.map((run) => studio.atRest(run.id)));
    const fork = await studio.fork({ runId: id, step: 20, changes: { steps: 21 } });
    studio.start(fork.id);
    await studio.atRest(fork.id);
    // Its pictures are gone: their places say so.
    await rm(`${served.homeFolder}/runs/${partner}/samples`, { recursive: true });
    const views: readonly (readonly [path: string, isThere: string | RegExp])[] = [
      ["/", "3"],
      ["/new", "Start training"],
      [`/datasets/${datasetId}`, "Trained on it"],
      ["/folder", "Choose a folder …"],
      [`/runs/${fork.id}`, "forked at step 20 from"],
      [`/runs/${partner}`, "The sample of step 20 cannot be shown: its file is gone or damaged."],
      [`/compare?runs=${id},${fork.id}`, "Settings that differ"],
      ["/compare", "Groups"],
      ["/tree", "3 runs"],
      ["/machine", "Home folder"],
      ["/no/such/page", "There is no such page"],
    ];
    const { page } = await open(served.address());
    for (const [path, isThere] of views) {
      await page.goto(viewAddress(served.address(), path));
      await page.locator("main").getByText(isThere).first().waitFor();
      for (const size of sizes) {
        await page.setViewportSize(size);
        // Pictures and layouts come after the words.
        await expect.poll(() => flaws(page), { message: `${path} at ${size.width}`, timeout: 60_000 }).toEqual([]);
      }
    }
    await page.goto(viewAddress(served.address(), "/"));
    await page.getByTitle("This picture cannot be shown: its file is gone or damaged.").first().waitFor();
  }, 180_000);
});
