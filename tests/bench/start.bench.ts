/** Starting: from `critic serve` to its address, and to the first paint of the window in Chromium. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { z } from "zod";
import { buildWindow, isWindowCurrent } from "../../electron/server/windowBuild.ts";
import type { Bench } from "./contract.ts";
import { startLineProcess } from "./lineProcess.ts";
import { figure } from "./statistics.ts";
import { makeTemporaryFolder } from "./temporaryFolder.ts";

const critic = join(import.meta.dirname, "../../electron/cli/critic.js");
const defaultRounds = 5;
const servingSchema = z.object({ event: z.literal("serving"), address: z.string() });

interface Start {
  /** Each in milliseconds since the program was started. */
  readonly addressMs: number;
  readonly firstPaintMs: number;
  readonly usableMs: number;
}

export const bench: Bench = {
  summary: "from the start of `critic serve` to its address, and to the first paint in Chromium, on a second start",
  async run({ rounds }, tell) {
    if (!(await isWindowCurrent())) {
      tell("building the window");
      await buildWindow();
    }
    const { launchChromium } = await import("../browser/chromium.ts");
    const home = makeTemporaryFolder("start");
    const browser = await launchChromium();
    try {
      tell("first start");
      await start(home.path, browser);
      const starts: Start[] = [];
      for (let round = 1; round <= (rounds ?? defaultRounds); round++) {
        tell(`start ${round} of ${rounds ?? defaultRounds}`);
        await delay(500);
        starts.push(await start(home.path, browser));
      }
      const figures = [
        figure(
          "critic serve",
          "its address is printed after",
          "ms",
          starts.map(({ addressMs }) => addressMs),
        ),
        figure(
          "critic serve",
          "first contentful paint after",
          "ms",
          starts.map(({ firstPaintMs }) => firstPaintMs),
        ),
        figure(
          "critic serve",
          "the start view can be used after",
          "ms",
          starts.map(({ usableMs }) => usableMs),
        ),
      ];
      return { comparisons: [], figures };
    } finally {
      await browser.close();
      home.remove();
    }
  },
};

/** Starts the server on a home folder, opens its address in a page without anything kept from before, and ends both. */
async function start(home: string, browser: Browser): Promise<Start> {
  const beganMs = nowMs();
  const server = startLineProcess([process.execPath, critic, "--json", "--home", home, "serve", "--no-open"]);
  try {
    const { address } = await server.read(servingSchema);
    const addressMs = nowMs() - beganMs;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole("button", { name: "Try it with the sample images" }).waitFor();
    const usableMs = nowMs() - beganMs;
    const paintedMs = await page.evaluate(
      () =>
        performance.timeOrigin + (performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN),
    );
    await context.close();
    return { addressMs, firstPaintMs: paintedMs - beganMs, usableMs };
  } finally {
    await server.end();
  }
}

/** Milliseconds since 1970, as the page's clock counts them too. */
function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
