/** Points in the plane in the window: begun in the form, shown as points everywhere a sample is shown. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { describeInBrowser } from "./chromium.ts";
import { browserSuite } from "./suite.ts";

function newRunAddress(address: string): string {
  const url = new URL(address);
  url.pathname = "/new";
  return url.href;
}

function number(page: Page, name: string) {
  return page.getByRole("textbox", { name, exact: true });
}

/** How many pixels of a drawing have about a colour, given as the page's own custom property. */
async function pixelsOf(page: Page, drawing: number, property: string): Promise<number> {
  const canvas = page.locator("figure canvas").nth(drawing);
  return await canvas.evaluate((element, name) => {
    const { width, height } = element as HTMLCanvasElement;
    const text = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const wanted = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
    const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      // Points are a little transparent: the colour is that of the pixel, its alpha is not.
      if (data[at + 3]! > 100 && wanted.every((value, channel) => Math.abs(data[at + channel]! - value) < 24)) count++;
    }
    return count;
  }, property);
}

describeInBrowser("points in the plane", () => {
  const { serve, open } = browserSuite();

  it("are chosen in the form with their distribution, trained by two systems, and shown on the same axes", async () => {
    const served = await serve();
    const { page, faults } = await open(newRunAddress(served.address()));
    await page.getByRole("radio", { name: /Points in the plane/ }).press("Space");
    // What has no meaning for points is gone, and what is theirs is there with its help.
    await page.getByRole("combobox", { name: "Distribution" }).selectOption({ label: "Two moons" });
    await page.getByText("What the points are drawn from.", { exact: false }).first().waitFor();
    expect(await page.getByRole("combobox", { name: "Image size" }).count()).toBe(0);
    expect(await page.getByRole("combobox", { name: "Generator" }).count()).toBe(0);
    expect(await page.getByRole("textbox", { name: "Filters nf" }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await number(page, "Steps").fill("4");
    await number(page, "Batch m").fill("8");
    await number(page, "Sample every").fill("2");
    await page.getByRole("button", { name: "Start training" }).press("Enter");
    await page.waitForURL(/\/compare\?runs=\w+,\w+/);
    const runs = served.studio().history.listRuns();
    expect(runs.map(({ name, domain }) => [name, domain])).toEqual([
      ["Two moons (wgan)", "points"],
      ["Two moons (gan)", "points"],
    ]);

    const chosen = page.getByRole("slider", { name: /at step 4: 256 generated points/ });
    await expect.poll(() => chosen.count(), { timeout: 60_000 }).toBe(2);
    await expect.poll(() => pixelsOf(page, 0, "--cs-blue")).toBeGreaterThan(20);
    await expect.poll(() => pixelsOf(page, 1, "--cs-orange")).toBeGreaterThan(20);
    expect(await accessibilityFaults(page)).toEqual([]);
    // The point of the same noise is marked in both.
    await chosen.first().press("ArrowRight");
    await chosen.first().press("ArrowRight");
    expect(await chosen.nth(1).getAttribute("aria-valuenow")).toBe("2");
    expect(await chosen.nth(1).getAttribute("aria-valuetext")).toMatch(/^point 2 at \(/);

    await page.getByRole("link", { name: "Two moons (wgan)" }).first().press("Enter");
    await page.getByRole("slider", { name: /WGAN, Two moons \(wgan\) at step 4/ }).waitFor();
    await page.getByRole("button", { name: "Export", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: /^Points of step 4/ }).waitFor();
    await page.keyboard.press("Escape");
    // Of the metrics, those of points alone.
    await page.getByRole("button", { name: "More actions" }).press("Enter");
    await page.getByRole("menuitem", { name: /^Evaluate samples/ }).press("Enter");
    await page.getByRole("region", { name: "Energy distance" }).waitFor();
    expect(await page.getByRole("region", { name: "Sample diversity" }).count()).toBe(0);
    expect(await page.getByRole("region", { name: "Jobs" }).getByText("failed").count()).toBe(0);
    await page.getByRole("link", { name: "Start", exact: true }).press("Enter");
    await expect.poll(() => page.locator("a.row canvas").count()).toBe(2);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("give way to a folder, and come back with what was typed", async () => {
    const served = await serve();
    const { page, faults } = await open(newRunAddress(served.address()));
    await page.getByRole("combobox", { name: "Generator" }).selectOption({ label: "MLP" });
    await page.getByRole("radio", { name: /Points in the plane/ }).press("Space");
    await number(page, "Hidden units").waitFor();
    await page.getByRole("radio", { name: /Points at a glance/ }).waitFor();
    expect(await page.getByRole("radio", { name: /Quick look/ }).count()).toBe(0);
    await page.getByRole("radio", { name: /Bundled pictures/ }).press("Space");
    await page.getByRole("combobox", { name: "Image size" }).waitFor();
    expect(await page.getByRole("combobox", { name: "Generator" }).inputValue()).toBe("MLP");
    expect(await page.getByRole("combobox", { name: "Distribution" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
