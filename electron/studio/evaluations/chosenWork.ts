/** What an evaluation has to compute: which metrics, of which steps' samples. */
import { metricCatalogue } from "../../../shared/catalogue/metrics.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { MetricFacts } from "../../../shared/metricFacts.ts";
import { metricNamed } from "../../../shared/metrics.ts";
import type { History } from "../../history/openHistory.ts";
import type { Run, Sample } from "../../history/records.ts";
import { evaluationsOf } from "./evaluationsOf.ts";

/** Metrics of the samples of one step. */
export interface EvaluationWork {
  readonly sample: Sample;
  readonly metrics: readonly MetricFacts[];
}

export interface WorkAsked {
  /** By names or tags; `all`: every metric of the run's domain. */
  readonly metrics: readonly string[] | "all";
  /** Each computed anew; `all`: every one that has no value yet. */
  readonly steps: readonly number[] | "all";
}

type Reading = Pick<History, "listSamples" | "listEvaluations">;

/**
 * In the order of steps.
 *
 * @throws StudioError `not-found` where there is no sample at a step that was named, `invalid-argument` for a metric
 *   that nobody has declared, or that is of other samples
 */
export function chooseWork(history: Reading, run: Run, { metrics, steps }: WorkAsked): EvaluationWork[] {
  const chosen = metrics === "all" ? metricsOf(run) : metrics.map((name) => fittingMetric(run, name));
  const samples = history.listSamples(run.id);
  if (steps !== "all") {
    return steps.map((step) => {
      const sample = samples.find((each) => each.step === step);
      if (sample === undefined) throw noSample(run, step, samples);
      return { sample, metrics: chosen };
    });
  }
  const known = new Set(evaluationsOf(history, run.id).map(({ metric, step }) => `${metric} ${step}`));
  const isKnown = ({ series }: MetricFacts, step: number): boolean =>
    series.some(({ tag }) => known.has(`${tag} ${step}`));
  return samples
    .map((sample) => ({ sample, metrics: chosen.filter((metric) => !isKnown(metric, sample.step)) }))
    .filter((work) => work.metrics.length > 0);
}

function metricsOf({ configuration: { domain } }: Run): MetricFacts[] {
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
