/** Metrics of a run's samples, computed beside its training and recorded late. */
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { inSentence, metricNamed } from "../../../shared/metrics.ts";
import type { EvaluationReply } from "../../evaluation/messages.ts";
import type { NewEvaluation } from "../../history/records.ts";
import type { StudioContext } from "../context.ts";
import { chooseWork, type EvaluationWork, type WorkAsked } from "./chosenWork.ts";
import { createDueEvaluations } from "./dueEvaluations.ts";
import { createEvaluator } from "./evaluator.ts";

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
  /** Of each metric that a step gave no value of. */
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
   * sample or checkpoint it is: those that inherit that inherit the value.
   *
   * @throws StudioError `not-found` where there is no such run, or no sample or checkpoint at a step,
   *   `invalid-argument` for a metric that nobody has declared, `cancelled`, `disk-full`
   */
  evaluate(request: EvaluationRequest): Promise<Evaluated>;
  /**
   * Resolves when nothing of these runs is due any more that `evaluateEvery` has asked for, whichever process computes
   * it; at once where nothing can be recorded, or the signal is aborted. What is left is left to the next studio.
   */
  evaluationsSettled(runIds: readonly string[], signal: AbortSignal): Promise<void>;
  /** Forgets what is due in this studio. */
  dropDueEvaluations(): void;
}

/** The commands, and their other side: what the studio does with them. */
export interface Evaluations {
  readonly commands: EvaluationCommands;
  /** Begins with what is due, where nothing is under way. */
  takeUp(): void;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** @param lasting true takes up what is due of any run, also where earlier processes have left it */
export function createEvaluations(context: StudioContext, { lasting }: { readonly lasting: boolean }): Evaluations {
  const { history, events } = context;
  const evaluator = createEvaluator(context);
  const due = createDueEvaluations(context, {
    lasting,
    perform: async (work, signal) => (await perform(work, signal)).problems,
  });

  function recordEvaluation(runId: string, evaluation: NewEvaluation): void {
    history.recordEvaluation(runId, evaluation);
    events.emit({ kind: "evaluation", runId, ...evaluation });
  }

  async function perform(work: EvaluationWork, signal: AbortSignal | undefined): Promise<Evaluated> {
    const { runId, step } = work.entry;
    const values: NewEvaluation[] = [];
    const problems: Message[] = [];
    const refuse = (metric: string, why: Message): void => {
      problems.push(message("evaluation.noValue", { step, metric: titleOf(metric), why }));
    };
    const onReply = (reply: EvaluationReply): void => {
      if (reply.kind === "refused") {
        refuse(reply.metric, reply.message);
        return;
      }
      try {
        for (const evaluation of evaluationsIn(reply, step)) {
          recordEvaluation(runId, evaluation);
          values.push(evaluation);
        }
      } catch (error) {
        // It went back, or was deleted, while its samples were looked at: the others still count.
        if (!isOvertaken(error)) throw error;
        refuse(reply.metric, error.sentence);
      }
    };
    await evaluator.compute(work, { signal, onReply });
    return { values, problems };
  }

  async function evaluate({ runId, signal, onProgress, ...asked }: EvaluationRequest): Promise<Evaluated> {
    const all = chooseWork(history, history.run(runId), asked);
    const done: Evaluated[] = [];
    onProgress?.(0, all.length);
    for (const work of all) {
      done.push(await perform(work, signal));
      onProgress?.(done.length, all.length);
    }
    return { values: done.flatMap(({ values }) => values), problems: done.flatMap(({ problems }) => problems) };
  }

  return {
    commands: {
      recordEvaluation,
      evaluate,
      evaluationsSettled: (runIds, signal) => due.settled(runIds, signal),
      dropDueEvaluations: () => {
        due.drop();
      },
    },
    takeUp: () => {
      due.takeUp();
    },
    async close() {
      evaluator.close();
      await due.close();
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
  return inSentence(metricNamed(metric)?.title ?? metric);
}

function isOvertaken(error: unknown): error is StudioError {
  return error instanceof StudioError && (error.code === "wrong-state" || error.code === "not-found");
}
