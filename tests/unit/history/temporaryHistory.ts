import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openHistory, type History } from "../../../electron/history/openHistory.ts";
import type { NewCheckpoint, Run } from "../../../electron/history/records.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError, type ErrorCode } from "../../../shared/errors.ts";

export const datasetId = "rooms";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "critic-history-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A real history in a file of its own, with one data set and a clock that counts milliseconds from 1,000 upwards. */
export function temporaryHistory(): History & { readonly file: string } {
  const file = join(temporaryFolder(), "studio.sqlite");
  let now = 1000;
  const history = openHistory(file, { nowMs: () => now++ });
  onTestFinished(() => {
    history.close();
  });
  saveRooms(history);
  return { ...history, file };
}

export function saveRooms(history: History): void {
  history.saveDataset({
    id: datasetId,
    sourceFolder: "/pictures/rooms",
    packedFolder: "datasets/rooms",
    settings: { imageSize: 64, fit: "crop" },
    imageCount: 2000,
    report: { usable: 2000, refused: [{ file: "broken.png", reason: "truncated" }] },
  });
}

export function addRun(history: History, name = "a run", parent?: { runId: string; step: number }): Run {
  const configuration = completeConfiguration({ steps: 1000 });
  return history.createRun({ name, configuration, datasetId, parent: parent ?? null });
}

export function checkpoint(step: number): NewCheckpoint {
  const file = `checkpoints/${String(step).padStart(8, "0")}.safetensors`;
  return { step, file, sizeBytes: 1234, sha256: "ab".repeat(32), reason: "schedule" };
}

/** Records one point a step, first to last, whose value is `valueOf(step)`. */
export function addPoints(
  history: History,
  runId: string,
  [first, last]: readonly [number, number],
  valueOf: (step: number) => number | null,
  tag = "emEstimate",
): void {
  const steps = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  history.appendMetrics(
    runId,
    steps.map((step) => ({ step, values: { [tag]: valueOf(step) } })),
  );
}

/** The error that `action` throws. */
export function refusal(action: () => unknown): StudioError {
  try {
    action();
  } catch (error) {
    if (error instanceof StudioError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

export function refusalCode(action: () => unknown): ErrorCode {
  return refusal(action).code;
}
