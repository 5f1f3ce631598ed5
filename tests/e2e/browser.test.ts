/** The whole story with the real server, the real core and real training, in real Chromium. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { describeInBrowser, launchChromium } from "../browser/chromium.ts";
import { openServedStudio } from "./browserDriver.ts";
import { keepEvidence } from "./evidence.ts";
import { tellStory } from "./story.ts";

describeInBrowser("the studio in the browser", () => {
  let browser: Browser;
  let folder = "";

  beforeAll(async () => {
    browser = await launchChromium();
    folder = await mkdtemp(join(tmpdir(), "critic-studio-story-"));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("tells the whole story, from choosing a folder to a sheet of both runs", { timeout: 240_000 }, async () => {
    const studio = await openServedStudio(browser);
    try {
      await keepEvidence(studio.page, studio.faults, () => tellStory(studio, join(folder, "pictures")));
    } finally {
      await studio.close();
    }
  });
});
