import { addsNoise, type SampleKind } from "../../../shared/addedNoise.ts";
import type { ExportRequest } from "../../../shared/api/requests.ts";
import { exportFacts, exportRefusal, exportsOf, type ExportName, type ExportSubject } from "../../../shared/exports.ts";
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
export interface RunToExport {
  readonly runId: string;
  readonly system: string;
  readonly domain: string;
  /** The step of the sample in sight; null without samples. */
  readonly sampleStep: number | null;
  /** Ascending. */
  readonly checkpointSteps: readonly number[];
  readonly hasMetrics: boolean;
  /** What is looked at of a model that adds noise to its samples; the means where left out. */
  readonly samples?: SampleKind | undefined;
}

/** How one entry reads, and what it asks for. */
export function exportEntry(
  name: ExportName,
  subject: ExportSubject & { readonly runIds: readonly string[]; readonly samples?: SampleKind | undefined },
  { step, label, hint: kind }: { readonly step: number | null; readonly label: string; readonly hint: string },
): ExportEntry {
  const { runIds, systems, samples } = subject;
  const isNoisy =
    samples === "noisy" &&
    Object.hasOwn(exportFacts(name).parameters, "samples") &&
    systems.some((system) => addsNoise({ system }));
  const hint = isNoisy ? `${kind}, samples with noise` : kind;
  const refusal = exportRefusal(name, subject, step);
  if (refusal !== null) return { label, hint, request: { refusal } };
  const parameters = isNoisy ? { parameters: { samples } } : {};
  return {
    label,
    hint,
    request: { what: name, runIds: [...runIds], ...(step === null ? {} : { step }), ...parameters },
  };
}

/** `Sample sheet of step 300`. */
export function labelAt(title: string, step: number | null): string {
  return step === null ? title : `${title} of step ${formatCount(step)}`;
}

/**
 * What can be exported of a run, in the order of the menu: the sample in sight, the curves, and the newest weights,
 * whatever is in sight; where a sample of before is looked at, the weights that belong to it as well.
 */
export function exportEntries(run: RunToExport): ExportEntry[] {
  const { runId, system, domain, sampleStep, checkpointSteps, hasMetrics, samples } = run;
  const sampleSteps = sampleStep === null ? [] : [sampleStep];
  const of = { runIds: [runId], systems: [system], domains: [domain], samples };
  const subject = { ...of, sampleSteps, checkpointSteps, hasMetrics };
  const newest = checkpointSteps.at(-1) ?? null;
  const inSight = checkpointFor(checkpointSteps, sampleStep);
  const entryAt = (name: ExportName, step: number | null, which = ""): ExportEntry => {
    const { title, hint } = exportFacts(name);
    return exportEntry(name, subject, { step, label: labelAt(title, step), hint: `${hint}${which}` });
  };
  // What is of another domain can never be made of it.
  const kinds = exportsOf("run").filter((name) => [undefined, domain].includes(exportFacts(name).applies.domain));
  const ofCheckpoints = kinds.filter((name) => exportFacts(name).applies.needs === "checkpoint");
  return [
    ...kinds.map((name) => {
      const { needs, of } = exportFacts(name).applies;
      if (needs === "checkpoint") return entryAt(name, newest, ", newest checkpoint");
      return entryAt(name, of === "step" ? sampleStep : null);
    }),
    ...(inSight === null || inSight === newest
      ? []
      : ofCheckpoints.map((name) => entryAt(name, inSight, ", of the sample in sight"))),
  ];
}

/** What can be exported of any checkpoint. */
export function checkpointEntries(
  { runId, system, domain, samples }: Pick<RunToExport, "runId" | "system" | "domain" | "samples">,
  step: number,
): ExportEntry[] {
  const of = { runIds: [runId], systems: [system], domains: [domain], samples };
  const subject = { ...of, sampleSteps: [], checkpointSteps: [step], hasMetrics: false };
  return exportsOf("checkpoint").map((name) => {
    const { title: label, hint } = exportFacts(name);
    return exportEntry(name, subject, { step, label, hint });
  });
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
