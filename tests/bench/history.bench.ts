/** The history: how fast metrics go in and come out, on a file of its own. The times depend on the disk. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { openHistory, type History } from "../../electron/history/openHistory.ts";
import { completeConfiguration } from "../../shared/configuration.ts";
import type { Bench, Figure, Tell } from "./contract.ts";
import { figure } from "./statistics.ts";
import { makeTemporaryFolder } from "./temporaryFolder.ts";
import { timeRounds } from "./timing.ts";

const steps = 100_000;
const batch = 100;
const tags = 5;
const configuration = completeConfiguration({ steps });

export const bench: Bench = {
  summary: "metric insert and read rates, and what the run tree and the upkeep of a long history cost",
  async run(_options, tell) {
    const folder = makeTemporaryFolder("history");
    try {
      return { comparisons: [], figures: await measure(join(folder.path, "studio.sqlite"), tell) };
    } finally {
      folder.remove();
    }
  },
};

async function measure(file: string, tell: Tell): Promise<Figure[]> {
  const figures: Figure[] = [];
  let history = openHistory(file);
  const time = async (workload: string, quantity: string, rounds: number, work: () => unknown): Promise<void> => {
    figures.push(figure(workload, quantity, "ms", await timeRounds(rounds, work)));
  };
  const add = (name: string, parent: { runId: string; step: number } | null = null): string =>
    history.createRun({ name, configuration, datasetId: "d", parent }).id;
  try {
    history.saveDataset({ id: "d", sourceFolder: "/d", packedFolder: "d", settings: {}, imageCount: 1, report: {} });

    tell(`recording ${steps} steps`);
    const one = `${steps.toLocaleString("en")} steps`;
    const long = add("long");
    const batchMs = record(history, long, [1, steps]);
    const perSecond = (1000 * steps) / batchMs.reduce((sum, ms) => sum + ms, 0);
    figures.push(
      figure(one, `insert, ${batch} steps of ${tags} metrics at once`, "steps/s", [perSecond]),
      figure(one, "insert, the same", "metrics/s", [tags * perSecond]),
      figure(one, "insert, one transaction", "ms", batchMs),
    );

    tell("reading series");
    const read = (runId: string): unknown => history.readSeries(runId, "emEstimate", { maximumPoints: 1000 });
    const wholeMs = await timeRounds(7, () => history.readSeries(long, "emEstimate"));
    figures.push(
      figure(one, "read one metric whole", "ms", wholeMs),
      figure(
        one,
        "read one metric whole",
        "values/s",
        wholeMs.map((ms) => (1000 * steps) / ms),
      ),
    );
    await time(one, "read one metric as 1,000 points", 15, () => read(long));
    history.close();
    history = openHistory(file);
    await time(one, "the same, first read after opening", 1, () => read(long));
    await time(one, "read all metrics of the last 100 steps", 15, () =>
      history.readMetricsAfter(long, steps - 100, 1000),
    );
    await time("ten forks in a row", "read one metric as 1,000 points", 15, recordForks(history, long, add, read));
    const values = tags * (steps + 10_000);
    history.close();
    history = openHistory(file);
    figures.push(figure(one, "size on disk", "bytes per value", [statSync(file).size / values]));

    tell("making 1,000 runs");
    history.recordCheckpoint(long, checkpointAt(0));
    for (let index = 0; index < 1000; index++) add(`run ${index}`, index % 3 === 0 ? { runId: long, step: 0 } : null);
    await time("1,000 runs", "list them", 15, () => history.listRuns());
    await time("1,000 runs", "draw the tree", 15, () => history.runTree());
    await time("1,000 runs", "fork points of a run", 15, () => history.forkSteps(long));
    await time("1,000 runs", "quick check of the file", 3, () => history.quickCheck());

    tell("dropping and deleting");
    const second = add("second");
    record(history, second, [1, steps]);
    await time(one, "drop the later 50,000", 1, () => history.dropAfter(second, steps / 2));
    await time("50,000 steps", "delete the run", 1, () => history.deleteRun(second, { evenLive: true }));
  } finally {
    history.close();
  }
  return figures;
}

/** Records the steps from `first` to `last` as training would. @returns milliseconds of each batch */
function record(history: History, runId: string, [first, last]: readonly [number, number]): number[] {
  const tookMs: number[] = [];
  for (let begin = first; begin <= last; begin += batch) {
    const points = Array.from({ length: Math.min(batch, last - begin + 1) }, (_, index) => {
      const step = begin + index;
      const wave = Math.sin(step / 900) + Math.sin(step * 12.9898) / 10;
      const losses = { emEstimate: wave, criticLoss: -wave, generatorLoss: Math.cos(step / 700) };
      return { step, values: { ...losses, criticSteps: 5, elapsedMs: 40 + (step % 17) / 3 } };
    });
    const startMs = performance.now();
    history.appendMetrics(runId, points);
    tookMs.push(performance.now() - startMs);
  }
  return tookMs;
}

/** Ten runs, each a fork of the one before and 1,000 steps long. @returns reads a series of the last */
function recordForks(
  history: History,
  long: string,
  add: (name: string, parent: { runId: string; step: number }) => string,
  read: (runId: string) => unknown,
): () => unknown {
  let parent = long;
  for (let fork = 1; fork <= 10; fork++) {
    const step = steps - 10_000 + fork * 1000;
    history.recordCheckpoint(parent, checkpointAt(step));
    parent = add(`fork ${fork}`, { runId: parent, step });
    record(history, parent, [step + 1, step + 1000]);
  }
  return () => read(parent);
}

function checkpointAt(step: number) {
  return { step, file: "f", sizeBytes: 1, sha256: "0".repeat(64), reason: "schedule" } as const;
}
