/**
 * Measures the API on a history of its own and prints the figures: `node tests/bench/api.bench.ts`.
 * The times depend on the machine and its disk; nothing here passes or fails.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openHistory, type History } from "../../electron/history/openHistory.ts";
import { createCore } from "../../electron/studio/api/core.ts";
import { openStudio } from "../../electron/studio/studio.ts";
import type { HealthReport } from "../../electron/dataset/healthReport.ts";
import { completeConfiguration } from "../../shared/configuration.ts";

const steps = 100_000;
const runs = 1000;
const home = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), "critic-api-bench-"));
const configuration = completeConfiguration({ steps });

/** Records runs as a long life with the studio would leave them: one long, the others short. */
function fill(history: History): string[] {
  const count = 10_000;
  const bad: HealthReport["unusable"]["files"] = Array.from({ length: count }, (_, at) => ({
    path: `pictures/of/rooms/${at}.png`,
    reason: "truncated",
    detail: "it ends early",
  }));
  const report: HealthReport = {
    folder: "/d",
    fileCount: count,
    usable: 0,
    formats: {},
    sizes: null,
    duplicates: { groupCount: 0, extraFiles: 0, groups: [] },
    unusable: { count, byReason: { truncated: count }, files: bad },
    otherFiles: { count: 0, byExtension: {}, examples: [] },
  };
  history.saveDataset({
    id: "dataset1",
    sourceFolder: "/d",
    packedFolder: "d",
    settings: { imageSize: 64, channels: 3, fit: "crop", background: "#ffffff" },
    imageCount: 1,
    report,
  });
  const ids = Array.from(
    { length: runs },
    (_, at) => history.createRun({ name: `run ${at}`, configuration, datasetId: "dataset1" }).id,
  );
  for (const [at, runId] of ids.entries()) {
    const last = at < 2 ? steps : 20;
    for (let begin = 1; begin <= last; begin += 1000) {
      const points = Array.from({ length: Math.min(1000, last - begin + 1) }, (_, index) => {
        const step = begin + index;
        const wave = Math.sin(step / 900);
        const losses = { emEstimate: wave, criticLoss: -wave, generatorLoss: Math.cos(step / 700) };
        return { step, values: { ...losses, criticSteps: 5, elapsedMs: 40 } };
      });
      history.appendMetrics(runId, points);
    }
    history.changeState(runId, "running", { threads: 2, engine: "compiled" });
    history.changeState(runId, "stopped");
  }
  return ids;
}

/** Prints how long a request takes, and for how long at most it kept the thread. */
async function measure(name: string, rounds: number, action: () => Promise<unknown>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const took: number[] = [];
  const used = process.threadCpuUsage();
  for (let round = 0; round < rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.enable();
    const begin = performance.now();
    await action();
    took.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
  }
  const { user, system } = process.threadCpuUsage(used);
  const processorMs = ((user + system) / 1000 / rounds).toFixed(1);
  took.sort((a, b) => a - b);
  const median = (took[Math.floor(rounds / 2)] ?? 0).toFixed(1);
  console.log(
    `${name}: median ${median} ms, longest ${(took.at(-1) ?? 0).toFixed(1)} ms; ${processorMs} ms of the main thread's processor time; thread kept for at most ${(delay.max / 1e6).toFixed(1)} ms`,
  );
}

// The core's own timers keep no process alive.
const awake = setInterval(() => undefined, 1000);
try {
  // A studio makes the home folder and its history first.
  await (await openStudio({ home })).close();
  const writer = openHistory(join(home, "studio.sqlite"));
  const ids = fill(writer);
  writer.close();
  const [long = "", doomed = ""] = ids;
  const studio = await openStudio({ home });
  const core = createCore(studio, { shell: "browser", version: "0" });
  const ask = async (name: string, params: unknown): Promise<unknown> => {
    const outcome = await core.request(name, params);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.message}`);
    return outcome.result;
  };
  await measure(`runs.list of ${runs}`, 15, () => ask("runs.list", {}));
  await measure("runs.get", 15, () => ask("runs.get", { runId: long }));
  await measure("runs.estimate", 15, () => ask("runs.estimate", { configuration }));
  await measure("metrics.tags", 15, () => ask("metrics.tags", { runId: long }));
  for (const maximumPoints of [1000, 20_000]) {
    await measure(`metrics.series, ${steps} points to ${maximumPoints}`, 7, () =>
      ask("metrics.series", { runId: long, tag: "emEstimate", maximumPoints }),
    );
  }
  for (const limit of [2000, 10_000]) {
    await measure(`metrics.after, ${limit} steps`, 7, () =>
      ask("metrics.after", { runId: long, afterStep: -1, limit }),
    );
  }
  await measure(`catching up with ${steps} steps`, 1, async () => {
    const caughtUp = Promise.withResolvers<undefined>();
    const connection = core.connect((changes) => {
      const isLast = changes.some((change) => change.kind === "metrics" && change.points.at(-1)?.step === steps);
      if (isLast) caughtUp.resolve(undefined);
    });
    await connection.request("follow.run", { runId: long, afterStep: -1, afterSample: -1, afterEvent: 0 });
    await caughtUp.promise;
    connection.close();
  });
  await measure("datasets.list, one with 10,000 bad files", 7, () => ask("datasets.list", {}));
  await measure("datasets.report of it", 7, () => ask("datasets.report", { datasetId: "dataset1" }));
  await measure("machine.info", 5, () => ask("machine.info", {}));
  await measure("exports.make metrics-csv", 1, () => ask("exports.make", { what: "metrics-csv", runId: long }));
  await measure("exports.make curve-chart", 1, () => ask("exports.make", { what: "curve-chart", runIds: [long] }));
  const waits: number[] = [];
  const second = openHistory(studio.home.databaseFile);
  const training = setInterval(() => {
    const begin = performance.now();
    second.appendMetrics(long, [{ step: steps + 1 + waits.length, values: { emEstimate: 0 } }]);
    waits.push(performance.now() - begin);
  }, 50);
  await measure(`runs.delete of ${steps} steps`, 1, () => ask("runs.delete", { runId: doomed }));
  clearInterval(training);
  second.close();
  waits.sort((a, b) => a - b);
  const [middle = 0, longest = 0] = [waits[Math.floor(waits.length / 2)], waits.at(-1)];
  console.log(`  recording meanwhile: median ${middle.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`);
  await core.close();
  await studio.close();
} finally {
  clearInterval(awake);
  rmSync(home, { recursive: true, force: true });
}
