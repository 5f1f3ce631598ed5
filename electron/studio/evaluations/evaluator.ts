/** Computes metrics of one step: generates the samples where they are of a checkpoint, and asks the process. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { scratchName } from "../../storage/scratchNames.ts";
import { runTask } from "../../trainer/protocol/runTask.ts";
import { StudioError } from "../../../shared/errors.ts";
import type { EvaluationReply, GeneratedFile, SampleFile } from "../../evaluation/messages.ts";
import type { Checkpoint } from "../../history/records.ts";
import { dataFolder, pathInHome, recordedFile, type StudioContext } from "../context.ts";
import type { EvaluationWork } from "./chosenWork.ts";
import { createEvaluationProcess, type ComputeOptions } from "./evaluationProcess.ts";

export interface Evaluator {
  /**
   * One after the other: work waits for work that was asked for before it. Where no samples can be generated every
   * metric is refused.
   *
   * @throws StudioError `cancelled`; what `onReply` throws
   */
  compute(work: EvaluationWork, options: ComputeOptions): Promise<void>;
  /** Cancels what is under way, and ends the process. */
  close(): void;
}

export function createEvaluator(context: StudioContext): Evaluator {
  const { home } = context;
  const process = createEvaluationProcess();
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  async function compute({ of, entry, metrics }: EvaluationWork, options: ComputeOptions): Promise<void> {
    const names = metrics.map(({ name }) => name);
    if (of === "sample") {
      const samples: SampleFile = { of, file: recordedFile(home, entry) };
      await process.compute({ metrics: names, samples }, options);
      return;
    }
    const file = scratchName(join(home.folder, "evaluation"));
    try {
      const samples = await generate(entry, file, options.signal).catch((error: unknown) => refusal(error));
      if (!(samples instanceof StudioError)) await process.compute({ metrics: names, samples }, options);
      else for (const metric of names) options.onReply(refusedBy(samples, metric));
    } finally {
      await rm(file, { force: true });
    }
  }

  /** A process that ended is started once more: a system short of memory ends processes too. */
  async function generate(entry: Checkpoint, outFile: string, signal: AbortSignal | undefined): Promise<GeneratedFile> {
    const { sha256, sizeBytes } = entry;
    const samples = generatedFrom(entry, outFile);
    const request = {
      task: "generate-for-metrics",
      ...{ checkpointFile: recordedFile(home, entry), sha256, sizeBytes, outFile },
    } as const;
    try {
      await runTask(request, { signal });
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== "trainer-failed") throw error;
      await runTask(request, { signal });
    }
    return samples;
  }

  /** What is left there by a process that died is removed when the home folder is opened. */
  function generatedFrom({ runId }: Checkpoint, file: string): GeneratedFile {
    const { configuration, datasetId } = context.history.run(runId);
    return {
      of: "checkpoint",
      file,
      configuration,
      datasetFolder: dataFolder(home, configuration, context.history.dataset(datasetId)),
      statisticsFolder: pathInHome(home, ["cache", "statistics"]),
    };
  }

  return {
    async compute(work, options) {
      const signal = AbortSignal.any([closing.signal, ...(options.signal === undefined ? [] : [options.signal])]);
      const turn = last.then(() => compute(work, { ...options, signal }));
      last = turn.catch(() => undefined);
      await turn;
    },
    close: () => {
      closing.abort();
      process.close();
    },
  };
}

/** What somebody can cause or mend; anything else, a cancellation too, is thrown again. */
function refusal(error: unknown): StudioError {
  if (error instanceof StudioError && error.code !== "cancelled") return error;
  throw error;
}

function refusedBy({ code, sentence }: StudioError, metric: string): EvaluationReply {
  return { kind: "refused", metric, code, message: sentence };
}
