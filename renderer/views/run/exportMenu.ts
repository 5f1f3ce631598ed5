import type { ExportRequest } from "../../../shared/api/requests.ts";
import { formatCount } from "../../../shared/figures.ts";
import type { MenuEntry } from "../../components/menuEntry.ts";

/** One entry of an export menu. */
export interface ExportEntry {
  readonly label: string;
  /** What the file is, and what it is good for. */
  readonly hint: string;
  /** The sentence why there is nothing to make it from, where there is none. */
  readonly request: ExportRequest | { readonly refusal: string };
}

/** What of a run can be exported at the place the user looks at. */
export interface ExportSubject {
  readonly runId: string;
  /** The step of the sample in sight; null without samples. */
  readonly sampleStep: number | null;
  /** Ascending. */
  readonly checkpointSteps: readonly number[];
  readonly hasMetrics: boolean;
}

/**
 * What can be exported of a run, in the order of the menu: the sample in sight, the curves, and the newest weights, whatever is in
 * sight; where a sample of before is looked at, the weights that belong to it as well.
 */
export function exportEntries({ runId, sampleStep, checkpointSteps, hasMetrics }: ExportSubject): ExportEntry[] {
  const noSample = { refusal: "no sample yet" };
  const noMetrics = { refusal: "no step yet" };
  const newest = checkpointSteps.at(-1) ?? null;
  const inSight = checkpointFor(checkpointSteps, sampleStep);
  return [
    {
      label: sampleStep === null ? "Sample sheet" : `Sample sheet of step ${formatCount(sampleStep)}`,
      hint: "PNG with run, step and settings",
      request: sampleStep === null ? noSample : { what: "sample-sheet", runId, step: sampleStep },
    },
    {
      label: "Progress sheet",
      hint: "PNG: the same images at several steps",
      request: sampleStep === null ? noSample : { what: "progress-sheet", runIds: [runId] },
    },
    {
      label: "Curves",
      hint: "PNG: estimate, raw and median-filtered",
      request: hasMetrics ? { what: "curve-chart", runIds: [runId] } : noMetrics,
    },
    {
      label: "Metrics",
      hint: "CSV: every step, every series",
      request: hasMetrics ? { what: "metrics-csv", runId } : noMetrics,
    },
    ...(newest === null
      ? [
          { label: "Weights", hint: "", request: { refusal: "no checkpoint yet" } },
          { label: "Generator", hint: "", request: { refusal: "no checkpoint yet" } },
        ]
      : weightEntries(runId, newest, "newest checkpoint")),
    ...(inSight === null || inSight === newest ? [] : weightEntries(runId, inSight, "of the sample in sight")),
  ];
}

/** The weights of one checkpoint and its generator. */
function weightEntries(runId: string, step: number, which: string): ExportEntry[] {
  const [weights, generator] = checkpointEntries(runId, step);
  return [weights, generator].map((entry) => ({
    ...entry,
    label: `${entry.label} of step ${formatCount(step)}`,
    hint: `${entry.hint}, ${which}`,
  }));
}

/** What can be exported of any checkpoint. */
export function checkpointEntries(
  runId: string,
  step: number,
): readonly [weights: ExportEntry, generator: ExportEntry, sheet: ExportEntry] {
  return [
    { label: "Weights", hint: "safetensors", request: { what: "weights-safetensors", runId, step } },
    { label: "Generator", hint: "ONNX", request: { what: "generator-onnx", runId, step } },
    {
      label: "Sample sheet",
      hint: "PNG",
      request: { what: "checkpoint-sheet", runId, step },
    },
  ];
}

/** The entries as a menu shows them; their keys are their places. */
export function asMenu(entries: readonly ExportEntry[]): MenuEntry[] {
  return entries.map(({ label, hint, request }, place) => ({
    key: String(place),
    label,
    hint,
    refusal: "refusal" in request ? request.refusal : null,
  }));
}

/** What the entry with this key of `asMenu` asks for; null for one that is greyed out. */
export function requestOf(entries: readonly ExportEntry[], key: string): ExportRequest | null {
  const request = entries[Number(key)]?.request;
  return request === undefined || "refusal" in request ? null : request;
}

/** The checkpoint whose weights belong to a sample: the newest that is not after it, else the first there is. */
export function checkpointFor(checkpointSteps: readonly number[], sampleStep: number | null): number | null {
  if (sampleStep === null) return checkpointSteps.at(-1) ?? null;
  return checkpointSteps.findLast((step) => step <= sampleStep) ?? checkpointSteps[0] ?? null;
}
