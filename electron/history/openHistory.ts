import { existsSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { isNotPermitted, StudioError } from "../../shared/errors.ts";
import { createCheckpointStore, type CheckpointStore } from "./stores/checkpointStore.ts";
import { connect } from "./schema/connect.ts";
import { explained, explainDatabaseError } from "./schema/databaseErrors.ts";
import { createDatasetStore, type DatasetStore } from "./stores/datasetStore.ts";
import { createDeletionStore, type DeletionStore } from "./stores/deletionStore.ts";
import { createDueEvaluationStore, type DueEvaluationStore } from "./stores/dueEvaluationStore.ts";
import { createEvaluationStore, type EvaluationStore } from "./stores/evaluationStore.ts";
import { createEventStore, type EventStore } from "./stores/eventStore.ts";
import { findRunIn } from "./findRun.ts";
import { createGroupStore, type GroupStore } from "./stores/groupStore.ts";
import { createLineageStore, createSegmentReader, type LineageStore } from "./stores/lineageStore.ts";
import { createMaintenance, type Maintenance } from "./schema/maintenance.ts";
import { createMetricStore, type MetricStore } from "./stores/metricStore.ts";
import { migrate } from "./schema/migrate.ts";
import type { Migration } from "./schema/migrations/migration.ts";
import { migrations as released } from "./schema/migrations/released.ts";
import { createOwnershipStore, type OwnershipStore } from "./stores/ownershipStore.ts";
import { isBusy, patiently } from "./patience.ts";
import { createQueueStore, type QueueStore } from "./stores/queueStore.ts";
import { connectToRead } from "./schema/readOnly.ts";
import type { RunSummary } from "./records.ts";
import { createRestoreStore, type RestoreStore } from "./stores/restoreStore.ts";
import { createRunInsertion } from "./stores/runInsertion.ts";
import { createRunRows } from "./schema/runRows.ts";
import { createRunStore, type RunStore } from "./stores/runStore.ts";
import { createSampleStore, type SampleStore } from "./stores/sampleStore.ts";
import { createSeriesStore, type SeriesStore } from "./stores/seriesStore.ts";
import { createStateStore, type StateStore } from "./stores/stateStore.ts";
import { createStopRequestStore, type StopRequestStore } from "./stores/stopRequestStore.ts";
import { createComputerStore, type ComputerStore } from "./stores/computerStore.ts";
import { createTruncationStore, type TruncationStore } from "./stores/truncationStore.ts";

/** All that is known about runs, in one SQLite file. Calls are synchronous; several processes may hold one open. */
export interface History
  extends
    DatasetStore,
    RunStore,
    GroupStore,
    StateStore,
    OwnershipStore,
    QueueStore,
    StopRequestStore,
    LineageStore,
    MetricStore,
    SeriesStore,
    CheckpointStore,
    SampleStore,
    EvaluationStore,
    DueEvaluationStore,
    EventStore,
    ComputerStore,
    TruncationStore,
    DeletionStore,
    RestoreStore,
    Maintenance {
  /**
   * The run that a person means: by id, exact name, or the beginning of an id.
   *
   * @throws StudioError `not-found` naming the nearest; `invalid-argument` listing the candidates
   */
  readonly findRun: (reference: string) => RunSummary;
  /**
   * Why nothing can be written; null where it can. Dead owners are then not noticed: runs are shown as they were
   * recorded.
   */
  readonly whyReadOnly: () => StudioError | null;
}

export interface HistoryOptions {
  /** The clock, in milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** `read` also opens what cannot be written (a read-only or full disk): see `whyReadOnly`. Default `write`. */
  readonly access?: "read" | "write";
  /** The schema's migrations; a test may leave the last ones out or add some. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the history at `file`, or creates it; its folder must exist. A file of an older schema is backed up beside
 * itself (`<file>.schema-<version>.backup`) and migrated.
 *
 * @throws StudioError `newer-schema` (nothing was changed), `corrupt` (not a database, or another program's),
 *   `not-found` (no such folder), `not-permitted`, `disk-full`
 */
export function openHistory(file: string, options: HistoryOptions = {}): History {
  const { nowMs = Date.now, migrations = released, access = "write" } = options;
  const open = (): Database => {
    const database = connect(file, migrations);
    try {
      migrate(database, file, migrations);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return explained(createHistory(patiently(open), { file, nowMs, whyReadOnly: null }), file);
  } catch (error) {
    const why = explainDatabaseError(error, file);
    if (access !== "read" || !canBeRead(why) || isBusy(error) || !existsSync(file)) throw why;
    return openToRead(file, migrations, nowMs, why);
  }
}

/** What keeps one from writing, and not from reading. */
function canBeRead(error: unknown): error is StudioError {
  return error instanceof StudioError && (error.code === "not-permitted" || error.code === "disk-full");
}

function openToRead(
  file: string,
  migrations: readonly Migration[],
  nowMs: () => number,
  whyReadOnly: StudioError,
): History {
  try {
    const database = patiently(() => connectToRead(file, migrations));
    return explained(createHistory(database, { file, nowMs, whyReadOnly }), file, whyReadOnly);
  } catch (error) {
    // That it cannot be written is then the lesser reason.
    if (isNotPermitted(error)) throw whyReadOnly;
    throw explainDatabaseError(error, file);
  }
}

function createHistory(
  database: Database,
  {
    file,
    nowMs,
    whyReadOnly,
  }: {
    readonly file: string;
    readonly nowMs: () => number;
    readonly whyReadOnly: StudioError | null;
  },
): History {
  const rows = createRunRows(database);
  const segments = createSegmentReader(database);
  const lineage = createLineageStore(database);
  const events = createEventStore(database, rows, nowMs);
  const checkpoints = createCheckpointStore(database, rows, segments, nowMs);
  const samples = createSampleStore(database, rows, segments);
  const states = createStateStore(database, rows, events, nowMs);
  const insertRun = createRunInsertion(database, rows, checkpoints, nowMs);
  const runs = createRunStore(database, rows, insertRun);
  return {
    ...createDatasetStore(database, nowMs),
    ...runs,
    ...createGroupStore(database, insertRun, nowMs),
    ...states,
    ...(whyReadOnly === null ? {} : { markInterrupted: () => [] }),
    whyReadOnly: () => whyReadOnly,
    ...createOwnershipStore(database, rows, { ...states, ...events, nowMs }),
    ...createQueueStore(database, rows, nowMs),
    ...createStopRequestStore(database, rows),
    ...lineage,
    ...createMetricStore(database, rows, segments, nowMs),
    ...createSeriesStore(database, segments),
    ...checkpoints,
    ...samples,
    ...createEvaluationStore(database, rows, segments),
    ...createDueEvaluationStore(database, rows),
    ...events,
    ...createComputerStore(database, rows),
    ...createTruncationStore(database, rows, checkpoints),
    ...createDeletionStore(database, rows, lineage),
    ...createRestoreStore(database, rows, { ...checkpoints, ...samples }),
    ...createMaintenance(database, file),
    findRun: (reference) => findRunIn(runs.listRuns(), reference),
  };
}
