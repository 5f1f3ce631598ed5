/** Metrics of a run's samples, computed beside its training and recorded late. */
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { metricNamed } from "../../../shared/metrics.ts";
import type { EvaluationReply } from "../../evaluation/messages.ts";
import type { NewEvaluation } from "../../history/records.ts";
import { recordedFile, type StudioContext } from "../context.ts";
import { chooseWork, type WorkAsked } from "./chosenWork.ts";
import { createEvaluationProcess } from "./evaluationProcess.ts";

export interface EvaluationRequest extends WorkAsked {
  readonly runId: string;
  /** Cancels; what was recorded until then stays. */
  readonly signal?: AbortSignal;
  /** Told how many steps are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Evaluated {
  /** What was computed and recorded now, in the order of steps. */
  readonly values: readonly NewEvaluation[];
  /** Of each metric that a sample gave no value of. */
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
   * Computes metrics of a run's samples in a process of its own, and records each value as it comes, with the run whose
   * sample it is: those that inherit the sample inherit the value.
   *
   * @throws StudioError `not-found` where there is no such run or no sample at a step, `invalid-argument` for a metric
   *   that nobody has declared, `cancelled`, `disk-full`
   */
  evaluate(request: EvaluationRequest): Promise<Evaluated>;
}

/** The commands, and their other side: what the studio does with them at its end. */
export interface Evaluations {
  readonly commands: EvaluationCommands;
  /** Ends what is under way. */
  close(): void;
}

export function createEvaluations(context: StudioContext): Evaluations {
  const { home, history, events } = context;
  const process = createEvaluationProcess();

  function recordEvaluation(runId: string, evaluation: NewEvaluation): void {
    history.recordEvaluation(runId, evaluation);
    events.emit({ kind: "evaluation", runId, ...evaluation });
  }

  async function evaluate({ runId, signal, onProgress, ...asked }: EvaluationRequest): Promise<Evaluated> {
    const all = chooseWork(history, history.run(runId), asked);
    const values: NewEvaluation[] = [];
    const problems: Message[] = [];
    onProgress?.(0, all.length);
    for (const [index, { sample, metrics }] of all.entries()) {
      const { step } = sample;
      const take = (reply: EvaluationReply): void => {
        const refuse = (why: Message): void => {
          problems.push(message("evaluation.noValue", { step, metric: titleOf(reply.metric), why }));
        };
        if (reply.kind === "refused") {
          refuse(reply.message);
          return;
        }
        try {
          for (const evaluation of evaluationsIn(reply, step)) {
            recordEvaluation(sample.runId, evaluation);
            values.push(evaluation);
          }
        } catch (error) {
          // It went back, or was deleted, while its sample was looked at: the others still count.
          if (!isOvertaken(error)) throw error;
          refuse(error.sentence);
        }
      };
      const order = { metrics: metrics.map(({ name }) => name), file: recordedFile(home, sample) };
      await process.compute(order, { signal, onReply: take });
      onProgress?.(index + 1, all.length);
    }
    return { values, problems };
  }

  return {
    commands: { recordEvaluation, evaluate },
    close: () => {
      process.close();
    },
  };
}

/** What is recorded of a metric at a step, in the order of its series. */
function evaluationsIn(
  { metric, values, costMs }: Extract<EvaluationReply, { kind: "values" }>,
  step: number,
): NewEvaluation[] {
  const series = metricNamed(metric)?.series ?? [];
  return series.flatMap(({ tag }) => {
    const value = values[tag];
    return value === undefined ? [] : [{ step, metric: tag, value, costMs }];
  });
}

function titleOf(metric: string): string {
  return (metricNamed(metric)?.title ?? metric).toLowerCase();
}

function isOvertaken(error: unknown): error is StudioError {
  return error instanceof StudioError && (error.code === "wrong-state" || error.code === "not-found");
}
