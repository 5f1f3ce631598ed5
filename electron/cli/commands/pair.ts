import { Option, type Command } from "commander";
import { withStudio, type ContextOf } from "../context.ts";
import { refuseIdleResults, refuseIdleSettings } from "../settings/idleFlags.ts";
import { addResultFlags, addRunFlags, type ResultFlags, type RunFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";

interface PairFlags extends RunFlags, ResultFlags {
  readonly against: "gan" | "gan-minimax";
}

/** `critic pair`: a WGAN beside a standard GAN. */
export function addPairCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("pair")
    .summary("train a WGAN beside a standard GAN")
    .description(
      "Trains a WGAN and a standard GAN side by side: the same pictures, the same seed, step by step in turn. Without flags: the quick-look preset on the bundled sample images. A flag holds for both sides. Ctrl-C writes a checkpoint of each; `critic resume` goes on from there, bit for bit.",
    )
    .addOption(
      new Option("--against <name>", "What the WGAN is compared with.")
        .choices(["gan", "gan-minimax"])
        .default("gan")
        .helpGroup("What to train on:"),
    );
  addSettingFlags(addResultFlags(addRunFlags(command)), { without: ["system"] }).action(async (options: PairFlags) => {
    const context = contextOf();
    const { configurationFor } = await import("../settings/runConfiguration.ts");
    const { trainRuns } = await import("../training/trainRuns.ts");
    const { nameAfter, prepareDatasetFor } = await import("../training/prepareRuns.ts");
    const { drawSheets, prepareSheetFolder } = await import("../training/drawSheets.ts");
    const { reportEnd } = await import("../training/reportEnd.ts");
    const given = settingsFromFlags({ ...options });
    const wgan = configurationFor({ ...given, system: "wgan" }, options.preset);
    const gan = configurationFor({ ...given, system: options.against }, options.preset);
    refuseIdleSettings(given, [wgan, gan]);
    refuseIdleResults(options);
    await prepareSheetFolder(options);
    await withStudio(context, async (studio) => {
      let groupId = "";
      const runs = await trainRuns(studio, context, {
        async prepare(signal) {
          const request = { folder: options.data, configuration: wgan, signal };
          const dataset = await prepareDatasetFor(studio, context, request);
          const name = options.name ?? nameAfter(options.data);
          const group = studio.createGroup({ datasetId: dataset.id, name, configurations: [wgan, gan] });
          groupId = group.groupId;
          return group.runs.map(({ id }) => id);
        },
        begin: () => {
          studio.startGroup(groupId);
        },
      });
      reportEnd(context, runs, await drawSheets(studio, runs, options));
    });
  });
}
