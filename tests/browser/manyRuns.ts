/** A history with as many runs as one likes, written directly: for lists, not for training. */
import { completeConfiguration } from "../../shared/configuration.ts";
import { openHistory } from "../../electron/history/openHistory.ts";
import { quoted } from "../unit/messages/quoted.ts";

/**
 * Records resting runs, an hour apart: most stopped, some completed, failed, interrupted.
 *
 * @param databaseFile of a home folder that is not open
 * @param datasetId of a data set recorded there
 */
export function recordManyRuns(databaseFile: string, datasetId: string, count: number): void {
  let timeMs = Date.now() - count * 3_600_000;
  const history = openHistory(databaseFile, { nowMs: () => timeMs });
  const resting = ["stopped", "completed", "stopped", "failed", "interrupted", "stopped"] as const;
  for (let number = 1; number <= count; number++) {
    const system = number % 2 === 0 ? "gan" : "wgan";
    const configuration = completeConfiguration({ system, imageSize: 16, nf: 4, seed: number });
    const { id } = history.createRun({
      name: `sweep ${number}: seed ${number}, ${system}`,
      configuration,
      datasetId,
    });
    const state = resting[number % resting.length]!;
    const step = state === "completed" ? configuration.steps : (number * 997) % configuration.steps;
    history.changeState(id, "running");
    history.appendMetrics(id, [{ step, values: { [system === "wgan" ? "emEstimate" : "jsEstimate"]: 0.5 } }]);
    timeMs += 1_800_000;
    history.changeState(id, state, state === "failed" ? { message: quoted("The training process died.") } : {});
    timeMs += 1_800_000;
  }
  history.close();
}
