/** A studio that keeps its queue, in a process of its own, to be killed: one run trains, the others wait. */
import { completeConfiguration } from "../../../shared/configuration.ts";
import { openStudio } from "../../../electron/studio/studio.ts";

const [home = "", pictures = ""] = process.argv.slice(2);
const studio = await openStudio({ home, keepsQueue: true });
studio.onEvent((event) => {
  if (event.kind === "metrics" && studio.history.listRuns().length === 3) process.send?.("training");
});
for (const [name, steps] of [
  ["first", 1_000_000],
  ["second", 20],
  ["third", 20],
] as const) {
  const networks = { imageSize: 16, nf: 4, nz: 8, batch: 4, nCritic: 2 };
  const configuration = completeConfiguration({ ...networks, steps, sampleCount: 4, threads: 1 });
  const dataset = await studio.prepareDataset({ folder: pictures, configuration });
  studio.start(studio.createRun({ datasetId: dataset.id, name, configuration }).id);
}
