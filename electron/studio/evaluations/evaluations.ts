/** Metrics of a run's samples, computed beside its training and recorded late. */
import { metricCatalogue } from "../../../shared/catalogue/metrics.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { metricFacts } from "../../../shared/metrics.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { evaluateSamples } from "../../evaluation/evaluateSamples.ts";
import type { NewEvaluation, Sample } from "../../history/records.ts";
import { recordedFile, type StudioContext } from "../context.ts";
import { evaluationsOf } from "./evaluationsOf.ts";

export interface EvaluationRequest {
  readonly runId: string;
  /** The tag of a metric of shared/metrics.ts. */
  readonly metric: string;
  /** Steps that have a sample, each computed anew; `all`: every sample that has no value yet. */
  readonly steps: readonly number[] | "all";
  /** Cancels; what was recorded until then stays. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Evaluated {
  /** What was computed and recorded now, in the order of steps. */
  readonly values: readonly NewEvaluation[];
  /** Of each sample that gave no value. */
  readonly problems: readonly Message[];
}

export interface EvaluationCommands {
  /**
   * Records a value that was computed beside the training. It may come in any order of steps.
   *
   * @throws StudioError `not-found`, `invalid-argument`; `wrong-state` where the run has not reached the step, or went
   *   back
   */
  recordEvaluation(runId: string, evaluation: NewEvaluation): void;
  /**
   * Computes a metric of a run's samples in a thread of its own, and records each value as it comes, with the run whose
   * sample it is: those that inherit the sample inherit the value.
   *
   * @throws StudioError `not-found` where there is no such run or no sample at a step, `invalid-argument` for a metric
   *   that nobody has declared, `cancelled`, `disk-full`
   */
  evaluate(request: EvaluationRequest): Promise<Evaluated>;
}

export function createEvaluationCommands(context: StudioContext): EvaluationCommands {
  const { home, history, events } = context;

  function recordEvaluation(runId: string, evaluation: NewEvaluation): void {
    history.recordEvaluation(runId, evaluation);
    events.emit({ kind: "evaluation", runId, ...evaluation });
  }

  function chosenSamples({ runId, metric, steps }: EvaluationRequest): Sample[] {
    const samples = history.listSamples(runId);
    if (steps === "all") {
      const evaluated = new Set(evaluationsOf(history, runId, metric).map(({ step }) => step));
      return samples.filter(({ step }) => !evaluated.has(step));
    }
    return steps.map((step) => samples.find((sample) => sample.step === step) ?? refuseStep(runId, step, samples));
  }

  function refuseStep(runId: string, step: number, samples: readonly Sample[]): never {
    const { name } = history.summary(runId);
    const [first, last] = [samples[0], samples.at(-1)];
    const sentence =
      first === undefined || last === undefined
        ? message("run.noSampleAtAll", { name, id: runId, step })
        : message("run.noSampleAt", {
            name,
            id: runId,
            step,
            count: samples.length,
            first: first.step,
            last: last.step,
          });
    throw new StudioError("not-found", sentence, { runId, step });
  }

  function refuseOtherDomain({ runId, metric }: EvaluationRequest): void {
    const { name, configuration } = history.run(runId);
    const facts = metricCatalogue.find(({ tag }) => tag === metric);
    if (facts === undefined || facts.domain === configuration.domain) return;
    const [of, has] = [domainFacts(facts.domain).words.many, domainFacts(configuration.domain).words.many];
    throw new StudioError(
      "invalid-argument",
      message("evaluation.otherDomain", { metric: facts.title, of, name, id: runId, has }),
      { metric, runId },
    );
  }

  return {
    recordEvaluation,
    async evaluate(request) {
      const { metric, signal, onProgress } = request;
      if (!metricCatalogue.some(({ tag }) => tag === metric)) {
        throw new StudioError("invalid-argument", message("evaluation.unknownMetric", { metric }), { metric });
      }
      refuseOtherDomain(request);
      const samples = chosenSamples(request);
      const values: NewEvaluation[] = [];
      const problems: Message[] = [];
      const files = samples.map((sample) => recordedFile(home, sample));
      const refuse = (step: number, why: Message): void => {
        problems.push(message("evaluation.noValue", { step, metric: metricFacts(metric).title.toLowerCase(), why }));
      };
      onProgress?.(0, files.length);
      if (files.length === 0) return { values, problems };
      await evaluateSamples(
        { metric, files },
        {
          signal,
          onReply: (reply, index) => {
            const { runId, step } = samples[index]!;
            if (reply.kind === "refused") refuse(step, reply.message);
            else {
              const evaluation = { step, metric, value: reply.value, costMs: reply.costMs };
              try {
                recordEvaluation(runId, evaluation);
                values.push(evaluation);
              } catch (error) {
                // It went back, or was deleted, while its sample was looked at: the others still count.
                if (!isOvertaken(error)) throw error;
                refuse(step, error.sentence);
              }
            }
            onProgress?.(index + 1, files.length);
          },
        },
      );
      return { values, problems };
    },
  };
}

function isOvertaken(error: unknown): error is StudioError {
  return error instanceof StudioError && (error.code === "wrong-state" || error.code === "not-found");
}
