/** The process that computes metrics as it is, but that files beside the sample make it end over a metric. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EvaluationOrder, EvaluationWord } from "../../../electron/evaluation/messages.ts";

let folder = "";
process.on("message", ({ samples }: EvaluationOrder) => {
  folder = dirname(samples.file);
});

type Send = (word: EvaluationWord, handle: undefined, options: undefined, sent: () => void) => boolean;

const send = process.send?.bind(process) as Send;
const sendOrEnd: Send = (word, handle, options, sent) => {
  if (word.kind !== "begun" || !isToEndOver(word.metric)) return send(word, handle, options, sent);
  process.send = () => true;
  process.stderr.write("out of luck\n");
  return send(word, handle, options, () => process.kill(process.pid, "SIGKILL"));
};
process.send = sendOrEnd as typeof process.send;

/** As often as there are files that say so. */
function isToEndOver(metric: string): boolean {
  return ["first", "second"].some((time) => {
    try {
      rmSync(join(folder, `end-${metric}-${time}`));
      return true;
    } catch {
      return false;
    }
  });
}

await import("../../../electron/evaluation/main.ts");
