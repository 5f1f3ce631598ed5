/** The whole story once more, in the built desktop program on the stand-in for Electron. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, it } from "vitest";
import { describeInBrowser } from "../browser/chromium.ts";
import { buildApp } from "../standIn/buildApp.ts";
import { openDesktopStudio } from "./desktopDriver.ts";
import { keepEvidence } from "./evidence.ts";
import { tellStory } from "./story.ts";

describeInBrowser("the studio on the desktop", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "critic-studio-story-"));
    await mkdir(join(folder, "app"));
    await buildApp(join(folder, "app"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("tells the whole story, from choosing a folder to a sheet of both runs", { timeout: 240_000 }, async () => {
    const studio = await openDesktopStudio(join(folder, "app"));
    try {
      await keepEvidence(studio.page, studio.faults, () => tellStory(studio, join(folder, "pictures")));
    } finally {
      await studio.close();
    }
  });
});
