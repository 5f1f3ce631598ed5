import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { writeBadPictures, writePictures } from "./folders.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";

function addressOf(address: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(address);
  url.pathname = path;
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

describeInBrowser("the view of a data set", () => {
  const { serve, open } = browserSuite();

  it("shows the packed pictures, the health of the folder and the runs that train on it", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    served.studio().createRun({ datasetId, name: "on these", configuration: tinySettings() });
    const { page, faults } = await open(addressOf(served.address(), `/datasets/${datasetId}`));
    const sheet = page.getByRole("img", { name: "20 pictures at 16 px, as the networks see them" });
    await sheet.waitFor();
    await expect
      .poll(() => sheet.locator("img").evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth)))
      .toEqual(Array.from({ length: 20 }, () => 16));
    await page.getByText("PNG 20").waitFor();
    await page.getByRole("link", { name: "on these", exact: true }).waitFor();
    await page.getByRole("button", { name: "Train on these" }).click();
    await page.waitForURL(/\/new\?dataset=/);
    expect(await page.getByRole("radio", { name: /^pictures/ }).isChecked()).toBe(true);
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });

  it("says that the folder is gone, and that nothing is lost", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    await rm(join(served.homeFolder, "pictures"), { recursive: true });
    const { page } = await open(addressOf(served.address(), `/datasets/${datasetId}`));
    await page
      .getByText(/The folder is no longer there. Nothing is lost: training goes on from the packed copy/)
      .waitFor();
    expect(await page.getByRole("button", { name: "Look through it again" }).count()).toBe(0);
  });

  it("says that there is no such data set", async () => {
    const served = await serve();
    const { page } = await open(addressOf(served.address(), "/datasets/nosuchdataset"));
    await page.getByRole("alert").getByText("There is no such data set").waitFor();
  });
});

describeInBrowser("looking through a folder", () => {
  const { serve, open } = browserSuite();

  it("names 500 bad files with few rows drawn, filters them, and copies what is left", async () => {
    const served = await serve();
    const folder = await writePictures(join(served.homeFolder, "mixed"), 5);
    await writeBadPictures(folder, 500);
    const { page, faults } = await open(addressOf(served.address(), "/folder", { folder }), {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Look through it" }).click();
    const list = page.getByRole("list", { name: "500 files that cannot be used" });
    await list.getByText("bad-000.png").waitFor();
    expect(await page.getByRole("listitem").count()).toBeLessThan(60);
    await list.evaluate((box) => {
      box.scrollTo({ top: box.scrollHeight });
    });
    await list.getByText("bad-499.png").waitFor();
    await page.getByRole("button", { name: /^empty 167/ }).click();
    await page.getByRole("searchbox", { name: "Search the files" }).fill("bad-00");
    await page.getByRole("list", { name: "4 files that cannot be used" }).waitFor();
    await page.getByRole("button", { name: "Copy 4" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    expect(lines.map((line) => line.split("\t").slice(0, 2))).toEqual(
      ["000", "003", "006", "009"].map((number) => [`bad-${number}.png`, "empty"]),
    );
    await page.getByRole("searchbox", { name: "Search the files" }).fill("nothing has this name");
    await page.getByText("None of them fits the search.").waitFor();
    expect(faults).toEqual([]);
  });

  it("says that a folder is empty, or not there", async () => {
    const served = await serve();
    const folder = join(served.homeFolder, "empty");
    await mkdir(folder);
    const { page } = await open(addressOf(served.address(), "/folder", { folder }));
    await page.getByRole("button", { name: "Look through it" }).click();
    await page.getByRole("heading", { name: "The folder is empty" }).waitFor();
    await page.goto(addressOf(served.address(), "/folder", { folder: `${folder}-not` }));
    await page.getByRole("button", { name: "Look through it" }).click();
    await page
      .getByRole("alert")
      .getByText(/empty-not/)
      .waitFor();
  });
});
