import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { jsonObjectSchema, readJson } from "../schema/jsonColumn.ts";
import { findFault, soundRows } from "../schema/rowChecks.ts";
import type { Dataset, DatasetEntry, NewDataset } from "../records.ts";

interface EntryRow extends Omit<DatasetEntry, "settings"> {
  readonly settings: string;
}

interface DatasetRow extends EntryRow {
  readonly report: string;
}

const entryColumns = `id, source_folder AS sourceFolder, packed_folder AS packedFolder, settings,
  image_count AS imageCount, created_ms AS createdMs`;
const select = `SELECT ${entryColumns}, report FROM datasets`;
const selectEntry = `SELECT ${entryColumns} FROM datasets`;

export interface DatasetStore {
  /** Records a packed data set; one with the same id is brought up to date and keeps the time of its creation. */
  readonly saveDataset: (dataset: NewDataset) => void;
  /** @throws StudioError `not-found`; `corrupt` where its settings or report cannot be read */
  readonly dataset: (id: string) => Dataset;
  /** All data sets, the newest first; one that cannot be read is left out. */
  readonly listDatasets: () => Dataset[];
  /** The same without the report, in a fraction of the time. @throws StudioError `not-found`, `corrupt` */
  readonly datasetEntry: (id: string) => DatasetEntry;
  /** All data sets without their reports, the newest first. One that cannot be read is left out. */
  readonly listDatasetEntries: () => DatasetEntry[];
  /** Forgets a data set that no run uses. @throws StudioError `wrong-state` where one does, `not-found` */
  readonly deleteDataset: (id: string) => void;
}

export function createDatasetStore(database: Database, nowMs: () => number): DatasetStore {
  const byId = database.prepare<[string], DatasetRow>(`${select} WHERE id = ?`);
  const all = database.prepare<[], DatasetRow>(`${select} ORDER BY created_ms DESC, id`);
  const entryById = database.prepare<[string], EntryRow>(`${selectEntry} WHERE id = ?`);
  const allEntries = database.prepare<[], EntryRow>(`${selectEntry} ORDER BY created_ms DESC, id`);
  const users = database.prepare<[string], number>("SELECT count(*) FROM runs WHERE dataset = ?").pluck();
  const remove = database.prepare<[string]>("DELETE FROM datasets WHERE id = ?");
  const save = database.prepare<[string, string, string, string, number, string, number]>(`
    INSERT INTO datasets (id, source_folder, packed_folder, settings, image_count, report, created_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET source_folder = excluded.source_folder, packed_folder = excluded.packed_folder,
      settings = excluded.settings, image_count = excluded.image_count, report = excluded.report`);

  const deleteUnused = database.transaction((id: string) => {
    const count = users.get(id) ?? 0;
    if (count > 0) {
      throw new StudioError("wrong-state", message("dataset.used", { id, count }), {
        datasetId: id,
      });
    }
    if (remove.run(id).changes === 0) throw datasetNotFound(id);
  });

  return {
    saveDataset: (dataset) => {
      const { id, sourceFolder, packedFolder, settings, imageCount, report } = dataset;
      const columns = [JSON.stringify(settings), imageCount, JSON.stringify(report), Math.round(nowMs())] as const;
      save.run(id, sourceFolder, packedFolder, ...columns);
    },
    dataset: (id) => {
      const row = byId.get(id);
      if (row === undefined) throw datasetNotFound(id);
      refuseFault(row);
      return toDataset(row);
    },
    listDatasets: () => readable(soundRows("datasets", all.all()), toDataset),
    datasetEntry: (id) => {
      const row = entryById.get(id);
      if (row === undefined) throw datasetNotFound(id);
      refuseFault(row);
      return toEntry(row);
    },
    listDatasetEntries: () => readable(soundRows("datasets", allEntries.all()), toEntry),
    deleteDataset: (id) => {
      deleteUnused.immediate(id);
    },
  };
}

function datasetNotFound(id: string): StudioError {
  return new StudioError("not-found", message("dataset.unknown", { id }), { datasetId: id });
}

function refuseFault(row: EntryRow): void {
  const fault = findFault("datasets", row);
  if (fault === null) return;
  throw new StudioError("corrupt", message("dataset.recordDamaged", { id: row.id, fault }), { datasetId: row.id });
}

/** Those whose JSON can be read: one that is damaged hides no other. */
function readable<Row, Read>(rows: readonly Row[], read: (row: Row) => Read): Read[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (error instanceof StudioError) return [];
      throw error;
    }
  });
}

function toEntry<Row extends EntryRow>(row: Row): Omit<Row, "settings"> & Pick<DatasetEntry, "settings"> {
  return { ...row, settings: readJson(jsonObjectSchema, row.settings, message("dataset.settingsOf", { id: row.id })) };
}

function toDataset(row: DatasetRow): Dataset {
  return {
    ...toEntry(row),
    report: readJson(jsonObjectSchema, row.report, message("dataset.reportOf", { id: row.id })),
  };
}
