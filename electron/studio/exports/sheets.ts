/** Sheets and charts of runs, put together from what the studio has of them. */
import { isSystemError, StudioError } from "../../../shared/errors.ts";
import { judgedSeries } from "../../../shared/systems.ts";
import { readRecorded } from "../../storage/recordedFile.ts";
import { decodeSample } from "../../storage/sampleFile.ts";
import { curveChart } from "./curveChart.ts";
import type { ExportedStep } from "./exportedRun.ts";
import { pairSheet } from "./pairSheet.ts";
import { progressSheet } from "./progressSheet.ts";
import { sampleSheet } from "./sampleSheet.ts";
import type { Studio } from "../studio.ts";

/** What of a studio sheets are drawn from. */
export type SheetSource = Pick<Studio, "history" | "fileOf">;

/** A step that has a sample, or the last such step. */
export type SheetStep = number | "last";

/** How images stand on a sheet; see `GridRequest` of exports/grid.ts for ranges and defaults. */
export interface SheetLayout {
  readonly rows?: number;
  readonly columns?: number;
  readonly scale?: number;
}

/** A PNG, and the steps that it shows. */
export interface DrawnSheet {
  readonly png: Uint8Array;
  readonly steps: readonly number[];
}

/** One run's sample at one step. @throws StudioError `not-found`, `corrupt`, `invalid-argument` */
export async function drawSampleSheet(
  source: SheetSource,
  request: SheetLayout & { readonly runId: string; readonly step: SheetStep },
): Promise<DrawnSheet> {
  const [step] = sampledSteps(source, [request.runId], [request.step]);
  const [shown] = await readSteps(source, request.runId, [step ?? 0]);
  const { rows, columns } = layoutFor(request, shown);
  const png = sampleSheet({ ...request, run: source.history.run(request.runId), shown: shown!, rows, columns });
  return { png, steps: [shown!.step] };
}

/** What a checkpoint of a run draws: a sample file that was made of its weights. @throws as `drawSampleSheet` */
export async function drawCheckpointSheet(
  source: SheetSource,
  { runId, step, sampleFile }: { readonly runId: string; readonly step: number; readonly sampleFile: string },
): Promise<Uint8Array> {
  const estimate = estimatesAt(source, runId, [step]).get(step) ?? null;
  const shown = { step, estimate, sample: await readSample(sampleFile) };
  return sampleSheet({ run: source.history.run(runId), shown, ...layoutFor({}, shown) });
}

/** Two runs' samples of the same step, side by side. @throws as `drawSampleSheet` */
export async function drawPairSheet(
  source: SheetSource,
  request: SheetLayout & { readonly runIds: readonly [string, string]; readonly step: SheetStep },
): Promise<DrawnSheet> {
  const [step = 0] = sampledSteps(source, request.runIds, [request.step]);
  const [left, right] = await Promise.all(
    request.runIds.map(async (runId) => {
      const [shown] = await readSteps(source, runId, [step]);
      return { run: source.history.run(runId), shown: shown! };
    }),
  );
  const { rows, columns } = layoutFor(request, left?.shown);
  return { png: pairSheet({ ...request, left: left!, right: right!, rows, columns }), steps: [step] };
}

/** How the samples of one run, or of two side by side, change over some steps. @throws as `drawSampleSheet` */
export async function drawProgressSheet(
  source: SheetSource,
  request: SheetLayout & {
    readonly runIds: readonly string[];
    /** Left out: eight steps spread over the training. */
    readonly steps?: readonly SheetStep[];
  },
): Promise<DrawnSheet> {
  const { runIds } = request;
  const steps = sampledSteps(source, runIds, request.steps ?? spread(commonSampleSteps(source, runIds), 8));
  const runs = await Promise.all(
    runIds.map(async (runId) => ({
      run: source.history.run(runId),
      steps: await readSteps(source, runId, steps),
    })),
  );
  const count = Math.min(...runs.flatMap((each) => each.steps.map(({ sample }) => sample.count)));
  return { png: progressSheet({ ...request, runs, columns: request.columns ?? Math.min(8, count) }), steps };
}

