import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect, vi } from "vitest";
import { completeConfiguration } from "../../shared/configuration.ts";
import { ask } from "./desktopSuite.ts";

export const kitchens = resolve(import.meta.dirname, "../../resources/sample-images/kitchen");

/** Begins a small run called "kitchens" in the desktop program, and sees it train. @returns its id */
export async function beginRun(page: Page, steps = 1_000_000): Promise<string> {
  const small = { system: "wgan", imageSize: 16, nf: 4, batch: 8, sampleCount: 8 } as const;
  const configuration = completeConfiguration({ ...small, steps });
  const dataset = await ask(page, "datasets.prepare", { folder: kitchens, configuration, jobId: "pack" });
  const runs = await ask(page, "runs.create", {
    datasetId: dataset.id,
    name: "kitchens",
    configurations: [configuration],
  });
  const runId = runs[0]?.id ?? "";
  await trainsBeyond(page, runId, 2);
  return runId;
}

/** Waits until a run is beyond a step. */
export async function trainsBeyond(page: Page, runId: string, step: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect((await ask(page, "runs.get", { runId })).step).toBeGreaterThan(step);
    },
    { timeout: 60_000, interval: 200 },
  );
}
