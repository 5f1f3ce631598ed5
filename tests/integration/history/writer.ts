/**
 * A process that writes to a history until its points are recorded or it is killed:
 * `node writer.ts FILE RUN BATCHES`, one line on standard output for each batch that was committed.
 */
import { openHistory } from "../../../electron/history/openHistory.ts";
import { currentOwner } from "../../../electron/history/owner.ts";

const [file = "", runId = "", batches = "0"] = process.argv.slice(2);
const history = openHistory(file);
history.changeState(runId, "running", { owner: currentOwner(), engine: "cpu", threads: 1 });
for (let batch = 0; batch < Number(batches); batch++) {
  const points = Array.from({ length: 10 }, (_, index) => {
    const step = batch * 10 + index + 1;
    return { step, values: { emEstimate: step * 2, criticLoss: -step } };
  });
  history.appendMetrics(runId, points);
  process.stdout.write(`${batch}\n`);
}
history.changeState(runId, "completed");
history.close();
