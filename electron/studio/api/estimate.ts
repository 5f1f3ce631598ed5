import { availableParallelism } from "node:os";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { median } from "../../../shared/curves/median.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { deviceNames, deviceTitles } from "../../../shared/devices.ts";
import { warmupIterations } from "../../../shared/schedule.ts";
import type { EngineName } from "../../../shared/settings/run.ts";
import { settingNames, settingTable } from "../../../shared/settings/table.ts";
import type { Run, RunSummary } from "../../history/records.ts";
import type { HistoryReading } from "../studio.ts";
import { resolveThreads } from "../training/threads.ts";

/** What decides how much there is to compute in an iteration, and by what. */
const decisive = settingNames.filter((name) => settingTable[name].affectsSpeed);

/** How many earlier runs are looked at, the newest first. */
const mostLookedAt = 50;
/** The last steps of a run: not its first, which build the graph and may have more critic steps. */
const stepsOfRun = 200;
/** With fewer steps the first, slow ones would count too much. */
const fewestSteps = 20;

/** How the library that computed a run is named, by engine: the beginning. */
const libraries: Readonly<Record<EngineName, string>> = {
  compiled: "onnxruntime-node ",
  cpu: "TensorFlow.js ",
  "tfjs-node": "@tensorflow/tfjs-node ",
  "tfjs-node-gpu": "@tensorflow/tfjs-node-gpu ",
};

/** A time, or null, and in words what it rests on. */
export interface Estimate {
  readonly iterationMs: number | null;
  readonly basis: Message;
}

/** Whether a library, as recorded, is what computes such a run: a run that went on elsewhere has steps of both. */
function computes(library: string, { engine, device }: RunConfiguration): boolean {
  const accelerators = deviceNames.filter((name) => name !== "cpu");
  const computedOn = accelerators.find((name) => library.includes(`, ${deviceTitles[name]}`)) ?? "cpu";
  return library.startsWith(libraries[engine]) && (engine !== "compiled" || computedOn === device);
}

/**
 * How long an iteration of such a run takes: the median over the last steps of the newest run with the same networks,
 * batch, engine, device and threads. Nothing is guessed from unlike runs.
 */
export function estimateIteration(
  { history }: { readonly history: HistoryReading },
  configuration: RunConfiguration,
  cores = availableParallelism(),
): Estimate {
  const threads = resolveThreads(configuration.threads, null, cores);
  const candidates = history
    .listRuns()
    .filter((run) => run.system === configuration.system && run.threads === threads && run.step >= fewestSteps)
    .reverse()
    .slice(0, mostLookedAt);
  for (const candidate of candidates) {
    const run = readRun(history, candidate);
    if (run === null || decisive.some((name) => run.configuration[name] !== configuration[name])) continue;
    const segment = run.segments.at(-1);
    if (segment !== undefined && !computes(segment.library, configuration)) continue;
    const begins = segment?.fromStep ?? run.parent?.step ?? 0;
    const fromStep = Math.max(run.step - stepsOfRun + 1, warmupIterations + 1, begins + 1);
    const { points } = history.readSeries(run.id, "elapsedMs", { fromStep });
    const times = points.map(({ value }) => value).filter((value) => value !== null);
    if (times.length < fewestSteps) continue;
    const iterationMs = median(times);
    if (iterationMs === null || iterationMs <= 0) continue;
    return {
      iterationMs,
      basis: message("run.estimateFrom", { count: times.length, run: run.name }),
    };
  }
  return {
    iterationMs: null,
    basis: message("run.noEstimate"),
  };
}

function readRun(history: HistoryReading, { id }: RunSummary): Run | null {
  try {
    return history.run(id);
  } catch (error) {
    // Settings of an earlier version that cannot be read any more say nothing of this run.
    if (error instanceof StudioError) return null;
    throw error;
  }
}
