/** A VAE and an EBGAN in the window: samples as means and with noise, the margin's line, networks by their names. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { decodeSample } from "../../electron/domains/images/sampleFile.ts";
import { fixedNoise, noisyByte } from "../../shared/addedNoise.ts";
import { accessibilityFaults } from "./axe.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

const size = 16;

/** The red of each pixel of the first picture on the sheet. */
async function firstPicture(page: Page): Promise<number[]> {
  return await page.locator(".sheet canvas").evaluate((element, side) => {
    const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, side, side);
    return [...data].filter((_, at) => at % 4 === 0);
  }, size);
}

describeInBrowser("auto-encoders", () => {
  const { serve, open } = browserSuite();

  it("show the samples of a VAE as means, and with the noise of the model where that is asked for", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const configuration = tinySettings({ system: "vae", learnNoise: true, noiseStd: 0.3 });
    const { id } = studio.createRun({ datasetId, name: "rooms", configuration });
    studio.start(id);
    await studio.atRest(id);
    const sample = studio.history.listSamples(id).find(({ step }) => step === 20)!;
    const image = decodeSample(readFileSync(studio.fileOf(sample))).image(0);
    const means = [...image].filter((_, at) => at % 3 === 0);
    const sigma = studio.history.readSeries(id, "noiseStd", { fromStep: 20, toStep: 20 }).points[0]!.value!;
    const noise = fixedNoise(image.length);

    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    await expect.poll(() => firstPicture(page)).toEqual(means);
    const noisy = page.getByRole("switch", { name: "Samples with the noise of the model" });
    await noisy.press("Space");
    await expect
      .poll(() => firstPicture(page))
      .toEqual(means.map((byte, at) => noisyByte(byte, sigma, noise[3 * at]!)));
    await page.waitForURL(/samples=noisy/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Export", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: /^Sample sheet of step 20.*samples with noise/ }).waitFor();
    await page.keyboard.press("Escape");
    // The page says what it is of: nothing here is called a critic.
    await page.getByRole("tab", { name: "Settings" }).press("Enter");
    await page.getByText("Encoder", { exact: true }).waitFor();
    expect(
      await page
        .getByRole("tabpanel")
        .getByText(/critic/i)
        .count(),
    ).toBe(0);

    // The step before training has no point of the series: its noise is the setting's.
    await page.goto(viewAddress(served.address(), `/runs/${id}?step=0&samples=noisy`));
    await page.getByText("With noise, σ 0.300").waitFor();
    expect(faults).toEqual([]);
  });

  it("compare an EBGAN with a VAE, and draw the margin into its energies", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const of = { ebgan: { system: "ebgan", margin: 7, nCritic: 1 }, vae: { system: "vae" } };
    const ids = Object.entries(of).map(([name, settings]) => {
      const { id } = studio.createRun({ datasetId, name, configuration: tinySettings(settings) });
      studio.start(id);
      return id;
    });
    for (const id of ids) await studio.atRest(id);
    const { page, faults } = await open(viewAddress(served.address(), `/compare?runs=${ids.join()}`));
    await page.getByRole("heading", { name: "TV estimate" }).waitFor();
    await page.getByRole("heading", { name: "Bits per dimension" }).waitFor();
    await page.getByRole("rowheader", { name: "Margin m" }).waitFor();
    await page.getByRole("switch", { name: "Samples with the noise of the model" }).press("Space");
    await page.waitForURL(/samples=noisy/);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto(viewAddress(served.address(), `/runs/${ids[0]!}?curves=all`));
    await page.getByText("Dashed: margin m").first().waitFor();
    expect(await page.getByRole("switch", { name: "Samples with the noise of the model" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("have their own settings in the form, and refuse a margin below 0 there", async () => {
    const served = await serve();
    const { page, faults } = await open(viewAddress(served.address(), "/new"));
    await page.getByRole("button", { name: /more systems/ }).press("Enter");
    const system = (name: string) => page.getByRole("checkbox", { name, exact: true });
    await system("VAE").check();
    for (const name of ["WGAN", "GAN"]) await system(name).uncheck();
    await page.getByRole("combobox", { name: "Encoder", exact: true }).waitFor();
    await page.getByRole("textbox", { name: "Noise σ", exact: true }).waitFor();
    expect(await page.getByRole("textbox", { name: "n_critic" }).count()).toBe(0);

    await system("EBGAN").check();
    await system("VAE").uncheck();
    await page.getByRole("combobox", { name: "Discriminator", exact: true }).waitFor();
    const margin = page.getByRole("textbox", { name: "Margin m", exact: true });
    expect(await margin.inputValue()).toBe("20");
    await margin.fill("-1");
    await expect.poll(() => margin.getAttribute("aria-invalid")).toBe("true");
    await page.locator("#ebgan-margin-error").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
