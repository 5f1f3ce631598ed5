import type { Database } from "better-sqlite3";
import { parseConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { storedConfiguration } from "../../../shared/storedConfiguration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { CheckpointStore } from "./checkpointStore.ts";
import type { NewCheckpoint, NewSample, RunSummary } from "../records.ts";
import { messageColumns } from "../schema/messageColumns.ts";
import { isId } from "../runId.ts";
import { toSummary, type RunRows } from "../schema/runRows.ts";
import type { SampleStore } from "./sampleStore.ts";

/** What a run's folder tells of it once its record is gone. */
export interface RestoredRun {
  readonly id: string;
  readonly name: string;
  readonly configuration: RunConfiguration;
  readonly datasetId: string;
  readonly state: "completed" | "interrupted";
  readonly createdMs: number;
  readonly endedMs: number;
  /** What could not be had again, for the user. */
  readonly message: Message;
  /** In order of step, at least one: the last says how far the run has come. */
  readonly checkpoints: readonly NewCheckpoint[];
  readonly samples: readonly NewSample[];
}

export interface RestoreStore {
  /**
   * Records a run of which only the files are left, in one transaction.
   *
   * @throws StudioError `wrong-state` where it is on record
   */
  readonly restoreRun: (run: RestoredRun) => RunSummary;
}

export function createRestoreStore(
  database: Database,
  rows: RunRows,
  { recordCheckpoint, recordSample }: Pick<CheckpointStore, "recordCheckpoint"> & Pick<SampleStore, "recordSample">,
): RestoreStore {
  const insert = database.prepare<[Record<string, string | number>]>(`
    INSERT INTO runs (id, name, configuration, dataset, state, step, created_ms, started_ms, ended_ms, seen_ms,
      message, message_data)
    VALUES (@id, @name, @configuration, @datasetId, @state, @step, @createdMs, @createdMs, @endedMs, @endedMs,
      @message, @messageData)`);
  const restore = database.transaction((run: RestoredRun) => {
    const { checkpoints, samples, configuration, createdMs, endedMs, message: said, ...rest } = run;
    if (!isId(run.id) || rows.has(run.id)) {
      throw new StudioError("wrong-state", message("history.onRecord", { id: run.id }), {
        runId: run.id,
      });
    }
    insert.run({
      ...rest,
      ...messageColumns(said),
      configuration: JSON.stringify(storedConfiguration(parseConfiguration(configuration))),
      step: checkpoints.at(-1)?.step ?? 0,
      createdMs: Math.round(createdMs),
      endedMs: Math.round(endedMs),
    });
    for (const checkpoint of checkpoints) recordCheckpoint(run.id, checkpoint);
    for (const sample of samples) recordSample(run.id, sample);
    return toSummary(rows.get(run.id));
  });
  return { restoreRun: (run) => restore.immediate(run) };
}
