import { availableParallelism } from "node:os";
import { shareAsUsual } from "../../storage/privacy.ts";
import { runTask } from "../../trainer/protocol/runTask.ts";
import type { TaskAnswer } from "../../trainer/protocol/tasks.ts";
import { dataFolder } from "../context.ts";
import type { DatasetRequest } from "../datasets/datasets.ts";
import { prepareResultFile } from "../../storage/resultFile.ts";
import type { Studio } from "../studio.ts";
import { resolveThreads } from "../training/threads.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";

export interface StepDumpRequest extends DatasetRequest {
  readonly configuration: RunConfiguration;
  readonly outFile: string;
  /** True lets an existing file be replaced. */
  readonly force: boolean;
}

export interface StepDump extends TaskAnswer<"step-dump"> {
  /** Absolute. */
  readonly file: string;
}

/**
 * Writes everything about each step of the system's plan, once, as safetensors, for another
 * program to check: real batch, noise, all state before and after each, losses, and the networks layer by layer.
 *
 * @throws StudioError as `Studio.prepareDataset` and `prepareResultFile`; `engine-unavailable`, `trainer-failed`
 */
export async function dumpStep(studio: Studio, request: StepDumpRequest): Promise<StepDump> {
  const { configuration, signal } = request;
  const file = await prepareResultFile(request.outFile, { force: request.force });
  const dataset = await studio.prepareDataset(request);
  const threads = resolveThreads(configuration.threads, null, availableParallelism());
  const answer = await runTask(
    {
      task: "step-dump",
      configuration,
      datasetFolder: dataFolder(studio.home, configuration, dataset),
      threads,
      outFile: file,
    },
    { signal },
  );
  await shareAsUsual(file);
  return { file, ...answer };
}
