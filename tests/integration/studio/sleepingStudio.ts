/** A studio that trains one run with short limits, and says on stdout what happens, until its stdin is closed. */
import { completeConfiguration } from "../../../shared/configuration.ts";
import { openStudio } from "../../../electron/studio/studio.ts";

const [home = "", pictures = ""] = process.argv.slice(2);
const tiny = {
  imageSize: 16,
  nf: 4,
  nz: 8,
  batch: 4,
  sampleCount: 2,
  sampleEvery: 1_000_000,
  checkpointEvery: 1_000_000,
};
const configuration = completeConfiguration({ ...tiny, steps: 10_000_000, threads: 1 });
const studio = await openStudio({ home, timeLimits: { silenceMs: 5000, stopMs: 5000 } });
studio.onEvent((event) => {
  if (event.kind === "state") process.stdout.write(`${event.state}: ${event.message?.text ?? ""}\n`);
  if (event.kind === "metrics") process.stdout.write(`step ${event.points.at(-1)?.step ?? 0}\n`);
});
const dataset = await studio.prepareDataset({ folder: pictures, configuration });
const run = studio.createRun({ datasetId: dataset.id, name: "sleeper", configuration });
studio.start(run.id);
process.stdin.resume().once("end", () => {
  void studio.stop(run.id).then(() => studio.close());
});
