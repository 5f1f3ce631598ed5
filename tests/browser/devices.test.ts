import { join } from "node:path";
import { expect, it } from "vitest";
import { createChildProcessSpawn } from "../../electron/studio/training/host/childProcess.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

/** Real training on a machine that may be busy. */
const patience = { timeout: 90_000 };

describeInBrowser("devices in the window", () => {
  const { serve, open } = browserSuite();

  it("offers another device after one has failed during a run, and says since when the numbers differ", async () => {
    const modulePath = join(import.meta.dirname, "../integration/studio/failingTrainer.ts");
    const served = await serve({
      spawnTrainer: createChildProcessSpawn({ modulePath, environment: { FAILURE: "crash" } }),
    });
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({ datasetId, name: "lost", configuration: tinySettings({ device: "webgpu" }) });
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    studio.start(id);
    await page.getByText("Paused by itself.").waitFor(patience);
    await page
      .getByText(/The run can go on from the checkpoint at step 10/)
      .first()
      .waitFor();
    await page.locator(".run-header").getByText("Paused").waitFor();

    const offer = page.getByRole("form", { name: "Go on with another device" });
    await page.screenshot({ path: process.env.CRITIC_SHOT ?? join(served.homeFolder, "offer.png") });
    await offer.getByRole("option", { name: /^Processor/ }).waitFor({ state: "attached" });
    expect(await offer.getByRole("option", { name: /^WebGPU/ }).count()).toBe(0);
    await offer.getByRole("combobox", { name: "Another device" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".run-header").getByText("Completed").waitFor(patience);

    expect(await offer.count()).toBe(0);
    await page.getByText(/^Computed at first by .*WebGPU.*from step 10 by .*CPU.*no longer bit for bit/).waitFor();
    await page.getByRole("tab", { name: /^Log/ }).click();
    await page.getByText(/computed by .*WebGPU.*goes on with .*CPU.*not bit for bit/).waitFor();
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.locator(".settings").getByText("Processor", { exact: true }).waitFor();
    expect(studio.history.run(id)).toMatchObject({ state: "completed", configuration: { device: "cpu" } });
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 240_000);

  it("lists in the form what is here, and on the machine's page why the rest is not", async () => {
    const served = await serve();
    const { page, faults } = await open(viewAddress(served.address(), "/new"));
    const field = page.getByRole("combobox", { name: "Device", exact: true });
    await page.getByText(/, \d+ threads?.*Why some are not here$/).waitFor(patience);
    expect(await field.inputValue()).toBe("cpu");
    // Every choice can be read in the narrowest window.
    await page.setViewportSize({ width: 1024, height: 700 });
    const { room, widest } = await field.evaluate((select: HTMLSelectElement) => {
      const pen = document.createElement("canvas").getContext("2d")!;
      pen.font = getComputedStyle(select).font;
      const widths = [...select.options].map(({ text }) => pen.measureText(text).width);
      return { room: select.clientWidth, widest: Math.max(...widths) };
    });
    // The arrow and the padding take some 50 px.
    expect(widest + 50).toBeLessThan(room);
    const absent = field.getByRole("option", { name: process.platform === "win32" ? /^Core ML/ : /^DirectML/ });
    expect(await absent.isDisabled()).toBe(true);
    expect(await absent.textContent()).toMatch(/not here/);
    await page.getByText("the only one that is known to repeat a run bit for bit").waitFor();
    await page.getByRole("link", { name: "Why some are not here" }).click();
    await page.getByRole("heading", { name: "What can compute?" }).waitFor();
    await page
      .getByText(process.platform === "win32" ? "Core ML is a part of macOS." : "DirectML is a part of Windows.")
      .first()
      .waitFor(patience);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 240_000);
});
