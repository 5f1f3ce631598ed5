import { exportRun } from "../exports/exportRun.ts";
import { writeResultFile } from "../../storage/resultFile.ts";
import {
  drawCheckpointSheet,
  drawCurveChart,
  drawPairSheet,
  drawProgressSheet,
  drawSampleSheet,
  type SheetSource,
} from "../exports/sheets.ts";
import type { FileRequest } from "./tasks.ts";

/** Makes a file of runs. @throws StudioError as `sheets.ts` and `exportRun.ts` do */
export async function writeFileOfRuns(source: SheetSource, request: FileRequest, outFile: string): Promise<void> {
  switch (request.what) {
    case "metrics-csv":
      await exportRun(source, { runId: request.runId, format: "csv", step: "last", outFile, force: true });
      return;
    case "weights-safetensors":
      await exportRun(source, { ...request, format: "safetensors", outFile, force: true });
      return;
    default:
      await writeResultFile(outFile, [await draw(source, request)], { force: true });
  }
}

type Drawing = Exclude<FileRequest, { what: "metrics-csv" | "weights-safetensors" }>;

async function draw(source: SheetSource, request: Drawing): Promise<Uint8Array> {
  switch (request.what) {
    case "sample-sheet":
      return (await drawSampleSheet(source, request)).png;
    case "checkpoint-sheet":
      return await drawCheckpointSheet(source, request);
    case "pair-sheet":
      return (await drawPairSheet(source, request)).png;
    case "progress-sheet":
      return (await drawProgressSheet(source, request)).png;
    case "curve-chart":
      return drawCurveChart(source, request.runIds);
  }
}
