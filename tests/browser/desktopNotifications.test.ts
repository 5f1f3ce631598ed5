/** What the built desktop program tells by the system's notifications, and what a click on one does. */
import { expect, it, vi } from "vitest";
import { killTrainerOf } from "../fixtures/trainerOf.ts";
import type { Desktop } from "../standIn/startDesktop.ts";
import { describeInBrowser } from "./chromium.ts";
import { ask, desktopSuite } from "./desktopSuite.ts";
import { beginRun } from "./longRun.ts";

async function notifications(desktop: Desktop) {
  return (await desktop.control("records")).notifications;
}

/** Resumes a run, and ends its process as the system does for want of memory. */
async function resumeAndKill(desktop: Desktop, runId: string): Promise<void> {
  await ask(await desktop.page(), "runs.resume", { runId });
  await vi.waitFor(
    () => {
      killTrainerOf(desktop.pid);
    },
    { timeout: 60_000, interval: 50 },
  );
}

describeInBrowser("The desktop program's notifications", () => {
  const { start, emptyFolder } = desktopSuite();

  it("tell of a run that is complete while the user looks elsewhere, and lead to it", async () => {
    const desktop = await start(await emptyFolder());
    const page = await desktop.page();
    await page.getByRole("heading", { name: "Point the studio at a folder of images" }).waitFor();
    await desktop.control("blurWindow");
    const runId = await beginRun(page, 40);
    await vi.waitFor(
      async () => {
        expect(await notifications(desktop)).toEqual([
          { title: "Training is complete", body: '"kitchens" has reached step 40.' },
        ]);
      },
      { timeout: 60_000, interval: 200 },
    );
    const { focusCount } = await desktop.control("records");
    await desktop.control("clickNotification");
    await page.waitForURL(new RegExp(`/runs/${runId}$`));
    await page.getByRole("heading", { name: "kitchens", level: 1 }).waitFor();
    expect((await desktop.control("records")).focusCount).toBeGreaterThan(focusCount);
  });

  it("tell of a run that fails, with the reason, but not of what the user does or sees", async () => {
    const desktop = await start(await emptyFolder());
    const page = await desktop.page();
    const runId = await beginRun(page);
    await desktop.control("blurWindow");
    await ask(page, "runs.pause", { runId });
    await ask(page, "runs.stop", { runId });
    expect(await notifications(desktop)).toEqual([]);

    await resumeAndKill(desktop, runId);
    await vi.waitFor(
      async () => {
        expect(await notifications(desktop)).toMatchObject([
          { title: "Training failed", body: expect.stringContaining('process of "kitchens"') as string },
        ]);
      },
      { timeout: 60_000 },
    );
    expect(await ask(page, "runs.get", { runId })).toMatchObject({ state: "failed" });

    // The same again, but under the user's eyes.
    await desktop.control("clickNotification");
    await resumeAndKill(desktop, runId);
    await vi.waitFor(
      async () => {
        expect(await ask(page, "runs.get", { runId })).toMatchObject({ state: "failed" });
      },
      { timeout: 60_000 },
    );
    expect(await notifications(desktop)).toHaveLength(1);
  });
});
