import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { browserSuite } from "./suite.ts";

describeInBrowser("the access token", () => {
  const { serve, open } = browserSuite();

  it("is taken out of the address bar and kept for the tab, also when it is loaded again", async () => {
    const served = await serve();
    const { page, faults } = await open(served.address());
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    await page.goto(new URL("/machine", page.url()).href);
    await page.getByRole("heading", { name: "This machine" }).waitFor();
    expect(page.url()).not.toContain("token");
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });

  it.each(["", `#token=${"A".repeat(43)}`])(
    "refuses a page that comes with %j, says what to do, and takes the right one",
    async (fragment) => {
      const served = await serve();
      const { page } = await open(new URL(`/${fragment}`, served.address()).href);
      await page.getByRole("alert").getByText("This window was not let in").waitFor();
      expect(await page.getByRole("navigation").count()).toBe(0);
      // Pasted over the refused address, only the fragment changes.
      await page.goto(served.address());
      await page.getByRole("heading", { name: "Point the studio at a folder of images" }).waitFor();
      expect(new URL(page.url()).hash).toBe("");
    },
  );

  it("is told to a second tab by the first", async () => {
    const served = await serve();
    const { page } = await open(served.address());
    await page.getByRole("heading", { level: 1 }).waitFor();
    const second = await page.context().newPage();
    await second.goto(new URL("/", served.address()).href);
    await second.getByRole("heading", { name: "Point the studio at a folder of images" }).waitFor();
  });
});
