import { Option, type Command } from "commander";
import type { ContextOf } from "../context.ts";
import { refuseIdleSettings } from "../settings/idleFlags.ts";
import { addResultFlags, addRunFlags, type ResultFlags, type RunFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";

interface PairFlags extends RunFlags, ResultFlags {
  readonly against: "gan" | "gan-minimax";
}

/** `critic pair`: a WGAN beside a standard GAN, a group of two. */
export function addPairCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("pair")
    .summary("train a WGAN beside a standard GAN")
    .description(
      "Trains a WGAN and a standard GAN side by side: the same data, the same seed, step by step in turn. " +
        "Without flags: the quick-look preset on the bundled sample images. A flag holds for both sides. Ctrl-C " +
        "writes a checkpoint of each; `critic resume` goes on from there, bit for bit.",
    )
    .addOption(
      new Option("--against <name>", "What the WGAN is compared with.")
        .choices(["gan", "gan-minimax"])
        .default("gan")
        .helpGroup("What to train on:"),
    );
  addSettingFlags(addResultFlags(addRunFlags(command)), { without: ["system"] }).action(async (options: PairFlags) => {
    const { configurationFor } = await import("../settings/runConfiguration.ts");
    const { trainGroup } = await import("../training/trainGroup.ts");
    const given = settingsFromFlags({ ...options });
    const wgan = configurationFor({ ...given, system: "wgan" }, options.preset);
    const gan = configurationFor({ ...given, system: options.against }, options.preset);
    refuseIdleSettings(given, [wgan, gan]);
    await trainGroup(contextOf(), options, [wgan, gan]);
  });
}
