import { hostname } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openHistory } from "../../electron/history/openHistory.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

describeInBrowser("a run that another process answers for", () => {
  const { serve, open } = browserSuite();

  it("is taken over once that process has been named and the question answered", async () => {
    const served = await serve();
    const studio = served.studio();
    const datasetId = await packPictures(studio, served.homeFolder);
    const { id } = studio.createRun({ datasetId, name: "theirs", configuration: tinySettings() });
    // The parent of this process lives and trains nothing.
    const history = openHistory(join(served.homeFolder, "studio.sqlite"));
    history.changeState(id, "stopped");
    history.changeState(id, "running", { owner: { pid: process.ppid, host: hostname() } });
    const { page, faults } = await open(viewAddress(served.address(), `/runs/${id}`));
    await page.getByText("Trained by another process").waitFor();

    const choose = async (): Promise<void> => {
      await page.locator('[data-action="more"]').click();
      await page.getByText("Take over …").click();
    };
    await choose();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`process ${process.ppid} on ${hostname()}, last heard of`).waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(history.summary(id).state).toBe("running");

    await choose();
    await page.getByRole("dialog").getByRole("button", { name: "Take over" }).click();
    await page.getByRole("button", { name: "Resume" }).waitFor();
    expect(history.summary(id)).toMatchObject({ state: "interrupted", owner: null });
    history.close();
    expect(faults).toEqual([]);
    expect(served.defects).toEqual([]);
  });
});
