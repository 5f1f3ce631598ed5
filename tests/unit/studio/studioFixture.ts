import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { openHistory, type History } from "../../../electron/history/openHistory.ts";
import { createHome } from "../../../electron/storage/home.ts";
import type { StudioEvent } from "../../../electron/studio/events.ts";
import { openStudio, type Studio, type StudioOptions } from "../../../electron/studio/studio.ts";
import { createScriptedTrainers } from "./scriptedTrainer.ts";

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

export const datasetId = "cats";

/** A home folder that lives as long as the test, with a data set on record. */
export async function temporaryHome(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-studio-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  const home = await createHome(folder);
  const history = openHistory(home.databaseFile);
  const entry = { id: datasetId, sourceFolder: "/cats", packedFolder: "datasets/cats" };
  history.saveDataset({
    ...entry,
    settings: { imageSize: 64, channels: 3, fit: "crop", background: "#ffffff" },
    imageCount: 100,
    report: {},
  });
  history.close();
  return folder;
}

/** A second look at a home's history, past the studio. */
export async function secondHistory(home: string): Promise<History> {
  const history = openHistory((await createHome(home)).databaseFile);
  endings.push(async () => {
    history.close();
    return Promise.resolve();
  });
  return history;
}

/** A studio on a fresh home (or the one given), whose trainers are scripted. */
export async function scriptedStudio(options: Partial<StudioOptions> = {}) {
  const home = options.home ?? (await temporaryHome());
  const scripted = createScriptedTrainers();
  const studio = await openStudio({ spawnTrainer: scripted.spawn, cores: 2, ...options, home });
  endings.push(() => studio.close());
  const events: StudioEvent[] = [];
  studio.onEvent((event) => events.push(event));
  return { studio, home, events, trainers: scripted.trainers };
}

/** Settings for a run of so many steps. */
export function settings(changes: Readonly<Record<string, unknown>> = {}) {
  return completeConfiguration({ steps: 10, checkpointEvery: 4, sampleEvery: 5, ...changes });
}

/** A queued run. */
export function newRun(studio: Studio, changes: Readonly<Record<string, unknown>> = {}, name = "cats") {
  return studio.createRun({ datasetId, name, configuration: settings(changes) });
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
