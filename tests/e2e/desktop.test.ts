/** The whole story once more, in the built desktop program on the stand-in for Electron. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, it } from "vitest";
import { bundle } from "../../build/bundle.ts";
import { describeInBrowser } from "../browser/chromium.ts";
import { openDesktopStudio } from "./desktopDriver.ts";
import { keepEvidence } from "./evidence.ts";
import { tellStory } from "./story.ts";

describeInBrowser("the studio on the desktop", () => {
  // Inside the project, whose packages it loads.
  const built = resolve(import.meta.dirname, `../../dist/story-${process.pid}`);
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "critic-studio-story-"));
    await bundle({ outFolder: built });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(built, { recursive: true, force: true });
  });

  it("tells the whole story, from choosing a folder to a sheet of both runs", { timeout: 240_000 }, async () => {
    const studio = await openDesktopStudio(join(built, "shell/main.js"));
    try {
      await keepEvidence(studio.page, studio.faults, () => tellStory(studio, join(folder, "pictures")));
    } finally {
      await studio.close();
    }
  });
});
