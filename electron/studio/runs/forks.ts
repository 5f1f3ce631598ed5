import { StudioError } from "../../../shared/errors.ts";
import { formatCount } from "../../../shared/figures.ts";
import { message } from "../../../shared/messages/message.ts";
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
 * Records a child that begins at a checkpoint of its parent, with settings of its own. Nothing is copied: its first
 * start reads the parent's file. The parent is not touched.
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
    const { step } = checkpoint;
    const sentence = message("run.cannotFork", { name: parent.name, id: parent.id, step, file, damage });
    throw new StudioError("corrupt", sentence, { runId: parent.id, step, file });
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
  throw new StudioError("not-found", message("run.nothingToFork", { name: run.name, id: run.id }), { runId: run.id });
}
