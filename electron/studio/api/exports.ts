import { randomUUID } from "node:crypto";
import { fileName } from "../../../shared/fileName.ts";
import { runInBackground } from "../background/runInBackground.ts";
import { writeCheckpointSheet } from "../exports/checkpointSheet.ts";
import { exportRun } from "../exports/exportRun.ts";
import type { HistoryReading, Studio } from "../studio.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, ParsedParams, RequestsOf } from "./handlers.ts";

type WithoutJob<Params> = Params extends unknown ? Omit<Params, "jobId"> : never;
type ExportParams = WithoutJob<ParsedParams<"exports.make">>;

/** Files for the user. */
export function exportsHandlers({ studio, tickets, jobs }: ApiContext): Handlers<RequestsOf<"exports">> {
  return {
    "exports.make": async ({ jobId = randomUUID(), ...params }, asker) => {
      const name = exportFileName(studio.history, params);
      const { ticket, sizeBytes } = await jobs.run({ jobId, kind: "export", owner: asker }, (signal) =>
        tickets.make(name, (outFile) => writeExport(studio, params, { outFile, signal })),
      );
      return { ticket, fileName: name, sizeBytes };
    },
  };
}

interface Writing {
  readonly outFile: string;
  readonly signal: AbortSignal;
}

async function writeExport(studio: Studio, params: ExportParams, { outFile, signal }: Writing): Promise<void> {
  if (params.what === "generator-onnx") {
    // Its work is done in a process of its own already.
    await exportRun(studio, { runId: params.runId, step: params.step, format: "onnx", outFile, force: true, signal });
    return;
  }
  if (params.what === "checkpoint-sheet") {
    await writeCheckpointSheet(studio, params, { outFile, signal });
    return;
  }
  await runInBackground({ kind: "write-file", homeFolder: studio.home.folder, request: params, outFile }, signal);
}

/**
 * What the file is to be called, on any system.
 *
 * @throws StudioError `not-found` where a run is not there
 */
export function exportFileName(history: Pick<HistoryReading, "run">, params: ExportParams): string {
  const named = (runIds: readonly string[], ending: string): string => {
    const names = runIds.slice(0, 2).map((runId) => history.run(runId).name);
    if (names.length < 2) return fileName(names[0] ?? "", ending);
    return fileName(names.map((name) => fileName(name, "", longestOfTwo)).join("-and-"), ending);
  };
  switch (params.what) {
    case "sample-sheet":
    case "checkpoint-sheet":
      return named([params.runId], `-step-${params.step}.png`);
    case "pair-sheet":
      return named(params.runIds, `-step-${params.step}.png`);
    case "progress-sheet":
      return named(params.runIds, "-progress.png");
    case "curve-chart":
      return named(params.runIds, "-curves.png");
    case "metrics-csv":
      return named([params.runId], "-metrics.csv");
    case "weights-safetensors":
      return named([params.runId], `-step-${params.step}.safetensors`);
    case "generator-onnx":
      return named([params.runId], `-step-${params.step}.onnx`);
  }
}

/** Bytes of the name of each of two runs. */
const longestOfTwo = 100;
