/** The built desktop program is ended by others than its user: nobody is asked, and nothing is lost. */
import { expect, it } from "vitest";
import { openStudio } from "../../electron/studio/studio.ts";
import type { Desktop } from "../standIn/startDesktop.ts";
import { describeInBrowser } from "./chromium.ts";
import { desktopSuite } from "./desktopSuite.ts";
import { beginRun } from "./longRun.ts";

const endings: readonly [string, (desktop: Desktop) => unknown][] = [
  [
    "a signal",
    (desktop) => {
      desktop.signal("SIGTERM");
    },
  ],
  ["the system's shutdown", (desktop) => desktop.control("shutDown")],
];

describeInBrowser("The desktop program while it trains", () => {
  const { start, emptyFolder } = desktopSuite();

  it.each(endings)("is ended by %s: it writes a checkpoint first, and asks nothing", async (_, end) => {
    const home = await emptyFolder();
    const desktop = await start(home);
    const runId = await beginRun(await desktop.page());
    await end(desktop);
    expect(await desktop.ended).toBe(0);
    const studio = await openStudio({ home });
    const run = studio.history.run(runId);
    const last = studio.history.listCheckpoints(runId).at(-1);
    await studio.close();
    expect(run.state).toBe("stopped");
    expect(last).toMatchObject({ step: run.step, reason: "stop" });
  });
});
