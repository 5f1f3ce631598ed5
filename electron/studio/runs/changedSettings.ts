/** Which settings may change when a run goes on, and which when another is forked from it. */
import {
  configurationDifferences,
  refuseContradictions,
  type RunConfiguration,
  type SettingDifference,
} from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { changedConfiguration, refuseUnknownSettings } from "../../../shared/storedConfiguration.ts";
import type { Run } from "../../history/records.ts";
import { settingTable, type SettingChanges } from "../../../shared/settings/table.ts";

/** What of a run its next settings follow from. */
type ConfiguredRun = Pick<Run, "name" | "configuration" | "unknownSettings">;

/**
 * A run's settings with changes for its next start.
 *
 * @throws StudioError `invalid-argument` for an unknown setting or a value out of range, `newer-schema`, `incompatible`
 *   for a setting that changes the training: that is another run, a fork
 */
export function settingsToResume(run: ConfiguredRun, changes: SettingChanges): RunConfiguration {
  const { name, configuration: before } = run;
  refuseUnknownSettings(run.unknownSettings, message("run.calledByName", { name }));
  const after = withChanges(before, changes);
  const others = configurationDifferences(before, after).filter(({ changedBy }) => changedBy !== "resume");
  if (others.length === 0) return after;
  throw new StudioError("incompatible", message("run.otherExperiment", { name, changes: listed(others) }), {
    differences: others,
  });
}

/**
 * The settings of a child.
 *
 * @param step the parent's step from which it starts
 * @throws StudioError `invalid-argument`, also where nothing is left to train; `incompatible` with the differences in
 *   `details.differences` where the checkpoint does not fit
 */
export function settingsToFork(parent: ConfiguredRun, step: number, changes: SettingChanges): RunConfiguration {
  refuseUnknownSettings(parent.unknownSettings, message("run.calledByName", { name: parent.name }));
  const after = withChanges(parent.configuration, changes);
  const differences = configurationDifferences(parent.configuration, after);
  const fixed = differences.filter(({ changedBy }) => changedBy === "nothing");
  if (fixed.length > 0) {
    throw new StudioError(
      "incompatible",
      message("run.forkCannotHave", { parent: parent.name, changes: listed(fixed), step }),
      { differences: fixed },
    );
  }
  if (after.steps > step) return after;
  throw new StudioError(
    "invalid-argument",
    message("run.forkEnds", { parent: parent.name, step, steps: after.steps }),
    { setting: "steps", step },
  );
}

/** @throws StudioError `invalid-argument` */
function withChanges(before: RunConfiguration, changes: SettingChanges): RunConfiguration {
  const after = changedConfiguration(before, changes);
  refuseContradictions(after);
  return after;
}

/** `nCritic (--n-critic) 5 → 3` reads the same in every language. */
function listed(differences: readonly SettingDifference[]): string[] {
  return differences.map(({ name, before, after }) => `${name} (--${settingTable[name].flag}) ${before} → ${after}`);
}
