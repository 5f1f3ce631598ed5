/** What of a run can be taken elsewhere: weights, the generator, the curves. */
import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { fileName } from "../../../shared/fileName.ts";
import type { Checkpoint } from "../../history/records.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";
import { shareAsUsual } from "../../storage/privacy.ts";
import { encodeSafetensors } from "../../storage/safetensors.ts";
import { runTask } from "../../trainer/protocol/runTask.ts";
import { findDamage } from "../runs/checkpointSeal.ts";
import { metricsCsv } from "./metricsCsv.ts";
import { prepareResultFile, writeResultFile } from "../../storage/resultFile.ts";
import type { Studio } from "../studio.ts";

export const exportFormats = ["safetensors", "onnx", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportRequest {
  readonly runId: string;
  readonly format: ExportFormat;
  /** A step that has a checkpoint; of the curves, the last step that is written. */
  readonly step: number | "last";
  readonly outFile: string;
  /** True lets an existing file be replaced. */
  readonly force: boolean;
  /** Ends the export of a generator when it is aborted. */
  readonly signal?: AbortSignal;
}

export interface ExportedFile {
  /** Absolute. */
  readonly file: string;
  readonly step: number;
}

/** How many steps' metrics are in memory at a time. */
const stepsAtATime = 10_000;

/**
 * Exports a run's weights (all parameters and batch-norm statistics of both networks, without the optimisers' state),
 * its generator as ONNX, or its metrics.
 *
 * @throws StudioError `not-found`, `corrupt`, `invalid-argument` where the file is there already, `not-permitted`,
 *   `disk-full`, `engine-unavailable`
 */
export async function exportRun(
  source: Pick<Studio, "history" | "fileOf">,
  request: ExportRequest,
): Promise<ExportedFile> {
  if (request.format === "csv") return await exportMetrics(source, request);
  const checkpoint = checkpointFor(source, request);
  const checkpointFile = source.fileOf(checkpoint);
  const { outFile, force, signal } = request;
  if (request.format === "safetensors") {
    return { file: await writeWeights(source, request, checkpoint), step: checkpoint.step };
  }
  const damage = await findDamage(checkpointFile, checkpoint);
  if (damage !== null) throw damagedCheckpoint(checkpointFile, damage);
  const file = await prepareResultFile(outFile, { force });
  const { sha256, sizeBytes } = checkpoint;
  await runTask({ task: "export-generator", checkpointFile, sha256, sizeBytes, outFile: file }, { signal });
  await shareAsUsual(file);
  return { file, step: checkpoint.step };
}

function damagedCheckpoint(file: string, damage: string): StudioError {
  const message = `The checkpoint ${file} ${damage}. Nothing was exported; choose another step.`;
  return new StudioError(damage === "is missing" ? "not-found" : "corrupt", message, {
    path: file,
    seeAlso: "checkpoints",
  });
}

async function writeWeights(
  { history, fileOf }: Pick<Studio, "history" | "fileOf">,
  { runId, outFile, force }: ExportRequest,
  checkpoint: Checkpoint,
): Promise<string> {
  const { tensors, metadata } = await readCheckpoint(fileOf(checkpoint), checkpoint);
  const weights = Object.entries(tensors).filter(([name]) => /^(generator|critic)\//.test(name));
  const chunks = encodeSafetensors({
    tensors: Object.fromEntries(weights),
    metadata: {
      software: "Critic Studio",
      run: runId,
      name: history.run(runId).name,
      step: String(checkpoint.step),
      configuration: JSON.stringify(metadata.configuration),
    },
  });
  return await writeResultFile(outFile, chunks, { force });
}

async function exportMetrics(
  { history }: Pick<Studio, "history">,
  { runId, step, outFile, force }: ExportRequest,
): Promise<ExportedFile> {
  const lastStep = step === "last" ? history.run(runId).step : step;
  const lines = metricsCsv(history.listTags(runId), readAll(history, runId, lastStep));
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let text = "";
  for (const line of lines) {
    text += line;
    if (text.length < 1_000_000) continue;
    chunks.push(encoder.encode(text));
    text = "";
  }
  chunks.push(encoder.encode(text));
  return { file: await writeResultFile(outFile, chunks, { force }), step: lastStep };
}

/** Every step's metrics up to and including `lastStep`. */
function* readAll(
  history: Studio["history"],
  runId: string,
  lastStep: number,
): Generator<ReturnType<Studio["history"]["readMetricsAfter"]>[number]> {
  let afterStep = -1;
  for (;;) {
    const points = history.readMetricsAfter(runId, afterStep, stepsAtATime);
    for (const point of points) if (point.step <= lastStep) yield point;
    const last = points.at(-1);
    if (last === undefined || last.step >= lastStep) return;
    afterStep = last.step;
  }
}

function checkpointFor({ history }: Pick<Studio, "history">, { runId, step }: ExportRequest): Checkpoint {
  if (step !== "last") return history.checkpointAt(runId, step);
  const checkpoint = history.listCheckpoints(runId).at(-1);
  if (checkpoint !== undefined) return checkpoint;
  const run = history.run(runId);
  throw new StudioError(
    "not-found",
    `Run "${run.name}" (${run.id}) has no checkpoint yet: it is ${run.state} at step ${run.step}. Train it first.`,
    { runId },
  );
}

/** Where an export goes that was not told where: `rooms-wgan-step-800.onnx` in the present folder. */
export function defaultExportName(
  run: { readonly name: string },
  { format, step }: Pick<ExportRequest, "format" | "step">,
): string {
  const ending = format === "csv" ? "-metrics.csv" : `-step-${step}.${format}`;
  return join(process.cwd(), fileName(run.name, ending));
}
