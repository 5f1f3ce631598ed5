import { runInBackground } from "../background/runInBackground.ts";
import { exportRun, plainName } from "../exportRun.ts";
import type { HistoryReading, Studio } from "../studio.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, ParsedParams, RequestsOf } from "./handlers.ts";

type ExportParams = ParsedParams<"exports.make">;

/** Files for the user. */
export function exportsHandlers({ studio, tickets }: ApiContext): Handlers<RequestsOf<"exports">> {
  return {
    "exports.make": async (params) => {
      const fileName = exportFileName(studio.history, params);
      const { ticket, sizeBytes } = await tickets.make(fileName, (outFile) => writeExport(studio, params, outFile));
      return { ticket, fileName, sizeBytes };
    },
  };
}

async function writeExport(studio: Studio, params: ExportParams, outFile: string): Promise<void> {
  if (params.what === "generator-onnx") {
    // Its work is done in a process of its own already.
    await exportRun(studio, { runId: params.runId, step: params.step, format: "onnx", outFile, force: true });
    return;
  }
  await runInBackground({ kind: "write-file", homeFolder: studio.home.folder, request: params, outFile });
}

/**
 * What the file is to be called, on any system.
 *
 * @throws StudioError `not-found` where a run is not there
 */
export function exportFileName(history: Pick<HistoryReading, "run">, params: ExportParams): string {
  const named = (...runIds: readonly string[]): string => {
    const names = runIds.slice(0, 2).map((runId) => plainName(history.run(runId)));
    return names.join("-and-").slice(0, longestStem);
  };
  switch (params.what) {
    case "sample-sheet":
      return `${named(params.runId)}-step-${params.step}.png`;
    case "pair-sheet":
      return `${named(...params.runIds)}-step-${params.step}.png`;
    case "progress-sheet":
      return `${named(...params.runIds)}-progress.png`;
    case "curve-chart":
      return `${named(...params.runIds)}-curves.png`;
    case "metrics-csv":
      return `${named(params.runId)}-metrics.csv`;
    case "weights-safetensors":
      return `${named(params.runId)}-step-${params.step}.safetensors`;
    case "generator-onnx":
      return `${named(params.runId)}-step-${params.step}.onnx`;
  }
}

/** File systems end at 255 bytes; plain names have one byte a character. */
const longestStem = 200;
