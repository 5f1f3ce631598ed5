import type { Database } from "better-sqlite3";
import { parseConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { storedConfiguration } from "../../../shared/storedConfiguration.ts";
import type { Run, RunSummary } from "../records.ts";
import { selectRunRows, toSummaries, toSummary, type RunRow, type RunRows } from "../schema/runRows.ts";
import { isLive } from "../../../shared/runStates.ts";
import { checkedName } from "./names.ts";
import type { InsertRun, NewRun } from "./runInsertion.ts";

export interface RunStore {
  /** @throws StudioError `not-found` (data set, parent, or no checkpoint at the fork step), `invalid-argument` */
  readonly createRun: (run: NewRun) => Run;
  /** One run with its settings. @throws StudioError `not-found`; `corrupt` where the settings cannot be read */
  readonly run: (runId: string) => Run;
  /** The same without its settings, also where those cannot be read. @throws StudioError `not-found` */
  readonly summary: (runId: string) => RunSummary;
  /** Every run in the order of creation. One whose settings are damaged is listed too, with system `?`. */
  readonly listRuns: () => RunSummary[];
  /** @throws StudioError `not-found`, `invalid-argument` for an empty or overlong name */
  readonly renameRun: (runId: string, name: string) => void;
  /**
   * For resuming with changed settings.
   *
   * @throws StudioError `wrong-state` for a live run, `invalid-argument`, `not-found`
   */
  readonly changeConfiguration: (runId: string, configuration: RunConfiguration) => void;
}

export function createRunStore(database: Database, rows: RunRows, insertRun: InsertRun): RunStore {
  const all = database.prepare<[], RunRow>(`${selectRunRows} ORDER BY run.number`);
  const rename = database.prepare<[string, string]>("UPDATE runs SET name = ? WHERE id = ?");
  const configure = database.prepare<[string, number]>("UPDATE runs SET configuration = ? WHERE number = ?");

  const createOne = database.transaction((run: NewRun) => insertRun(run, null));
  const changeSettings = database.transaction((runId: string, configuration: RunConfiguration) => {
    const row = rows.get(runId);
    if (isLive(row.state)) {
      throw new StudioError(
        "wrong-state",
        message("run.stopBeforeSettings", {
          name: row.name,
          id: runId,
          state: message("run.state", { state: row.state }),
        }),
        { runId, state: row.state },
      );
    }
    configure.run(JSON.stringify(storedConfiguration(parseConfiguration(configuration))), row.number);
  });

  return {
    createRun: (run) => createOne.immediate(run),
    run: (runId) => rows.withConfiguration(rows.get(runId)),
    summary: (runId) => toSummary(rows.get(runId)),
    listRuns: () => toSummaries(all.all()),
    renameRun: (runId, name) => {
      rows.get(runId);
      rename.run(checkedName("run", name), runId);
    },
    changeConfiguration: (runId, configuration) => {
      changeSettings.immediate(runId, configuration);
    },
  };
}
