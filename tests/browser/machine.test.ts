import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { browserSuite } from "./suite.ts";

describeInBrowser("the view of this machine", () => {
  const { serve, open } = browserSuite();

  it("shows facts, each engine with its test or the reason, the history, and the licences", async () => {
    const served = await serve();
    const { page, faults } = await open(new URL("/machine", served.address()).href + new URL(served.address()).hash);
    const main = page.locator("main");
    await main.getByText(served.homeFolder).waitFor();
    const reference = main.getByRole("row", { name: /^cpu/ });
    await reference.getByText("passed: equal to the reference, the same again, bit for bit").waitFor();
    await main
      .getByRole("row", { name: /^compiled/ })
      .getByText(/^passed: within \d/)
      .waitFor();
    await main.getByText("The history is sound.").waitFor();
    await main.getByText(/^\d+ packages by others/).click();
    await main.getByText(/^vue 3\.\d+\.\d+$/).waitFor();
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });
});
