/** The API on a long history of its own: how long requests take, and for how long they keep the studio's one thread. */
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { openHistory } from "../../electron/history/openHistory.ts";
import { createCore, type Core } from "../../electron/studio/api/core.ts";
import { openStudio, type Studio } from "../../electron/studio/studio.ts";
import { badFileCount, longConfiguration, longRunSteps, recordLongLife, runCount } from "./api/longLife.ts";
import type { Bench, Figure, Tell } from "./contract.ts";
import { figure } from "./statistics.ts";
import { makeTemporaryFolder } from "./temporaryFolder.ts";
import { elapsed } from "./timing.ts";

export const bench: Bench = {
  summary: "requests of the window on a history of 1,000 runs, and how long each keeps the studio's thread",
  async run(_options, tell) {
    const home = makeTemporaryFolder("api");
    // The core's own timers keep no process alive.
    const awake = setInterval(() => undefined, 1000);
    try {
      return { comparisons: [], figures: await measureHome(home.path, tell) };
    } finally {
      clearInterval(awake);
      home.remove();
    }
  },
};

async function measureHome(home: string, tell: Tell): Promise<Figure[]> {
  tell(`recording ${runCount} runs`);
  // A studio makes the home folder and its history first.
  await (await openStudio({ home })).close();
  const writer = openHistory(join(home, "studio.sqlite"));
  const [long = "", doomed = ""] = recordLongLife(writer);
  writer.close();
  const studio = await openStudio({ home });
  const core = createCore(studio, { shell: "browser", version: "0" });
  try {
    return [
      ...(await measureRequests(core, long, tell)),
      ...(await measureCatchingUp(core, long)),
      ...(await measureDeletion({ core, studio, long, doomed })),
    ];
  } finally {
    await core.close();
    await studio.close();
  }
}

async function measureRequests(core: Core, runId: string, tell: Tell): Promise<Figure[]> {
  const steps = longRunSteps.toLocaleString("en");
  const series = { runId, tag: "emEstimate" };
  const requests: readonly [name: string, of: string, rounds: number, params: object][] = [
    ["runs.list", `${runCount} runs`, 15, {}],
    ["runs.get", "", 15, { runId }],
    ["runs.estimate", "", 15, { configuration: longConfiguration }],
    ["metrics.tags", "", 15, { runId }],
    ["metrics.series", `${steps} points to 1,000`, 7, { ...series, maximumPoints: 1000 }],
    ["metrics.series", `${steps} points to 20,000`, 7, { ...series, maximumPoints: 20_000 }],
    ["metrics.after", "2,000 steps", 7, { runId, afterStep: -1, limit: 2000 }],
    ["metrics.after", "10,000 steps", 7, { runId, afterStep: -1, limit: 10_000 }],
    ["datasets.list", `one with ${badFileCount} bad files`, 7, {}],
    ["datasets.report", `${badFileCount} bad files`, 7, { datasetId: "dataset1" }],
    ["machine.info", "", 5, {}],
    ["exports.make", "metrics-csv", 1, { what: "metrics-csv", runIds: [runId] }],
    ["exports.make", "curve-chart", 1, { what: "curve-chart", runIds: [runId] }],
  ];
  const figures: Figure[] = [];
  for (const [name, of, rounds, params] of requests) {
    tell(`${name} ${of}`);
    figures.push(...(await measure(of === "" ? name : `${name}, ${of}`, rounds, () => ask(core, name, params))));
  }
  return figures;
}

function measureCatchingUp(core: Core, runId: string): Promise<Figure[]> {
  return measure(`catching up with ${longRunSteps} steps`, 1, async () => {
    const caughtUp = Promise.withResolvers<undefined>();
    const connection = core.connect((changes) => {
      const isLast = changes.some((change) => change.kind === "metrics" && change.points.at(-1)?.step === longRunSteps);
      if (isLast) caughtUp.resolve(undefined);
    });
    await connection.request("follow.run", {
      runId,
      afterStep: -1,
      afterSample: -1,
      afterEvent: 0,
      afterEvaluation: 0,
    });
    await caughtUp.promise;
    connection.close();
  });
}

/** Deletes a long run while another one is recorded, as it would be while it trains. */
async function measureDeletion({
  core,
  studio,
  long,
  doomed,
}: {
  core: Core;
  studio: Studio;
  long: string;
  doomed: string;
}): Promise<Figure[]> {
  const waitsMs: number[] = [];
  const second = openHistory(studio.home.databaseFile);
  const training = setInterval(() => {
    const startMs = performance.now();
    second.appendMetrics(long, [{ step: longRunSteps + 1 + waitsMs.length, values: { emEstimate: 0 } }]);
    waitsMs.push(performance.now() - startMs);
  }, 50);
  try {
    const name = `runs.delete, ${longRunSteps} steps`;
    const figures = await measure(name, 1, () => ask(core, "runs.delete", { runId: doomed }));
    return [
      ...figures,
      figure(name, "recording of another run meanwhile", "ms", waitsMs),
      figure(name, "the longest of these", "ms", [Math.max(...waitsMs)]),
    ];
  } finally {
    clearInterval(training);
    second.close();
  }
}

async function ask(core: Core, name: string, params: object): Promise<void> {
  const outcome = await core.request(name, params);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.message.text}`);
}

/**
 * How long it takes, how much of that is this thread's work, and for how long at most it kept this thread from others.
 */
async function measure(workload: string, rounds: number, work: () => Promise<unknown>): Promise<Figure[]> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const tookMs: number[] = [];
  const used = process.threadCpuUsage();
  for (let round = 0; round < rounds; round++) {
    await delay(5);
    delays.enable();
    tookMs.push(await elapsed(work));
    await delay(5);
    delays.disable();
  }
  const { user, system } = process.threadCpuUsage(used);
  return [
    figure(workload, "time", "ms", tookMs),
    figure(workload, "processor time of the thread", "ms", [(user + system) / 1000 / rounds]),
    figure(workload, "thread kept for at most", "ms", [delays.max / 1e6]),
  ];
}
