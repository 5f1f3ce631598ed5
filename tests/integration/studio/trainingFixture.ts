import { createHash } from "node:crypto";
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { encodePng } from "../../../electron/storage/png.ts";
import type { StudioEvent } from "../../../electron/studio/events.ts";
import { createChildProcessSpawn } from "../../../electron/studio/training/host/childProcess.ts";
import type { SpawnTrainer } from "../../../electron/studio/training/host/trainerProcess.ts";
import { openStudio, type Studio, type StudioOptions } from "../../../electron/studio/studio.ts";

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Runs after the test, last registered first. */
export function afterTest(end: () => Promise<void>): void {
  endings.push(end);
}

/** An empty folder that lives as long as the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "critic-training-"));
  afterTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of 20 pictures, 16 px wide, each of its own colours. */
export function imageFolder(height = 16): string {
  const folder = join(temporaryFolder(), "pictures");
  mkdirSync(folder);
  for (let picture = 0; picture < 20; picture++) {
    const data = Uint8Array.from(
      { length: 16 * height * 3 },
      (_, index) => (index * (picture + 3) + 40 * picture) % 256,
    );
    writeFileSync(join(folder, `${picture}.png`), encodePng({ width: 16, height, channels: 3, data, text: {} }));
  }
  return folder;
}

/** Settings of the smallest run there is. */
export function tinySettings(changes: Readonly<Record<string, unknown>> = {}): RunConfiguration {
  const networks = { imageSize: 16, nf: 4, nz: 8, batch: 4, nCritic: 2 };
  const run = { steps: 20, sampleCount: 4, sampleEvery: 10, checkpointEvery: 10, threads: 1, seed: 7 };
  return completeConfiguration({ ...networks, ...run, ...changes });
}

/** A studio whose trainers are real processes; `pids` grows with each of them. */
export async function realStudio(options: Partial<StudioOptions> = {}) {
  const pids: number[] = [];
  const fork = createChildProcessSpawn();
  const spawnTrainer: SpawnTrainer = (generation) => {
    const trainer = fork(generation);
    pids.push(trainer.pid ?? 0);
    return trainer;
  };
  const studio = await openStudio({ home: temporaryFolder(), spawnTrainer, ...options });
  afterTest(() => studio.close());
  const events: StudioEvent[] = [];
  studio.onEvent((event) => events.push(event));
  return { studio, events, pids };
}

/** A queued run on the pictures of a folder, or on what its settings draw. */
export async function newRun(studio: Studio, folder: string | null, configuration: RunConfiguration, name = "tiny") {
  const dataset = await studio.prepareDataset({ folder, configuration });
  return studio.createRun({ datasetId: dataset.id, name, configuration });
}

/** Resolves when the run has reported this step. */
export function reaches(studio: Studio, runId: string, step: number): Promise<StudioEvent> {
  return eventually(studio, (event) => {
    return event.kind === "metrics" && event.runId === runId && event.points.some((point) => point.step >= step);
  });
}

/** Resolves at the first event that fits. */
export function eventually(studio: Studio, fits: (event: StudioEvent) => boolean): Promise<StudioEvent> {
  return new Promise((resolve) => {
    const unsubscribe = studio.onEvent((event) => {
      if (!fits(event)) return;
      unsubscribe();
      resolve(event);
    });
  });
}

/** The hash of each of a run's files by step, checkpoints or samples. */
export function hashes(studio: Studio, entries: readonly { runId: string; file: string; step: number }[]) {
  return Object.fromEntries(
    entries.map((entry) => [
      entry.step,
      createHash("sha256")
        .update(readFileSync(studio.fileOf(entry)))
        .digest("hex"),
    ]),
  );
}
