import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

describeInBrowser("the compare view", () => {
  const { serve, open } = browserSuite();

  it("goes through the steps of both runs with one slider, and exports a sheet of the pair", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { runs } = studio.createGroup({
      datasetId,
      name: "both",
      configurations: [
        tinySettings({ system: "wgan", sampleEvery: 10 }),
        tinySettings({ system: "gan", optimizer: "adam", sampleEvery: 20 }),
      ],
    });
    for (const { id } of runs) studio.start(id);
    await Promise.all(runs.map(({ id }) => studio.atRest(id)));

    const { page, faults } = await open(viewAddress(served.address(), "/compare"));
    await page.getByRole("link", { name: "both (wgan) and both (gan)" }).click();
    await page.getByRole("heading", { name: "Step 20" }).waitFor();
    const sheet = (name: string) => page.getByRole("region", { name });
    await sheet("both (wgan)").getByRole("button", { name: "Picture 8" }).waitFor();
    await sheet("both (gan)").getByRole("button", { name: "Picture 8" }).waitFor();

    // The GAN has no sample at step 10: it shows its last before, and says so.
    const slider = page.getByRole("slider", { name: "Step of all samples" });
    await slider.press("ArrowLeft");
    await page.getByRole("heading", { name: "Step 10" }).waitFor();
    await sheet("both (gan)").getByText("step 0, its last before step 10").waitFor();
    await page.getByRole("switch", { name: "Only steps that all runs have" }).click();
    await page.getByRole("heading", { name: "Step 0" }).waitFor();
    await slider.press("ArrowRight");
    await page.getByRole("heading", { name: "Step 20" }).waitFor();

    // The same place in both sheets, since it is the same noise.
    await sheet("both (wgan)").getByRole("button", { name: "Picture 3" }).click();
    await sheet("both (gan)").getByRole("button", { name: "Picture 3", pressed: true }).waitFor();

    // Both runs there are, are here.
    await page.getByRole("textbox", { name: "Add a run" }).click();
    await page.getByText("There is no other run.").waitFor();
    await page.keyboard.press("Escape");

    // Curves by kind, and what differs.
    await page.getByRole("region", { name: "EM estimate" }).getByText("both (wgan)").waitFor();
    await page.getByRole("region", { name: "JS estimate" }).getByText("both (gan)").waitFor();
    await page.getByRole("row", { name: "Optimiser RMSProp Adam" }).waitFor();
    expect(await page.getByRole("row", { name: /^Batch/ }).count()).toBe(0);

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByText("Group sheet of step 20").click();
    expect((await download).suggestedFilename()).toMatch(/\.png$/);

    await page.getByRole("button", { name: "Leave both (gan) out" }).click();
    await page.getByText("One run alone").waitFor();
    expect(new URL(page.url()).searchParams.get("runs")).toBe(runs[0]!.id);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 120_000);

  it("shows what is there where one of the runs is not", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({ datasetId, name: "alone", configuration: tinySettings() });
    const { page } = await open(viewAddress(served.address(), `/compare?runs=${id},zzzz9999`));
    await page.getByRole("heading", { name: "This run cannot be shown" }).waitFor();
    await page.getByRole("link", { name: "alone", exact: true }).waitFor();
    await page.getByRole("button", { name: "Leave it out" }).click();
    await page.getByText("One run alone").waitFor();
  });

  it("says what it is for where there are no runs", async () => {
    const served = await serve();
    const { page } = await open(viewAddress(served.address(), "/compare"));
    await page.getByRole("heading", { name: "No runs yet" }).waitFor();
  });
});
