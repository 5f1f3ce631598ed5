import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { browserSuite } from "./suite.ts";

/** Every engine is tested in a process of its own, on a machine that may be busy. */
const patience = { timeout: 55_000 };

describeInBrowser("the view of this machine", () => {
  const { serve, open } = browserSuite();

  it("shows facts, each engine with its test or the reason, the history, and the licences", async () => {
    const served = await serve();
    const { page, faults } = await open(new URL("/machine", served.address()).href + new URL(served.address()).hash);
    const main = page.locator("main");
    await main.getByText(served.homeFolder).waitFor();
    // Any page may lead a tab here: what takes processes waits for a click.
    await main.getByRole("button", { name: "Run the tests" }).click();
    const reference = main.getByRole("row", { name: /^Plain TensorFlow.js/ });
    await reference.getByText("passed: equal to the reference, the same again, bit for bit").waitFor(patience);
    await main
      .getByRole("row", { name: /^Compiled/ })
      .getByText(/^passed: within \d/)
      .waitFor();
    await main.getByText("The history is sound.").waitFor();
    // Another visit shows what was found, with its time, and tests nothing.
    await page.getByRole("link", { name: "Start" }).click();
    await page.getByRole("heading", { name: "Point the studio at a folder of images" }).waitFor();
    await page.getByRole("link", { name: "This machine" }).click();
    await main.getByText(/^Tested /).waitFor({ timeout: 5000 });
    expect(await main.getByRole("button", { name: "Run again" }).isEnabled()).toBe(true);
    await main.getByText(/^\d+ packages by others/).click();
    await main.getByText(/^vue 3\.\d+\.\d+$/).waitFor();
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 120_000);
});
