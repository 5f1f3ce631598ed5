import type { Database } from "better-sqlite3";
import { checkNotInherited } from "./checkpointStore.ts";
import { nearestByStep } from "../lineage.ts";
import type { ReadSegments } from "./lineageStore.ts";
import type { NewSample, Sample } from "../records.ts";
import { soundRows } from "../schema/rowChecks.ts";
import type { RunRows } from "../schema/runRows.ts";

export interface SampleStore {
  /**
   * Records a written sample of the run's own; one at the same step takes the former's place.
   *
   * @throws StudioError `not-found`; `invalid-argument` before the fork step, which belongs to the parent
   */
  readonly recordSample: (runId: string, sample: NewSample) => void;
  /** The run's samples by step, those inherited from its ancestors included. @throws StudioError `not-found` */
  readonly listSamples: (runId: string) => Sample[];
}

export function createSampleStore(database: Database, rows: RunRows, segments: ReadSegments): SampleStore {
  const insert = database.prepare<[number, number, string, number]>(`
    INSERT INTO samples (run, step, file, count) VALUES (?, ?, ?, ?)
    ON CONFLICT (run, step) DO UPDATE SET file = excluded.file, count = excluded.count`);
  const list = database.prepare<[number, number, number], NewSample>(
    "SELECT step, file, count FROM samples WHERE run = ? AND step BETWEEN ? AND ? ORDER BY step",
  );
  return {
    recordSample: (runId, { step, file, count }) => {
      const row = rows.get(runId);
      checkNotInherited(row, step, "sample");
      insert.run(row.number, step, file, count);
    },
    listSamples: (runId) =>
      nearestByStep(
        segments(runId).map(({ number, runId: owner, afterStep, untilStep }) =>
          soundRows("samples", list.all(number, afterStep, untilStep)).map((sample) => ({ ...sample, runId: owner })),
        ),
      ),
  };
}
