import { afterAll, beforeAll, expect, it } from "vitest";
import { openHistory } from "../../electron/history/openHistory.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { serveStudio, type ServedStudio } from "./servedStudio.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";
import { quoted } from "../unit/messages/quoted.ts";

/** Records 1,000 runs: trees of a run with nine forks, each fork leaving the one before. */
function recordForest(databaseFile: string, datasetId: string): void {
  const history = openHistory(databaseFile);
  let parent: { runId: string; step: number } | undefined;
  for (let number = 0; number < 1000; number++) {
    if (number % 10 === 0) parent = undefined;
    const system = (number / 10) % 2 < 1 ? "wgan" : "gan";
    const run = history.createRun({
      name: `tree-${Math.floor(number / 10)}-branch-${number % 10}`,
      configuration: tinySettings({ system, steps: 5000 }),
      datasetId,
      ...(parent === undefined ? {} : { parent }),
    });
    history.changeState(run.id, "running");
    const step = (parent?.step ?? 0) + 100;
    history.recordCheckpoint(run.id, {
      step,
      file: `checkpoints/${step}.safetensors`,
      sizeBytes: 1,
      sha256: "0".repeat(64),
      reason: "schedule",
    });
    history.changeState(
      run.id,
      number % 10 === 9 ? "failed" : "stopped",
      number % 10 === 9 ? { message: quoted("No.") } : {},
    );
    parent = { runId: run.id, step };
  }
  history.close();
}

describeInBrowser("the tree of 1,000 runs", () => {
  const { open } = browserSuite();
  let served: ServedStudio;

  beforeAll(async () => {
    served = await serveStudio();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    await served.stop();
    recordForest(`${served.homeFolder}/studio.sqlite`, datasetId);
    await served.start();
  });
  afterAll(() => served.close());

  it("draws only the rows in sight, and asks for the checkpoints of no more", async () => {
    const { page, faults } = await open(viewAddress(served.address(), "/tree"));
    const rows = page.getByRole("treeitem");
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await page.getByText("1,000 runs").waitFor();
    await page.locator(".forest").evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await rows.getByText("tree-0-branch-9").waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await expect.poll(() => page.locator(".tracks .mark").count()).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });

  it("keeps up with scrolling", async () => {
    const { page } = await open(viewAddress(served.address(), "/tree"));
    await page.getByRole("treeitem").first().waitFor();
    const middleMs = await page.locator(".forest").evaluate(async (box) => {
      const takenMs: number[] = [];
      for (let frame = 0; frame < 60; frame++) {
        const startMs = performance.now();
        box.scrollTop += 240;
        box.dispatchEvent(new Event("scroll"));
        await Promise.resolve();
        takenMs.push(performance.now() - startMs);
        await new Promise(requestAnimationFrame);
      }
      return takenMs.sort((a, b) => a - b)[30];
    });
    // A frame is 17 ms; the machine may be busy with other tests.
    expect(middleMs).toBeLessThan(60);
  });

  it("finds runs with the ones that they were forked from, also after having scrolled far down", async () => {
    const { page } = await open(viewAddress(served.address(), "/tree"));
    await page.getByRole("treeitem").first().waitFor();
    await page.locator(".forest").evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await page.getByRole("textbox", { name: "Filter by name or id" }).fill("tree-42-branch-3");
    await page.getByText("1 of 1,000 runs").waitFor();
    await expect.poll(() => page.getByRole("treeitem").count()).toBe(4);
    await page.getByRole("textbox", { name: "Filter by name or id" }).fill("no such run");
    await page.getByRole("heading", { name: "No run fits" }).waitFor();
  });

  it("is gone through by the keyboard, and offers a fork at a checkpoint", async () => {
    const { page, faults } = await open(viewAddress(served.address(), "/tree"));
    const tree = page.getByRole("tree");
    await page.getByRole("treeitem").first().waitFor();
    await tree.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const selected = page.getByRole("treeitem", { selected: true });
    await selected.getByText("tree-99-branch-1").waitFor();
    await expect.poll(() => page.locator(".tracks .mark").count()).toBeGreaterThan(10);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("f");
    await page.getByText("Fork from step 200 …").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Checkpoint", { exact: true }).waitFor();
    expect(await dialog.getByLabel("Checkpoint", { exact: true }).inputValue()).toBe("200");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await tree.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "tree-99-branch-1" }).waitFor();
    expect(faults).toEqual([]);
  });

  it("has a menu that Shift+F10 opens, that takes the focus and gives it back", async () => {
    const { page, faults } = await open(viewAddress(served.address(), "/tree"));
    const tree = page.getByRole("tree");
    const menu = page.getByRole("menu");
    await page.getByRole("treeitem").first().waitFor();
    await tree.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+F10");
    await menu
      .getByRole("group", { name: "Export" })
      .getByRole("menuitem", { name: /^Weights of step/ })
      .waitFor();
    const focused = page.locator(":focus");
    expect(await focused.getAttribute("role")).toBe("menuitem");
    expect(await focused.textContent()).toContain("Fork …");
    await page.keyboard.press("ArrowDown");
    expect(await focused.textContent()).toContain('Open "tree-99-branch-0"');
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    expect(await focused.getAttribute("role")).toBe("tree");
    await page.getByRole("treeitem").last().click({ button: "right" });
    await menu.waitFor();
    const [box, view] = [await menu.boundingBox(), page.viewportSize()];
    expect(box!.y + box!.height).toBeLessThanOrEqual(view!.height);
    await page.keyboard.press("Tab");
    await menu.waitFor({ state: "hidden" });
    expect(faults).toEqual([]);
  });

  it("has only Tab stops that say what they are, and filters by what is ticked in menus", async () => {
    const { page, faults } = await open(viewAddress(served.address(), "/tree"));
    await page.getByText("1,000 runs").waitFor();
    const byState = page.getByRole("button", { name: "Filter by state: any state" });
    await byState.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitemcheckbox", { name: "failed" }).press("Enter");
    await page.getByText("100 of 1,000 runs").waitFor();
    expect(await page.getByRole("menuitemcheckbox", { name: "failed" }).getAttribute("aria-checked")).toBe("true");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Filter by state: failed" }).waitFor();
    const nameless = await page
      .locator('main [tabindex="0"]')
      .evaluateAll((stops) =>
        stops.filter((stop) => stop.tagName === "DIV" && !stop.hasAttribute("role")).map((stop) => stop.outerHTML),
      );
    expect(nameless).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describeInBrowser("the tree without runs", () => {
  const { serve, open } = browserSuite();

  it("says what it will show", async () => {
    const served = await serve();
    const { page } = await open(viewAddress(served.address(), "/tree"));
    await page.getByRole("heading", { name: "No runs yet" }).waitFor();
  });
});
