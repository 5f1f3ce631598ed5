/** Which settings may change when a run goes on, and which when another is forked from it. */
import {
  completeConfiguration,
  configurationDifferences,
  refuseContradictions,
  type RunConfiguration,
  type SettingDifference,
} from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { refuseUnknownSettings, storedConfiguration } from "../../../shared/storedConfiguration.ts";
import type { Run } from "../../history/records.ts";
import { settingTable, type SettingChanges } from "../../../shared/settings/table.ts";

/** What of a run its next settings follow from. */
type ConfiguredRun = Pick<Run, "name" | "configuration" | "unknownSettings">;

/**
 * A run's settings with changes for its next start.
 *
 * @throws StudioError `invalid-argument` for an unknown setting or a value out of range, `newer-schema`, `incompatible` for a setting
 *   that changes the training: that is another run, a fork
 */
export function settingsToResume(run: ConfiguredRun, changes: SettingChanges): RunConfiguration {
  const { name, configuration: before } = run;
  refuseUnknownSettings(run.unknownSettings, `Run "${name}"`);
  const after = withChanges(before, changes);
  const others = configurationDifferences(before, after).filter(({ changedBy }) => changedBy !== "resume");
  if (others.length === 0) return after;
  throw new StudioError(
    "incompatible",
    `Run "${name}" cannot go on with ${listed(others)}: that would be another experiment. Fork the run with the change instead; it is untouched.`,
    { differences: others },
  );
}

/**
 * The settings of a child.
 *
 * @param step the parent's step from which it starts
 * @throws StudioError `invalid-argument`, also where nothing is left to train; `incompatible` with the differences in
 *   `details.differences` where the checkpoint does not fit
 */
export function settingsToFork(parent: ConfiguredRun, step: number, changes: SettingChanges): RunConfiguration {
  refuseUnknownSettings(parent.unknownSettings, `Run "${parent.name}"`);
  const after = withChanges(parent.configuration, changes);
  const differences = configurationDifferences(parent.configuration, after);
  const fixed = differences.filter(({ changedBy }) => changedBy === "nothing");
  if (fixed.length > 0) {
    throw new StudioError(
      "incompatible",
      `A fork of "${parent.name}" cannot have ${listed(fixed)}: the checkpoint at step ${step} does not fit these. Leave them as they were, or train a new run from the beginning.`,
      { differences: fixed },
    );
  }
  if (after.steps > step) return after;
  throw new StudioError(
    "invalid-argument",
    `A fork of "${parent.name}" at step ${step} would have nothing left to train, because it ends at step ${after.steps}. Give it more steps (--steps).`,
    { setting: "steps", step },
  );
}

/** @throws StudioError `invalid-argument` */
function withChanges(before: RunConfiguration, changes: SettingChanges): RunConfiguration {
  const changed = completeConfiguration(storedConfiguration(before), changes);
  // Another engine has no choice of devices: what the run had before goes with its engine.
  const isLeft = changes.device === undefined && changed.engine !== "compiled";
  const after = isLeft ? { ...changed, device: "cpu" as const } : changed;
  refuseContradictions(after);
  return after;
}

function listed(differences: readonly SettingDifference[]): string {
  return differences
    .map(({ name, before, after }) => `${name} (--${settingTable[name].flag}) ${before} → ${after}`)
    .join(", ");
}
