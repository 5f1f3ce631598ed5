import { Option, type Command } from "commander";
import { mostMembers } from "../../../shared/groups.ts";
import { systemNames } from "../../../shared/systems.ts";
import type { ContextOf } from "../context.ts";
import { addResultFlags, addRunFlags, type ResultFlags, type RunFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";

interface GroupFlags extends RunFlags, ResultFlags {
  readonly algo?: string;
}

/** `critic group`: several systems beside each other. */
export function addGroupCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("group")
    .summary("train several systems beside each other")
    .description(
      "Trains one run of each system side by side: the same data, the same seed, step by step in turn. Each" +
        " has its system's defaults; a flag holds for every run on which it has an effect. Two to four runs train" +
        " in turn, by the memory of this machine, and the others after them. Ctrl-C writes a checkpoint of each; " +
        "`critic resume` goes on from there, bit for bit.",
    )
    .addOption(
      new Option(
        "--algo <names>",
        `The systems, 1 to ${mostMembers}, by commas: wgan,gan; those of an experiment where it is left out. ` +
          `(of ${systemNames.join(", ")})`,
      ).helpGroup("What to train on:"),
    );
  addSettingFlags(addResultFlags(addRunFlags(command)), { without: ["system"] }).action(async (options: GroupFlags) => {
    const { systemsOfGroup } = await import("../settings/systemsFlag.ts");
    const { groupConfigurations } = await import("../settings/groupConfigurations.ts");
    const { trainGroup } = await import("../training/trainGroup.ts");
    const given = settingsFromFlags({ ...options, algo: undefined });
    const systems = systemsOfGroup(options);
    await trainGroup(contextOf(), options, groupConfigurations(given, systems, options.preset));
  });
}
