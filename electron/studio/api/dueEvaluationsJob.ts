import { StudioError } from "../../../shared/errors.ts";
import type { Message } from "../../../shared/messages/message.ts";
import type { DefectLog } from "../machine/defectLog.ts";
import type { Studio } from "../studio.ts";
import { refuseProblems } from "./evaluations.ts";
import { cancelledBefore } from "./turns.ts";
import { jobTitles } from "./jobTitles.ts";
import type { Jobs } from "./jobs.ts";

interface UnderWay {
  tell(done: number, left: number): void;
  end(problems: readonly Message[]): void;
}

/**
 * Lists what the studio evaluates by itself as a job, while there is something to do. Cancelled, it forgets what is
 * due.
 *
 * @returns a function that ends it
 */
export function listDueEvaluations(
  studio: Pick<Studio, "onEvent" | "dropDueEvaluations">,
  jobs: Pick<Jobs, "run">,
  log: DefectLog,
): () => void {
  let underWay: UnderWay | null = null;

  function begin(): UnderWay {
    let [done, left] = [0, 0];
    let report = (): void => undefined;
    const { promise: ended, resolve, reject } = Promise.withResolvers<readonly Message[]>();
    const order = {
      kind: "evaluation",
      title: jobTitles.dueEvaluations(),
      owner: null,
      onCancel: () => {
        studio.dropDueEvaluations();
      },
    } as const;
    const running = jobs.run(order, async (signal, tell) => {
      signal.addEventListener("abort", () => {
        reject(cancelledBefore());
      });
      report = () => {
        tell({ done, total: done + left, unit: "checkpoint" });
      };
      report();
      refuseProblems(await ended);
    });
    running.catch((error: unknown) => {
      // The list of jobs, and the runs' logs, say what went wrong.
      if (!(error instanceof StudioError)) log("What is evaluated beside the training could not be listed.", error);
    });
    return {
      tell: (...now) => {
        [done, left] = now;
        report();
      },
      end: resolve,
    };
  }

  return studio.onEvent((event) => {
    if (event.kind !== "evaluating") return;
    if (event.left > 0) (underWay ??= begin()).tell(event.done, event.left);
    else {
      underWay?.end(event.problems);
      underWay = null;
    }
  });
}
