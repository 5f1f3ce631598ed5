/** Flags that would do nothing: whoever gave them expects something else than would happen. */
import { applies } from "../../../shared/applies.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { hyperparameters, type SettingName } from "../../../shared/hyperparameters.ts";
import type { ResultFlags } from "./runFlags.ts";
import type { GivenSettings } from "./settingFlags.ts";

/** When each setting that does not always count does. */
const reasons: Partial<Readonly<Record<SettingName, string>>> = {
  clip: "only a wgan clips its weights",
  smoothing: "only the optimizer rmsprop has it",
  beta1: "only the optimizer adam has it",
  beta2: "only the optimizer adam has it",
  nf: "an mlp has 512 units in every layer",
  device: "only the engine compiled has a choice of devices",
};

/**
 * @param given what the user set
 * @param configurations of the runs that it was set for: it must count for one of them
 * @throws StudioError `invalid-argument` that names the flag and why it would do nothing
 */
export function refuseIdleSettings(given: GivenSettings, configurations: readonly RunConfiguration[]): void {
  for (const [name, reason] of Object.entries(reasons) as [SettingName, string][]) {
    const value = given[name];
    // The processor is what every engine computes on.
    if (value === undefined || (name === "device" && value === "cpu")) continue;
    if (configurations.some((configuration) => applies(name, configuration))) continue;
    const { flag } = hyperparameters[name];
    throw new StudioError(
      "invalid-argument",
      `--${flag} ${value} would do nothing here: ${reason}. Leave it out, or change what it depends on. Nothing was begun.`,
      { setting: name },
    );
  }
}

/** @throws StudioError `invalid-argument` */
export function refuseIdleResults({ outDir, sheets }: ResultFlags): void {
  if (sheets || outDir === undefined) return;
  throw new StudioError(
    "invalid-argument",
    "--out-dir says where the sheets go, and --no-sheets that there are to be none. Leave one of them out. Nothing was begun.",
    { flag: "--out-dir" },
  );
}
