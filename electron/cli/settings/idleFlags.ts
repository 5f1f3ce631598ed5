/** Flags that would do nothing: whoever gave them expects something else than would happen. */
import { whyIdle } from "../../../shared/settings/table.ts";
import type { SettingValue } from "../../../shared/settings/setting.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { ResultFlags } from "./runFlags.ts";
import type { GivenSettings } from "./settingFlags.ts";

/**
 * @param given what the user set
 * @param configurations of the runs that it was set for: it must count for one of them
 * @throws StudioError `invalid-argument` that names the flag and why it would do nothing
 */
export function refuseIdleSettings(given: GivenSettings, configurations: readonly RunConfiguration[]): void {
  for (const [name, value] of Object.entries(given) as [SettingName, SettingValue | undefined][]) {
    // The processor is what every engine computes on.
    if (value === undefined || (name === "device" && value === "cpu")) continue;
    const reasons = configurations.map((configuration) => whyIdle(name, configuration));
    const [reason] = reasons;
    if (reason === undefined || reasons.includes(null)) continue;
    const { flag } = settingTable[name];
    throw new StudioError(
      "invalid-argument",
      message("cli.idleSetting", { flag, value: String(value), reason: reason ?? "" }),
      { setting: name },
    );
  }
}

/** @throws StudioError `invalid-argument` */
export function refuseIdleResults({ outDir, sheets }: ResultFlags): void {
  if (sheets || outDir === undefined) return;
  throw new StudioError("invalid-argument", message("cli.sheetsContradict"), { flag: "--out-dir" });
}
