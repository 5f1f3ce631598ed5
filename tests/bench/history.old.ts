/**
 * Measures the history on a file of its own and prints the figures: `node tests/bench/history.bench.ts`.
 * The times depend on the machine and its disk; nothing here passes or fails.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHistory, type History } from "../../electron/history/openHistory.ts";
import { completeConfiguration } from "../../shared/configuration.ts";

const steps = 100_000;
const batch = 100;
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), "critic-history-bench-"));
const file = join(folder, "studio.sqlite");
const configuration = completeConfiguration({ steps });

/** Milliseconds of the fastest and the median of `rounds` calls. */
function time(rounds: number, action: () => unknown): string {
  const took = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    action();
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return `${(took[0] ?? 0).toFixed(1)} ms (median ${(took[Math.floor(rounds / 2)] ?? 0).toFixed(1)} ms)`;
}

function train(history: History, runId: string, [first, last]: readonly [number, number]): void {
  for (let begin = first; begin <= last; begin += batch) {
    const points = Array.from({ length: Math.min(batch, last - begin + 1) }, (_, index) => {
      const step = begin + index;
      const wave = Math.sin(step / 900) + Math.sin(step * 12.9898) / 10;
      const losses = { emEstimate: wave, criticLoss: -wave, generatorLoss: Math.cos(step / 700) };
      return { step, values: { ...losses, criticSteps: 5, elapsedMs: 40 + (step % 17) / 3 } };
    });
    history.appendMetrics(runId, points);
  }
}

try {
  const history = openHistory(file);
  history.saveDataset({ id: "d", sourceFolder: "/d", packedFolder: "d", settings: {}, imageCount: 1, report: {} });
  const add = (name: string, parent?: { runId: string; step: number }): string =>
    history.createRun({ name, configuration, datasetId: "d", parent: parent ?? null }).id;

  const long = add("long");
  const begin = performance.now();
  train(history, long, [1, steps]);
  const seconds = (performance.now() - begin) / 1000;
  console.log(
    `append: ${Math.round(steps / seconds)} steps/s, ${Math.round((5 * steps) / seconds)} values/s, batches of ${batch} steps × 5 tags, FULL`,
  );
  console.log(`        ${((seconds * 1000) / (steps / batch)).toFixed(2)} ms a batch`);

  const read = (): unknown => history.readSeries(long, "emEstimate", { maximumPoints: 1000 });
  console.log(`readSeries, 100,000 points to 1,000: ${time(15, read)}`);
  const cold = openHistory(file);
  console.log(
    `readSeries, the same, first read after opening: ${time(1, () => cold.readSeries(long, "emEstimate", { maximumPoints: 1000 }))}`,
  );
  cold.close();
  console.log(`readSeries, 100,000 points whole: ${time(7, () => history.readSeries(long, "emEstimate"))}`);
  console.log(
    `readMetricsAfter, the last 100 of 100,000 steps: ${time(15, () => history.readMetricsAfter(long, steps - 100, 1000))}`,
  );

  let parent = long;
  for (let fork = 1; fork <= 10; fork++) {
    const step = steps - 10_000 + fork * 1000;
    history.recordCheckpoint(parent, { step, file: "f", sizeBytes: 1, sha256: "0".repeat(64), reason: "schedule" });
    parent = add(`fork ${fork}`, { runId: parent, step });
    train(history, parent, [step + 1, step + 1000]);
  }
  console.log(
    `readSeries, the same over ten forks in a row: ${time(15, () => history.readSeries(parent, "emEstimate", { maximumPoints: 1000 }))}`,
  );
  history.close();

  const reopened = openHistory(file);
  reopened.close();
  const values = 5 * (steps + 10_000);
  console.log(`size: ${(statSync(file).size / values).toFixed(1)} MB per million values`);

  const many = openHistory(file);
  many.recordCheckpoint(long, { step: 0, file: "f", sizeBytes: 1, sha256: "0".repeat(64), reason: "schedule" });
  for (let index = 0; index < 1000; index++) {
    many.createRun({
      name: `run ${index}`,
      configuration,
      datasetId: "d",
      parent: index % 3 === 0 ? { runId: long, step: 0 } : null,
    });
  }
  console.log(`listRuns, 1,000 runs: ${time(15, () => many.listRuns())}`);
  console.log(`runTree, 1,000 runs: ${time(15, () => many.runTree())}`);
  console.log(`forkSteps among 1,000 runs: ${time(15, () => many.forkSteps(long))}`);
  console.log(`quickCheck: ${time(3, () => many.quickCheck())}`);
  const second = many.createRun({ name: "second", configuration, datasetId: "d" }).id;
  train(many, second, [1, steps]);
  console.log(`dropAfter, the last 50,000 steps: ${time(1, () => many.dropAfter(second, 50_000))}`);
  console.log(`deleteRun, 50,000 steps: ${time(1, () => many.deleteRun(second, { evenLive: true }))}`);
  many.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
