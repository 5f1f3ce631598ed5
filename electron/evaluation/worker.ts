/** A worker thread that computes one metric of some samples, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { StudioError } from "../../shared/errors.ts";
import { readSampleFile } from "../domains/readSampleFile.ts";
import type { EvaluationReply, EvaluationTask } from "./messages.ts";
import type { Metric } from "./metric.ts";
import { metrics } from "./metrics/registry.ts";

async function evaluate(metric: Metric, file: string): Promise<EvaluationReply> {
  try {
    const begin = performance.now();
    const value = metric.compute(await readSampleFile(metric.domain, file));
    return { kind: "value", value, costMs: performance.now() - begin };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { kind: "refused", code: error.code, message: error.sentence };
  }
}

if (parentPort === null) throw new Error("worker.ts runs as a worker thread only.");
const task = workerData as EvaluationTask;
const metric = metrics.find(({ tag }) => tag === task.metric);
if (metric === undefined) throw new Error(`There is no metric "${task.metric}".`);
for (const file of task.files) parentPort.postMessage(await evaluate(metric, file));
