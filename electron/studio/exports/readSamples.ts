/** The samples that sheets show, from the history. */
import { noiseOf, noiseTag, type SampleKind } from "../../../shared/addedNoise.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { isSystemError, StudioError } from "../../../shared/errors.ts";
import { allOf, counts } from "../../../shared/messages/lists.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { judgedSeries } from "../../../shared/systems.ts";
import { domainOf } from "../../domains/domainOf.ts";
import { readRecorded } from "../../storage/recordedFile.ts";
import type { ExportedStep } from "./drawing/exportedRun.ts";
import type { ExportSource } from "./format.ts";

/** A step that has a sample, or the last such step. */
export type AskedStep = number | "last";

/** The steps of which all of these runs have a sample, in order. @throws StudioError `not-found` */
export function commonSampleSteps({ history }: Pick<ExportSource, "history">, runIds: readonly string[]): number[] {
  const [first = [], ...others] = runIds.map((runId) => history.listSamples(runId).map(({ step }) => step));
  return first.filter((step) => others.every((steps) => steps.includes(step)));
}

/** @throws StudioError `not-found` that names the nearest steps with a sample */
export function sampledSteps(
  source: Pick<ExportSource, "history">,
  runIds: readonly string[],
  asked: readonly AskedStep[],
): number[] {
  const known = commonSampleSteps(source, runIds);
  return asked.map((step) => {
    const found = step === "last" ? known.at(-1) : known.find((each) => each === step);
    if (found !== undefined) return found;
    const runs = runIds.map((runId) => message("run.quoted", { name: source.history.run(runId).name, id: runId }));
    throw new StudioError("not-found", whatIsMissing(step, known, runs), { runIds, step });
  });
}

function whatIsMissing(step: AskedStep, known: readonly number[], runs: readonly Message[]): Message {
  if (step === "last" || known.length === 0)
    return message("export.noSample", { runs: allOf(runs), count: runs.length });
  const nearest = known.toSorted((a, b) => Math.abs(a - step) - Math.abs(b - step)).slice(0, 3);
  return message("export.noSampleAt", { runs: allOf(runs), step, nearest: counts(nearest.toSorted((a, b) => a - b)) });
}

/**
 * @param kind what of a run that adds noise to its samples is read; the means where left out
 * @throws StudioError `not-found`, `corrupt`
 */
export async function readSteps(
  source: ExportSource,
  runId: string,
  steps: readonly number[],
  kind?: SampleKind,
): Promise<ExportedStep[]> {
  const samples = new Map(source.history.listSamples(runId).map((sample) => [sample.step, sample]));
  return Promise.all(
    steps.map((step) => readStep(source, runId, { step, kind, file: source.fileOf(samples.get(step)!) })),
  );
}

/**
 * @param of the step of the run, the file of its sample, and what of that is read
 * @throws StudioError `not-found`, `corrupt`
 */
export async function readStep(
  source: ExportSource,
  runId: string,
  of: { readonly step: number; readonly file: string; readonly kind?: SampleKind | undefined },
): Promise<ExportedStep> {
  const { step, file, kind = "mean" } = of;
  const { configuration } = source.history.run(runId);
  const noiseStd = noiseOf(configuration, kind, valueAt(source, runId, noiseTag, step));
  const sample = await readSample(configuration, file, noiseStd);
  return { step, estimate: estimateAt(source, runId, step), noiseStd, sample };
}

/** Far more than the largest grid of the table of settings takes. */
const mostSampleBytes = 256 * 1024 * 1024;

/**
 * A sample of a run, as sheets show it.
 *
 * @param sigma of noise to add; null for none
 * @throws StudioError `not-found`, `corrupt`
 */
export async function readSample(
  configuration: RunConfiguration,
  file: string,
  sigma: number | null = null,
): Promise<ExportedStep["sample"]> {
  const { sampleFormat } = domainOf(configuration);
  try {
    const bytes = await readRecorded(file, Math.min(mostSampleBytes, sampleFormat.mostBytes));
    const sample = sampleFormat.decode(bytes, file);
    return sampleFormat.show(sigma === null ? sample : sampleFormat.withNoise(sample, sigma));
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
    throw new StudioError("not-found", message("export.sampleFileMissing", { file }), { file });
  }
}

/** The value of the series by which a run is judged at a step; null where there is none. */
function estimateAt(source: Pick<ExportSource, "history">, runId: string, step: number): number | null {
  return valueAt(source, runId, judgedSeries(source.history.run(runId).configuration.system).tag, step);
}

function valueAt({ history }: Pick<ExportSource, "history">, runId: string, tag: string, step: number): number | null {
  return history.readSeries(runId, tag, { fromStep: step, toStep: step }).points[0]?.value ?? null;
}

/** At most `count` of the steps, the first and the last among them, evenly spread. */
export function spread(steps: readonly number[], count: number): AskedStep[] {
  if (steps.length === 0) return ["last"];
  if (steps.length <= count) return [...steps];
  const places = Array.from({ length: count }, (_, at) => Math.round((at * (steps.length - 1)) / (count - 1)));
  return places.map((place) => steps[place]!);
}
