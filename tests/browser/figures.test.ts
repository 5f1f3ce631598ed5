/** Figures and times are written by the platform: the window's Chromium and the command line's Node have to agree. */
import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import * as figures from "../../shared/figures.ts";
import * as times from "../../shared/times.ts";
import { describeInBrowser, launchChromium } from "./chromium.ts";

const shared = join(import.meta.dirname, "../../shared");
const now = Date.UTC(2026, 9, 2, 14, 3);
const sizes = [-1, 0, 1, 1.5e-7, 0.0001, 0.6931, 9.996, 59, 512, 999.6, 3601, 46_523.4, 86_400, 1e6, 9.87e8, 2e13];

/** Every figure of every size, as one side writes them. */
function written({ formatBytes, formatCount, formatFigure, formatNumberOf, formatSpeed }: typeof figures) {
  return [formatBytes, formatCount, formatFigure, formatSpeed, (size: number) => formatNumberOf(size, "run")].map(
    (format) => sizes.map((size) => format(size)),
  );
}

function writtenTimes({ formatDuration, formatTime, relativeTime }: typeof times) {
  return [
    (size: number) => formatDuration(1000 * size),
    (size: number) => formatTime(now - 1000 * Math.min(size, 1e9)),
    (size: number) => relativeTime(now - 1000 * size, now),
  ].map((format) => sizes.map((size) => format(size)));
}

describeInBrowser("figures and times", () => {
  it("read in the window as on the command line", async () => {
    const code = `
      import * as figures from "./figures.ts";
      import * as times from "./times.ts";
      const [now, sizes] = [${now}, ${JSON.stringify(sizes)}];
      globalThis.texts = [...(${written.toString()})(figures), ...(${writtenTimes.toString()})(times)];`;
    const stdin = { contents: code, resolveDir: shared };
    const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "iife" });
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone });
      const page = await context.newPage();
      await page.addScriptTag({ content: outputFiles[0]!.text });
      expect(await page.evaluate("texts")).toEqual([...written(figures), ...writtenTimes(times)]);
    } finally {
      await browser.close();
    }
  });
});
