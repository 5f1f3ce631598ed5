import { expect, it } from "vitest";
import { openHistory } from "../../electron/history/openHistory.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

describeInBrowser("what asks above a run", () => {
  const { serve, open } = browserSuite();

  it("has a name and one heading, begins with the safe answer, keeps the keyboard, and gives it back", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    const history = openHistory(`${served.homeFolder}/studio.sqlite`);
    const { id } = history.createRun({ datasetId, name: "rooms", configuration: tinySettings() });
    history.changeState(id, "stopped");
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    const more = page.getByRole("button", { name: "More actions" });
    const focused = (): Promise<string> =>
      page.evaluate(() =>
        (document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim(),
      );

    await more.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    const question = page.getByRole("dialog", { name: 'Delete "rooms"?' });
    await question.getByRole("heading", { name: 'Delete "rooms"?', level: 2 }).waitFor();
    await expect.poll(focused).toBe("Cancel");
    for (const next of ["Delete", "Close"]) {
      await page.keyboard.press("Tab");
      expect(await focused()).toBe(next);
    }
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    await expect.poll(focused).toBe("More actions");

    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: /^Rename/ }).press("Enter");
    const entry = page.getByRole("dialog", { name: "Rename" });
    const line = entry.getByRole("textbox", { name: "Name of the run" });
    await expect.poll(() => line.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type("rooms again");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "rooms again", level: 1 }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);

    // A press beside it closes it too.
    await page.getByRole("button", { name: "Fork …" }).press("Enter");
    const fork = page.getByRole("dialog", { name: "Fork" });
    await fork.waitFor();
    const nameColours = await fork.getByRole("textbox", { name: "Name of the fork" }).evaluate((field) => {
      const label = field.parentElement!.querySelector(".faint")!;
      return { suggested: getComputedStyle(field, "::placeholder").color, label: getComputedStyle(label).color };
    });
    expect(nameColours.suggested).toBe(nameColours.label);
    await page.mouse.click(5, 5);
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await more.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).press("Enter");
    await page.getByRole("heading", { name: "Start", level: 1 }).waitFor();
    expect(served.studio().history.listRuns()).toEqual([]);
    history.close();
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });
});
