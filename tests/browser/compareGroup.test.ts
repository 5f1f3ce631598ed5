import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

const systems = ["wgan", "gan", "gan-minimax"] as const;

describeInBrowser("the compare view of a group of three", () => {
  const { serve, open } = browserSuite();

  it("is reached from everywhere, moves all samples with one slider, and tells the runs apart by colour", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const configurations = systems.map((system) => tinySettings({ system, sampleEvery: 10 }));
    const { groupId, runs } = studio.createGroup({ datasetId, name: "trio", configurations });
    const ids = runs.map(({ id }) => id);
    studio.startGroup(groupId);
    await Promise.all(ids.map((id) => studio.atRest(id)));

    const { page, faults } = await open(viewAddress(served.address(), "/compare"));
    const shownIds = () => new URL(page.url()).searchParams.get("runs")?.split(",");
    const sheet = (system: string) => page.getByRole("region", { name: `trio (${system})`, exact: true });
    await page.getByRole("link", { name: "trio (wgan, gan and gan-minimax)" }).click();
    await page.getByRole("heading", { name: "Step 20" }).waitFor();
    expect(shownIds()).toEqual(ids);
    await page.getByRole("slider", { name: "Step of all samples" }).press("ArrowLeft");
    await page.getByRole("heading", { name: "Step 10" }).waitFor();
    for (const system of systems) await sheet(system).getByText("step 10", { exact: true }).waitFor();
    await sheet("wgan").getByRole("button", { name: "Picture 3" }).click();
    for (const system of systems)
      await sheet(system).getByRole("button", { name: "Picture 3", pressed: true }).waitFor();
    const colours = await Promise.all(
      systems.map((system) => sheet(system).evaluate((region) => getComputedStyle(region).borderTopColor)),
    );
    expect(new Set(colours).size).toBe(3);

    // The slider stays in sight, whole, however far down one looks.
    for (const size of [
      { width: 1024, height: 700 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(size);
      await page.locator("main").evaluate((main) => {
        main.scrollTo({ top: main.scrollHeight });
      });
      const heading = page.getByRole("heading", { name: "Step 10" });
      await expect.poll(async () => (await heading.boundingBox())?.y, { message: `at ${size.width}` }).toBeLessThan(40);
      expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    }
    await page.getByRole("region", { name: "EM estimate" }).getByText("trio (wgan)").waitFor();
    for (const system of ["gan", "gan-minimax"])
      await page.getByRole("region", { name: "JS estimate" }).getByText(`trio (${system})`, { exact: true }).waitFor();
    await page.getByRole("row", { name: /^System WGAN / }).waitFor();

    for (const system of ["wgan", "gan"])
      await page.getByRole("button", { name: `Leave trio (${system}) out` }).click();
    await page.getByRole("link", { name: "compare its group" }).click();
    await sheet("wgan").waitFor();
    expect(shownIds()).toEqual(ids);

    await sheet("gan").getByRole("link", { name: "trio (gan)" }).click();
    await page.getByRole("link", { name: "Compare with the 2 others of its group" }).click();
    await page.getByRole("heading", { name: "Compare" }).waitFor();
    expect(shownIds()).toEqual(ids);

    await page.getByRole("link", { name: "Tree" }).click();
    await page.getByRole("treeitem").filter({ hasText: "trio (wgan)" }).click({ button: "right" });
    await page.getByText("Compare the group").click();
    await page.getByRole("heading", { name: "Compare" }).waitFor();
    expect(shownIds()).toEqual(ids);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 120_000);
});
