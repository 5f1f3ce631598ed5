/** What an evaluation has to compute: which metrics, of which steps' samples. */
import { metricCatalogue } from "../../../shared/catalogue/metrics.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { MetricFacts } from "../../../shared/metricFacts.ts";
import { metricNamed } from "../../../shared/metrics.ts";
import type { History } from "../../history/openHistory.ts";
import type { Checkpoint, Run, Sample } from "../../history/records.ts";
import { evaluationsOf } from "./evaluationsOf.ts";

/** Metrics of one step: of a sample of the run, or of samples that a checkpoint generates. */
export type EvaluationWork =
  | { readonly of: "sample"; readonly entry: Sample; readonly metrics: readonly MetricFacts[] }
  | { readonly of: "checkpoint"; readonly entry: Checkpoint; readonly metrics: readonly MetricFacts[] };

export interface WorkAsked {
  /** By names or tags; `all`: every metric of the run's domain. */
  readonly metrics: readonly string[] | "all";
  /** Each computed anew; `all`: every one that has no value yet. */
  readonly steps: readonly number[] | "all";
}

type Reading = Pick<History, "listSamples" | "listCheckpoints" | "checkpointAt" | "listEvaluations">;

/**
 * In the order of steps, samples before checkpoints.
 *
 * @throws StudioError `not-found` where there is no sample, or no checkpoint, at a step that was named;
 *   `invalid-argument` for a metric that nobody has declared, or that is of other samples
 */
export function chooseWork(history: Reading, run: Run, { metrics, steps }: WorkAsked): EvaluationWork[] {
  const chosen = metrics === "all" ? metricsOf(run) : metrics.map((name) => fittingMetric(run, name));
  const there = workThere(history, run, chosen);
  if (steps === "all") return withoutKnown(history, run, there);
  const isMissing = metrics === "all" ? missesEvery : missesAny;
  for (const step of steps) if (isMissing(there, chosen, step)) refuseStep(history, run, chosen, step);
  return there.filter(({ entry }) => steps.includes(entry.step));
}

/** What there is to compute of these metrics, at whichever steps. */
function workThere(history: Reading, { id }: Run, chosen: readonly MetricFacts[]): EvaluationWork[] {
  const [ofSamples, ofCheckpoints] = (["sample", "checkpoint"] as const).map((of) =>
    chosen.filter((metric) => metric.of === of),
  );
  const samples = ofSamples!.length === 0 ? [] : history.listSamples(id);
  const checkpoints = ofCheckpoints!.length === 0 ? [] : history.listCheckpoints(id);
  return [
    ...samples.map((entry) => ({ of: "sample" as const, entry, metrics: ofSamples! })),
    ...checkpoints.map((entry) => ({ of: "checkpoint" as const, entry, metrics: ofCheckpoints! })),
  ].sort((a, b) => a.entry.step - b.entry.step);
}

/** Without the metrics that have a value at their step. */
export function withoutKnown(
  history: Pick<History, "listEvaluations">,
  { id }: Pick<Run, "id">,
  all: readonly EvaluationWork[],
): EvaluationWork[] {
  const known = new Set(evaluationsOf(history, id).map(({ metric, step }) => `${metric} ${step}`));
  return all
    .map((work) => {
      const isKnown = ({ series }: MetricFacts): boolean =>
        series.some(({ tag }) => known.has(`${tag} ${work.entry.step}`));
      return { ...work, metrics: work.metrics.filter((metric) => !isKnown(metric)) };
    })
    .filter(({ metrics }) => metrics.length > 0);
}

function missesAny(there: readonly EvaluationWork[], chosen: readonly MetricFacts[], step: number): boolean {
  return chosen.some(({ of }) => there.every((work) => work.of !== of || work.entry.step !== step));
}

function missesEvery(there: readonly EvaluationWork[], _: readonly MetricFacts[], step: number): boolean {
  return there.every(({ entry }) => entry.step !== step);
}

/** @throws StudioError `not-found` that says which steps have what the metrics are of */
function refuseStep(history: Reading, run: Run, chosen: readonly MetricFacts[], step: number): never {
  const samples = history.listSamples(run.id);
  const hasSample = samples.some((sample) => sample.step === step);
  if (hasSample || chosen.every(({ of }) => of === "checkpoint")) history.checkpointAt(run.id, step);
  throw noSample(run, step, samples);
}

/** Every metric that a run's samples have. */
export function metricsOf({ configuration: { domain } }: Pick<Run, "configuration">): MetricFacts[] {
  return metricCatalogue.filter(({ domains }) => domains.includes(domain));
}

function fittingMetric({ id, name, configuration: { domain } }: Run, metric: string): MetricFacts {
  const facts = metricNamed(metric);
  if (facts === undefined) {
    throw new StudioError("invalid-argument", message("evaluation.unknownMetric", { metric }), { metric });
  }
  if (facts.domains.includes(domain)) return facts;
  const of = facts.domains.map((each) => domainFacts(each).words.many);
  const has = domainFacts(domain).words.many;
  throw new StudioError(
    "invalid-argument",
    message("evaluation.otherDomain", { metric: facts.title, of, name, id, has }),
    { metric, runId: id },
  );
}

function noSample({ id, name }: Run, step: number, samples: readonly Sample[]): StudioError {
  const [first, last] = [samples[0], samples.at(-1)];
  const sentence =
    first === undefined || last === undefined
      ? message("run.noSampleAtAll", { name, id, step })
      : message("run.noSampleAt", { name, id, step, count: samples.length, first: first.step, last: last.step });
  return new StudioError("not-found", sentence, { runId: id, step });
}
