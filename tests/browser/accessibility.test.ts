import SqliteDatabase from "better-sqlite3";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import type { ServedStudio } from "./servedStudio.ts";
import { browserSuite } from "./suite.ts";
import { viewAddress } from "./viewAddress.ts";

const patience = { timeout: 60_000 };

/**
 * A group of four systems, one of them evaluated, and a run that a newer version has recorded.
 *
 * @returns the group's runs
 */
async function recordRuns(served: ServedStudio): Promise<{ readonly ids: readonly string[]; readonly newer: string }> {
  const studio = served.studio();
  const datasetId = await packPictures(studio, served.homeFolder);
  const short = { steps: 4, sampleEvery: 2, checkpointEvery: 4 };
  const { runs } = studio.createGroup({
    datasetId,
    name: "rooms",
    configurations: (["wgan", "gan", "wgan-gp", "hinge"] as const).map((system) => tinySettings({ system, ...short })),
  });
  const next = studio.createRun({ datasetId, name: "from next year", configuration: tinySettings(short) });
  const all = [...runs, next].map(({ id }) => id);
  for (const id of all) studio.start(id);
  await Promise.all(all.map((id) => studio.atRest(id)));
  await studio.evaluate({ runId: runs[0]!.id, metrics: ["sampleDiversity"], steps: "all" });
  await served.stop();
  const database = new SqliteDatabase(`${served.homeFolder}/studio.sqlite`);
  const newer = "json_set(configuration, '$.system', 'wgan-next', '$.ofThatYear', 10)";
  database.prepare(`UPDATE runs SET configuration = ${newer} WHERE id = ?`).run(next.id);
  database.close();
  await served.start();
  return { ids: runs.map(({ id }) => id), newer: next.id };
}

type Act = (page: Page) => Promise<void>;

function press(name: string | RegExp): Act {
  return (page) => page.getByRole("button", { name }).first().press("Enter");
}

async function failJob(page: Page): Promise<void> {
  await press("Look through it")(page);
  await page.getByRole("region", { name: "Jobs" }).getByRole("button").press("Enter");
  await page.getByRole("button", { name: /^Dismiss/ }).waitFor();
}

async function chooseFour(page: Page): Promise<void> {
  for (const name of ["WGAN-GP", "Hinge GAN"]) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("textbox", { name: "Batch m", exact: true }).fill("-3");
}

describeInBrowser("every view, for those who do not see it or see it otherwise", () => {
  const { serve, open } = browserSuite();

  it("has names, roles, order and contrast as axe-core asks for, in light and in dark", async () => {
    const served = await serve();
    const { ids, newer } = await recordRuns(served);
    const [id] = ids;
    const views: readonly (readonly [path: string, isThere: string | RegExp, act?: Act])[] = [
      // The same view does not follow itself: its address would not be loaded anew.
      ["/", "Runs 5"],
      ["/new", "Start training"],
      [`/runs/${id}`, "Sample diversity", press(/^More curves/)],
      ["/new", "Start training", chooseFour],
      [`/runs/${id}`, "Sample diversity", press("Fork …")],
      [`/compare?runs=${ids.join(",")}`, "Settings that differ"],
      [`/runs/${id}`, "Sample diversity", press("More actions")],
      ["/compare", "Groups"],
      [`/runs/${newer}`, /does not know/],
      ["/tree", "5 runs"],
      [`/folder?folder=${encodeURIComponent("/no/such/folder")}`, "Look through this folder?", failJob],
      ["/machine", "Home folder"],
    ];
    const { page } = await open(served.address());
    for (const [path, isThere, act] of views) {
      await page.goto(viewAddress(served.address(), path));
      await page.getByText(isThere).first().waitFor(patience);
      await act?.(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const place = `${path}${act === undefined ? "" : ", with more open"}, ${colorScheme}`;
        await expect.poll(() => accessibilityFaults(page), { message: place, ...patience }).toEqual([]);
      }
    }
  }, 240_000);
});
