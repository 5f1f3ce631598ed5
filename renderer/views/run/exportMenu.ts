import type { ExportRequest } from "../../../shared/api/requests.ts";
import { formatCount } from "../../charts/formatFigures.ts";

/** One entry of the export menu. */
export interface ExportEntry {
  readonly label: string;
  /** What the file is, and what it is good for. */
  readonly hint: string;
  /** Null where there is nothing to make it from yet. */
  readonly request: ExportRequest | null;
}

/** What of a run can be exported at the place the user looks at. */
export interface ExportSubject {
  readonly runId: string;
  /** The step of the sample in sight; null without samples. */
  readonly sampleStep: number | null;
  /** The newest checkpoint that is not after it, else the first; null without checkpoints. */
  readonly checkpointStep: number | null;
  readonly hasMetrics: boolean;
}

/** What can be exported of a run, in the order of the menu. */
export function exportEntries({ runId, sampleStep, checkpointStep, hasMetrics }: ExportSubject): ExportEntry[] {
  const at = (step: number | null): string => (step === null ? "" : ` at step ${formatCount(step)}`);
  return [
    {
      label: `Sample sheet${at(sampleStep)}`,
      hint: "PNG with run, step and settings",
      request: sampleStep === null ? null : { what: "sample-sheet", runId, step: sampleStep },
    },
    {
      label: "Progress sheet",
      hint: "PNG: the same images at several steps",
      request: sampleStep === null ? null : { what: "progress-sheet", runIds: [runId] },
    },
    {
      label: "Curves",
      hint: "PNG: estimate, raw and median-filtered",
      request: hasMetrics ? { what: "curve-chart", runIds: [runId] } : null,
    },
    {
      label: "Metrics",
      hint: "CSV: every step, every series",
      request: hasMetrics ? { what: "metrics-csv", runId } : null,
    },
    {
      label: `Weights${at(checkpointStep)}`,
      hint: "safetensors: generator and critic",
      request: checkpointStep === null ? null : { what: "weights-safetensors", runId, step: checkpointStep },
    },
    {
      label: `Generator${at(checkpointStep)}`,
      hint: "ONNX: noise in, images out",
      request: checkpointStep === null ? null : { what: "generator-onnx", runId, step: checkpointStep },
    },
  ];
}

/** The checkpoint whose weights belong to a sample: the newest that is not after it, else the first there is. */
export function checkpointFor(checkpointSteps: readonly number[], sampleStep: number | null): number | null {
  if (sampleStep === null) return checkpointSteps.at(-1) ?? null;
  return checkpointSteps.findLast((step) => step <= sampleStep) ?? checkpointSteps[0] ?? null;
}
