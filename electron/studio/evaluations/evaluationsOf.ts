import type { History } from "../../history/openHistory.ts";
import type { Evaluation } from "../../history/records.ts";

/** How many are read at a time. */
const evaluationsAtATime = 1000;

/** Every evaluation of a run, inherited ones included, in the order of steps; of one metric, or of all. */
export function evaluationsOf(history: Pick<History, "listEvaluations">, runId: string, metric?: string): Evaluation[] {
  const found: Evaluation[] = [];
  for (let afterNumber = 0; ;) {
    const some = history.listEvaluations(runId, { afterNumber, limit: evaluationsAtATime });
    const last = some.at(-1);
    if (last === undefined) break;
    found.push(...some.filter((each) => metric === undefined || each.metric === metric));
    afterNumber = last.number;
  }
  return found.sort((a, b) => a.step - b.step);
}
