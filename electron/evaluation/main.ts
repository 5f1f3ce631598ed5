/** The process that computes metrics of samples: beside the training, on one thread, with what is left of it. */
import { StudioError } from "../../shared/errors.ts";
import { explainStraySystemError } from "../../shared/systemErrors.ts";
import { leaveTheProcessor } from "../processes/leaveTheProcessor.ts";
import { openParentLine } from "../processes/parentLine.ts";
import { openOrder, type Evaluating } from "./evaluate.ts";
import type { EvaluationOrder, EvaluationReply, EvaluationWord } from "./messages.ts";

leaveTheProcessor();
// The parent ends us: Ctrl-C in a terminal reaches every process of the group.
process.on("SIGINT", () => undefined);
const parent = openParentLine();
parent.onClose(() => {
  process.exit(0);
});
parent.onMessage((order) => {
  void obey(order as EvaluationOrder);
});
tell({ kind: "ready" });

function tell(word: EvaluationWord): void {
  void parent.post(word);
}

async function obey(order: EvaluationOrder): Promise<void> {
  const evaluating = openOrder(order);
  for (const metric of order.metrics) {
    tell({ kind: "begun", metric });
    tell(await evaluate(evaluating, metric));
  }
  tell({ kind: "done" });
}

/** Anything but a refusal is a defect and ends the process: its stack on stderr says which. */
async function evaluate(evaluating: Evaluating, metric: string): Promise<EvaluationReply> {
  const begin = performance.now();
  try {
    const values = await evaluating.compute(metric);
    return { kind: "values", metric, values, costMs: performance.now() - begin };
  } catch (error) {
    const told = error instanceof StudioError ? error : explainStraySystemError(error);
    if (told === null) throw error;
    return { kind: "refused", metric, code: told.code, message: told.sentence };
  }
}
