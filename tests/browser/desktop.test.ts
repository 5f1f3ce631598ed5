/** The built desktop program: its window, menu, dialogs, second start, and how it is left while something trains. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { openStudio } from "../../electron/studio/studio.ts";
import { describeInBrowser } from "./chromium.ts";
import { ask, desktopSuite } from "./desktopSuite.ts";
import { beginRun, kitchens } from "./longRun.ts";

describeInBrowser("The desktop program", () => {
  const { start, emptyFolder } = desktopSuite();

  it("opens a page that is kept apart, shows the studio, and keeps where its window stood", async () => {
    const home = await emptyFolder();
    const desktop = await start(home);
    const page = await desktop.page();
    await page.getByRole("heading", { name: "Point the studio at a folder of images" }).waitFor();
    expect(await ask(page, "machine.info", {})).toMatchObject({
      shell: "desktop",
      homeFolder: home,
      sandboxed: true,
    });
    expect(await page.getByText("Chromium's sandbox is off.").count()).toBe(0);
    expect(await desktop.control("windows")).toMatchObject([
      {
        address: "critic://app/",
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
      },
    ]);
    expect(await page.evaluate(() => Object.keys(window.criticStudio ?? {}).sort())).toEqual([
      "onLost",
      "onMessage",
      "onOpen",
      "pickFolder",
      "post",
      "saveExport",
    ]);
    const bounds = { x: 40, y: 60, width: 1200, height: 800 };
    await desktop.control("moveWindow", bounds);
    await desktop.control("closeWindow");
    expect(await desktop.ended).toBe(0);
    const again = await start(home);
    await again.page();
    expect(await again.control("windows")).toMatchObject([{ bounds }]);
  });

  it("says that it runs without Chromium's sandbox, until that is hidden", async () => {
    const desktop = await start(await emptyFolder(), ["--no-sandbox"]);
    const page = await desktop.page();
    const warning = page.getByText("Chromium's sandbox is off.");
    await warning.waitFor();
    await page.getByRole("link", { name: "This machine" }).click();
    await page.getByText("off: started with --no-sandbox").waitFor();
    await page.getByRole("button", { name: "Hide" }).click();
    await warning.waitFor({ state: "detached" });
  });

  it("is one program: a second start brings its folder to the first", async () => {
    const home = await emptyFolder();
    const desktop = await start(home);
    const page = await desktop.page();
    const second = await start(home, ["kitchen"], join(kitchens, ".."));
    expect(await second.ended).toBe(0);
    await page.waitForURL(/\/new\?folder=/);
    expect(new URL(page.url()).searchParams.get("folder")).toBe(kitchens);
  });

  it("acts on the open run from the menu, exports it, and asks before it is left", async () => {
    const home = await emptyFolder();
    const desktop = await start(home);
    const page = await desktop.page();
    const runId = await beginRun(page);
    await desktop.control("chooseMenu", "View > Tree");
    await page.waitForURL(/\/tree$/);
    const pauseEntry = async () => (await desktop.control("menu")).find(({ path }) => path === "Run > Pause");
    expect(await pauseEntry()).toMatchObject({ enabled: false, accelerator: "CmdOrCtrl+P" });
    await page.goto(`https://app.critic.test/runs/${runId}`);
    await vi.waitFor(
      async () => {
        expect(await pauseEntry()).toMatchObject({ enabled: true });
      },
      { timeout: 60_000 },
    );

    const file = join(home, "curve.csv");
    await desktop.control("layReady", { files: [file], buttons: [1, 0] });
    await desktop.control("chooseMenu", "File > Export > Metrics as CSV…");
    await vi.waitFor(
      async () => {
        expect((await stat(file)).size).toBeGreaterThan(20);
      },
      { timeout: 60_000 },
    );

    await desktop.control("closeWindow");
    await vi.waitFor(
      async () => {
        expect((await desktop.control("records")).messageBoxes).toHaveLength(1);
      },
      { timeout: 60_000 },
    );
    expect((await desktop.control("records")).messageBoxes[0]?.message).toBe(
      '"kitchens" is training. Quit Critic Studio?',
    );
    expect(await ask(page, "runs.get", { runId })).toMatchObject({ state: "running" });

    await desktop.control("quit");
    expect(await desktop.ended).toBe(0);
    const studio = await openStudio({ home });
    const run = studio.history.run(runId);
    const checkpoints = studio.history.listCheckpoints(runId);
    await studio.close();
    expect(run.state).toBe("stopped");
    expect(checkpoints.at(-1)).toMatchObject({ step: run.step, reason: "stop" });
  });
});
