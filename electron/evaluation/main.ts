/** The process that computes metrics of samples: beside the training, on one thread, with what is left of it. */
import { StudioError } from "../../shared/errors.ts";
import { explainStraySystemError } from "../../shared/systemErrors.ts";
import { readSampleFile } from "../domains/readSampleFile.ts";
import { leaveTheProcessor } from "../processes/leaveTheProcessor.ts";
import { openParentLine } from "../processes/parentLine.ts";
import type { EvaluationOrder, EvaluationReply, EvaluationWord } from "./messages.ts";
import { metrics } from "./metrics/registry.ts";

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

async function obey({ metrics: names, file }: EvaluationOrder): Promise<void> {
  for (const name of names) {
    tell({ kind: "begun", metric: name });
    tell(await evaluate(name, file));
  }
  tell({ kind: "done" });
}

/** Anything but a refusal is a defect and ends the process: its stack on stderr says which. */
async function evaluate(name: string, file: string): Promise<EvaluationReply> {
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) throw new Error(`There is no metric "${name}".`);
  try {
    const begin = performance.now();
    const values = metric.compute(await readSampleFile(metric.domain, file));
    return { kind: "values", metric: name, values, costMs: performance.now() - begin };
  } catch (error) {
    const told = error instanceof StudioError ? error : explainStraySystemError(error);
    if (told === null) throw error;
    return { kind: "refused", metric: name, code: told.code, message: told.sentence };
  }
}
