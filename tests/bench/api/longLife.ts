/** A history as a long life with the studio would leave it. */
import type { HealthReport } from "../../../electron/dataset/packing/healthReport.ts";
import type { History } from "../../../electron/history/openHistory.ts";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { quoted } from "../../unit/messages/quoted.ts";

/** Of each of the two long runs. */
export const longRunSteps = 100_000;
export const runCount = 1000;
export const badFileCount = 10_000;

export const longConfiguration: RunConfiguration = completeConfiguration({ steps: longRunSteps });

/** Records many runs: two long ones first, the others short; of a data set with many bad files. @returns their ids */
export function recordLongLife(history: History): string[] {
  history.saveDataset({
    id: "dataset1",
    sourceFolder: "/d",
    packedFolder: "d",
    settings: { imageSize: 64, channels: 3, fit: "crop", background: "#ffffff" },
    imageCount: 1,
    report: reportOfBadFiles(),
  });
  const ids = Array.from(
    { length: runCount },
    (_, at) => history.createRun({ name: `run ${at}`, configuration: longConfiguration, datasetId: "dataset1" }).id,
  );
  for (const [at, runId] of ids.entries()) {
    recordSteps(history, runId, at < 2 ? longRunSteps : 20);
    history.changeState(runId, "running", { threads: 2, engine: "compiled" });
    history.changeState(runId, "stopped");
  }
  return ids;
}

function recordSteps(history: History, runId: string, last: number): void {
  for (let begin = 1; begin <= last; begin += 1000) {
    const points = Array.from({ length: Math.min(1000, last - begin + 1) }, (_, index) => {
      const step = begin + index;
      const wave = Math.sin(step / 900);
      const losses = { emEstimate: wave, criticLoss: -wave, generatorLoss: Math.cos(step / 700) };
      return { step, values: { ...losses, criticSteps: 5, elapsedMs: 40 } };
    });
    history.appendMetrics(runId, points);
  }
}

function reportOfBadFiles(): HealthReport {
  const files: HealthReport["unusable"]["files"] = Array.from({ length: badFileCount }, (_, at) => ({
    path: `pictures/of/rooms/${at}.png`,
    reason: "truncated",
    detail: quoted("it ends early"),
  }));
  return {
    folder: "/d",
    fileCount: badFileCount,
    usable: 0,
    formats: {},
    sizes: null,
    duplicates: { groupCount: 0, extraFiles: 0, groups: [] },
    unusable: { count: badFileCount, byReason: { truncated: badFileCount }, files },
    otherFiles: { count: 0, byExtension: {}, examples: [] },
  };
}
