import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { openHistory } from "../../electron/history/openHistory.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";
import { quoted } from "../unit/messages/quoted.ts";

const patience = { timeout: 60_000 };

/** Holds back what the core pushes of a kind, until the returned function is called. */
async function holdChanges(page: Page, kind: string): Promise<() => void> {
  const held: (() => void)[] = [];
  let isHolding = true;
  await page.routeWebSocket("**/channel", (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const send = (): void => {
        socket.send(message);
      };
      // What comes after what is held waits too: order is part of the contract.
      if (isHolding && (held.length > 0 || String(message).includes(`"kind":"${kind}"`))) held.push(send);
      else send();
    });
  });
  return () => {
    isHolding = false;
    for (const send of held.splice(0)) send();
  };
}

describeInBrowser("where one looks in a run", () => {
  const { serve, open } = browserSuite();

  it("is in the address, and every checkpoint can be looked at, exported and forked", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const configuration = tinySettings({ checkpointEvery: 8 });
    const { id } = studio.createRun({ datasetId, name: "Räume חדרים", configuration });
    studio.start(id);
    await studio.atRest(id);
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    await page.getByRole("heading", { name: "Step 20" }).waitFor();
    await expect.poll(() => page.title()).toBe("Räume חדרים · Critic Studio");

    // Step and range outlast a reload, and another view in between.
    await page.getByRole("slider", { name: "Sample step" }).press("Home");
    await page.getByRole("img", { name: "EM estimate", exact: true }).press("+");
    await page.waitForURL((url) => url.searchParams.get("step") === "0" && url.searchParams.has("to"));
    const address = page.url();
    for (const again of [
      () => page.reload(),
      async () => {
        await page.getByRole("link", { name: "This machine" }).click();
        await page.getByRole("heading", { name: "This machine", level: 1 }).waitFor();
        await page.goBack();
      },
    ]) {
      await again();
      await page.getByRole("heading", { name: "Step 0", exact: true }).waitFor();
      await page.getByRole("button", { name: "Show all" }).first().waitFor();
      expect(page.url()).toBe(address);
    }

    // The menu has the newest weights, whatever sample is in sight.
    await page.getByRole("toolbar").getByRole("button", { name: "Export" }).press("Enter");
    await page.getByRole("menuitem", { name: "Generator of step 20" }).waitFor();
    await page.getByRole("menuitem", { name: "Sample sheet of step 0" }).waitFor();
    await page.keyboard.press("Escape");

    // Step 8 has a checkpoint and no sample: it is drawn from the weights, by keyboard alone.
    const preview = page.getByRole("button", { name: "Preview of step 8" });
    await preview.press("Enter");
    const picture = page.getByRole("dialog").getByRole("img", { name: "Samples of Räume חדרים at step 8" });
    await picture.waitFor(patience);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    await page.keyboard.press("Escape");
    await picture.waitFor({ state: "detached" });
    expect(studio.history.listSamples(id).map(({ step }) => step)).toEqual([0, 10, 20]);

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export step 8" }).press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect((await download).suggestedFilename()).toBe("Räume חדרים-step-8.onnx");

    await page.getByRole("button", { name: "Fork from step 16" }).press("Enter");
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("Checkpoint", { exact: true }).inputValue()).toBe("16");
    await dialog.getByLabel("Name of the fork").fill("branch");
    await dialog.getByRole("button", { name: "Fork and train" }).click();
    await page.getByRole("heading", { name: "branch" }).waitFor(patience);
    await expect.poll(() => page.title()).toBe("branch · Critic Studio");
    await studio.atRest(studio.history.findRun("branch").id);

    // The tree offers the same at a checkpoint, by keyboard alone, and at a run what the menu of its own view does.
    await page.goto(viewAddress(served.address(), `/tree?run=${id}`));
    await page.getByRole("treeitem", { selected: true }).getByText("Räume חדרים").waitFor();
    await expect.poll(() => page.locator(".tracks .mark").count()).toBeGreaterThan(3);
    await page.getByRole("tree").press("ArrowLeft");
    await page.getByRole("tree").press("f");
    await page.getByRole("group", { name: "Export step 20" }).waitFor();
    const fromTree = page.waitForEvent("download");
    // The last but one is the generator, the last the sheet.
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    expect((await fromTree).suggestedFilename()).toBe("Räume חדרים-step-20.onnx");
    await page.getByRole("tree").press("f");
    await page.getByText("Preview of step 20").click();
    await page.getByRole("dialog").getByRole("img", { name: "Samples of Räume חדרים at step 20" }).waitFor(patience);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("treeitem", { selected: true }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Weights of step 20 safetensors, newest checkpoint" }).waitFor();

    // What cannot be done says why.
    await page.goto(viewAddress(served.address(), `/runs/${id}`));
    await page.getByRole("button", { name: "More actions" }).press("Enter");
    const remove = page.getByRole("menuitem", { name: "Delete … its forks need it: delete them first" });
    expect(await remove.getAttribute("aria-disabled")).toBe("true");
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  }, 180_000);

  it("shows a curve of which half the values are not finite, with dots, marks and a count", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    await served.stop();
    const history = openHistory(`${served.homeFolder}/studio.sqlite`);
    const { id } = history.createRun({ datasetId, name: "wild", configuration: tinySettings({ steps: 100 }) });
    history.changeState(id, "running");
    const value = (step: number): number => (step % 4 === 0 ? Infinity : step % 2 === 0 ? Number.NaN : 40_000 - step);
    history.appendMetrics(
      id,
      Array.from({ length: 100 }, (_, at) => ({
        step: at + 1,
        values: { emEstimate: value(at + 1), criticLoss: -1, generatorLoss: 0.5 },
      })),
    );
    history.changeState(id, "failed", { message: quoted("It became infinite.") });
    history.close();
    await served.start();
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    const panel = page.getByRole("region", { name: "EM estimate" });
    await panel.getByText("25 of 100 values are NaN (×), 25 are infinite (triangle).").waitFor();
    await panel.getByText("∞", { exact: true }).waitFor();
    const blue = (): Promise<number> =>
      panel.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 40 && data[at + 2]! > data[at]! + 60) count++;
        return count;
      });
    // No two neighbours are finite: without dots and marks there would be no pixel of the curve's colour.
    await expect.poll(blue).toBeGreaterThan(200);
    const download = page.waitForEvent("download");
    await page.getByRole("toolbar").getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: /^Metrics/ }).click();
    const csv = await (await download).createReadStream();
    const text = (await csv.toArray()).join("");
    expect(
      text
        .split("\r\n")
        .slice(1, 5)
        .map((line) => line.split(",")[1]),
    ).toEqual(["39999", "nan", "39997", "inf"]);
    expect(faults).toEqual([]);
  });

  it("never says that a compared run has no samples while they are on their way", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const ids = ["one", "two"].map((name) => studio.createRun({ datasetId, name, configuration: tinySettings() }).id);
    for (const id of ids) studio.start(id);
    await Promise.all(ids.map((id) => studio.atRest(id)));
    const { page, faults } = await open("about:blank");
    const release = await holdChanges(page, "samples");
    const { href, hash } = new URL(served.address());
    await page.goto(new URL(`/compare?runs=${ids.join(",")}&step=10`, href).href + hash);
    await page.getByText("Opening the run …").first().waitFor();
    await page.getByRole("heading", { name: "Samples", exact: true }).waitFor();
    expect(await page.getByText(/no samples?/i).count()).toBe(0);
    release();
    await page.getByRole("heading", { name: "Step 10" }).waitFor();
    await expect.poll(() => page.title()).toBe("one and two · Critic Studio");
    const sheets = page.locator(".compare-sheet canvas");
    await expect.poll(() => sheets.count()).toBe(2);
    expect(faults).toEqual([]);
  });
});
