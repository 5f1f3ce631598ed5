import { StudioError } from "../../../shared/errors.ts";
import { formatCount } from "../../../shared/figures.ts";
import type { Checkpoint, Run } from "../../history/records.ts";
import { longestName } from "../../history/stores/names.ts";
import type { SettingChanges } from "../../../shared/settings/table.ts";
import { settingsToFork } from "./changedSettings.ts";
import { findDamage } from "./checkpointSeal.ts";
import { recordedFile, type StudioContext } from "../context.ts";

export interface ForkRequest {
  readonly runId: string;
  /** A step that has a checkpoint, the run's own or inherited; `latest` takes the newest. */
  readonly step: number | "latest";
  /** Settings that differ from the parent's. */
  readonly changes?: SettingChanges;
  /** Default: the parent's name with the step. */
  readonly name?: string;
}

/**
 * Records a child that begins at a checkpoint of its parent, with settings of its own. Nothing is copied: its first start
 * reads the parent's file. The parent is not touched.
 *
 * @param datasetFor the data set that the child's settings need, where it is not the parent's
 * @throws StudioError `not-found` without such a checkpoint, `corrupt` where its file is damaged, `incompatible` (with
 *   `details.differences`) where it cannot take the settings, `invalid-argument`
 */
export async function forkRun(
  context: StudioContext,
  request: ForkRequest,
  datasetFor: (parent: Run, configuration: Run["configuration"]) => Promise<string>,
): Promise<Run> {
  const { history, home, owner } = context;
  const parent = history.run(request.runId);
  const checkpoint =
    request.step === "latest"
      ? latestCheckpoint(parent, history.listCheckpoints(parent.id))
      : history.checkpointAt(parent.id, request.step);
  const configuration = settingsToFork(parent, checkpoint.step, request.changes ?? {});
  const file = recordedFile(home, checkpoint);
  const damage = await findDamage(file, checkpoint);
  if (damage !== null) {
    throw new StudioError(
      "corrupt",
      `"${parent.name}" (${parent.id}) cannot be forked at step ${checkpoint.step}: ${file} ${damage}. Nothing was changed; verify the run to see which checkpoints are whole.`,
      { runId: parent.id, step: checkpoint.step, file },
    );
  }
  return history.createRun({
    name: request.name ?? nameOfFork(parent.name, checkpoint.step),
    configuration,
    datasetId: await datasetFor(parent, configuration),
    parent: { runId: parent.id, step: checkpoint.step },
    owner,
  });
}

/** Forks of forks of forks: the name would grow past what the history takes. */
function nameOfFork(parentName: string, step: number): string {
  const ending = ` from step ${formatCount(step)}`;
  return parentName.slice(0, longestName - ending.length) + ending;
}

function latestCheckpoint(run: Run, checkpoints: readonly Checkpoint[]): Checkpoint {
  const latest = checkpoints.at(-1);
  if (latest !== undefined) return latest;
  throw new StudioError(
    "not-found",
    `Run "${run.name}" (${run.id}) has no checkpoint yet, so there is nothing to fork from. Train it for a while first.`,
    { runId: run.id },
  );
}
