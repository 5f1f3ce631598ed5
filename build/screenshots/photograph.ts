/** Takes the pictures of scenes: each in both themes, and in each theme at every size. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openPage } from "../../tests/browser/openPage.ts";
import { serveStudio, type ServedStudio } from "../../tests/browser/servedStudio.ts";
import type { PreparedHomes } from "./homes.ts";
import type { Scene, SceneSubject } from "./scenes.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

export interface Photographer {
  readonly browser: Browser;
  readonly homes: PreparedHomes;
  /** Where the pictures go. */
  readonly folder: string;
  readonly sizes: readonly Size[];
  readonly themes: readonly Theme[];
  readonly tell: (sentence: string) => void;
}

/** `run-much-dark-1440x900.png` */
export function pictureName(scene: Pick<Scene, "name">, theme: Theme, { width, height }: Size): string {
  return `${scene.name}-${theme}-${width}x${height}.png`;
}

/**
 * Scenes of one home share its studio.
 *
 * @returns what went wrong, a sentence each; the other pictures are taken all the same
 */
export async function photograph(scenes: readonly Scene[], photographer: Photographer): Promise<string[]> {
  await mkdir(photographer.folder, { recursive: true });
  const complaints: string[] = [];
  for (const [home, group] of Map.groupBy(scenes, (scene) => scene.home)) {
    const studio = await serveStudio(photographer.homes.folders[home]);
    const runs = studio.studio().history.listRuns();
    const subject: SceneSubject = {
      runs: runs.toSorted((a, b) => a.createdMs - b.createdMs || b.system.localeCompare(a.system)),
      homes: photographer.homes,
    };
    const { origin, hash } = new URL(studio.address());
    for (const theme of photographer.themes) {
      for (const scene of group) {
        const address = `${origin}${scene.path(subject)}${scene.stranger ? "" : hash}`;
        photographer.tell(`${scene.name}, ${theme}`);
        const faults = await photographScene(scene, theme, address, studio, photographer).catch((error: unknown) => [
          String(error),
        ]);
        complaints.push(...faults.map((fault) => `${scene.name}, ${theme}: ${fault}`));
      }
    }
    complaints.push(...studio.defects.map((defect) => `the studio of ${home}: ${String(defect)}`));
    await studio.close();
  }
  return complaints;
}

async function photographScene(
  scene: Scene,
  theme: Theme,
  address: string,
  studio: ServedStudio,
  { browser, folder, sizes }: Photographer,
): Promise<readonly string[]> {
  const { page, faults, close } = await openPage(browser, address, { colorScheme: theme });
  try {
    page.setDefaultTimeout(30_000);
    await settle(page);
    await scene.act?.(page, studio);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settle(page);
      await page.screenshot({ path: join(folder, pictureName(scene, theme, size)) });
    }
    await scene.undo?.(page, studio);
    // A live run never leaves the network idle, and a page that is closed breaks off what it loads.
    return faults.filter((fault) => !fault.includes("Failed to load resource"));
  } finally {
    await close();
  }
}

/** Waits until a view is there and its pictures have come. */
async function settle(page: Page): Promise<void> {
  await page.getByRole("heading").first().waitFor();
  // A folder that is being looked through.
  const work = page.getByRole("progressbar", { name: "Looking through the folder" });
  await work.waitFor({ state: "hidden" });
  await page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}
