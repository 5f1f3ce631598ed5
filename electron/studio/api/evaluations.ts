import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { jobTitles } from "./jobTitles.ts";
import { toEvaluation } from "./metricPoints.ts";

/** Metrics of a run's samples: late values, and how they are computed. */
export function evaluationsHandlers({ studio, jobs }: ApiContext): Handlers<RequestsOf<"evaluations">> {
  const { history } = studio;
  return {
    "evaluations.list": ({ runId, afterNumber = 0, limit }) =>
      history.listEvaluations(runId, { afterNumber, limit }).map(toEvaluation),
    "evaluations.compute": async ({ runId, metrics: named, steps, jobId }) => {
      const metrics = named ?? "all";
      const title = jobTitles.evaluation(metrics, history.summary(runId).name);
      const { values } = await jobs.run(
        // Its values are recorded: they are of use to every window.
        { jobId, kind: "evaluation", title, owner: null },
        async (signal, tell) => {
          const evaluated = await studio.evaluate({
            ...{ runId, metrics, signal },
            steps: steps ?? "all",
            onProgress: (done, total) => {
              tell({ done, total, unit: "sample" });
            },
          });
          refuseProblems(evaluated.problems);
          return evaluated;
        },
      );
      return { count: values.length };
    },
  };
}

/**
 * What was computed is recorded; that some samples gave no value stays in the list of jobs until somebody has read it.
 */
export function refuseProblems(problems: readonly Message[]): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  const sentence = message("evaluation.someWithout", { first, more: others.length });
  throw new StudioError("corrupt", sentence, { problems });
}