/**
 * The EM and JS curves of some runs.
 *
 * @param window recorded points of the running median, odd; left out, as many as in the window
 * @throws StudioError `not-found`, `invalid-argument`
 */
export function drawCurveChart(source: SheetSource, runIds: readonly string[], window?: number): Uint8Array {
  const curves = runIds.map((runId) => {
    const run = source.history.run(runId);
    // Every point: the median looks at recorded values, not at those that thinning out leaves.
    const { points } = source.history.readSeries(runId, judgedSeries(run.configuration.system).tag);
    return { run, points };
  });
  return curveChart({ curves, window });
}

/** The steps of which all of these runs have a sample, in order. @throws StudioError `not-found` */
export function commonSampleSteps({ history }: SheetSource, runIds: readonly string[]): number[] {
  const [first = [], ...others] = runIds.map((runId) => history.listSamples(runId).map(({ step }) => step));
  return first.filter((step) => others.every((steps) => steps.includes(step)));
}

/** @throws StudioError `not-found` that names the nearest steps with a sample */
function sampledSteps(source: SheetSource, runIds: readonly string[], asked: readonly SheetStep[]): number[] {
  const known = commonSampleSteps(source, runIds);
  return asked.map((step) => {
    const found = step === "last" ? known.at(-1) : known.find((each) => each === step);
    if (found !== undefined) return found;
    const names = runIds.map((runId) => `"${source.history.run(runId).name}" (${runId})`).join(" and ");
    throw new StudioError("not-found", `${names}: there is no sample ${describeMissing(step, known, runIds.length)}`, {
      runIds,
      step,
    });
  });
}

function describeMissing(step: SheetStep, known: readonly number[], runs: number): string {
  if (step === "last" || known.length === 0) return `${runs > 1 ? "of a step that they have in common " : ""}yet.`;
  const nearest = known.toSorted((a, b) => Math.abs(a - step) - Math.abs(b - step)).slice(0, 3);
  return `at step ${step}. The nearest are at step ${nearest.toSorted((a, b) => a - b).join(", ")}.`;
}

async function readSteps(source: SheetSource, runId: string, steps: readonly number[]): Promise<ExportedStep[]> {
  const samples = new Map(source.history.listSamples(runId).map((sample) => [sample.step, sample]));
  const estimates = estimatesAt(source, runId, steps);
  return Promise.all(
    steps.map(async (step) => ({
      step,
      estimate: estimates.get(step) ?? null,
      sample: await readSample(source.fileOf(samples.get(step)!)),
    })),
  );
}

/** Far more than the largest grid of the table of settings takes. */
const mostSampleBytes = 256 * 1024 * 1024;

async function readSample(file: string): Promise<ExportedStep["sample"]> {
  try {
    return decodeSample(await readRecorded(file, mostSampleBytes), file);
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
    throw new StudioError("not-found", `The sample file ${file} is missing: it was removed from outside.`, { file });
  }
}

function estimatesAt({ history }: SheetSource, runId: string, steps: readonly number[]): Map<number, number | null> {
  const { tag } = judgedSeries(history.run(runId).configuration.system);
  const values = steps.map((step): [number, number | null] => {
    const { points } = history.readSeries(runId, tag, { fromStep: step, toStep: step });
    return [step, points[0]?.value ?? null];
  });
  return new Map(values);
}

/** As many rows and columns as the sample fills, up to 8 × 8. */
function layoutFor(request: SheetLayout, shown: ExportedStep | undefined): { rows: number; columns: number } {
  const count = shown?.sample.count ?? 1;
  const columns = request.columns ?? Math.min(8, Math.max(1, Math.floor(count / (request.rows ?? 1))));
  return { columns, rows: request.rows ?? Math.min(8, Math.max(1, Math.floor(count / columns))) };
}

/** At most `count` of the steps, the first and the last among them, evenly spread. */
function spread(steps: readonly number[], count: number): SheetStep[] {
  if (steps.length === 0) return ["last"];
  if (steps.length <= count) return [...steps];
  const places = Array.from({ length: count }, (_, at) => Math.round((at * (steps.length - 1)) / (count - 1)));
  return places.map((place) => steps[place]!);
}
