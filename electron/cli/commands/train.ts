import type { Command } from "commander";
import { withStudio, type ContextOf } from "../context.ts";
import { refuseIdleResults, refuseIdleSettings } from "../settings/idleFlags.ts";
import { addResultFlags, addRunFlags, type ResultFlags, type RunFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";

/** `critic train`: one run, from the beginning. */
export function addTrainCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("train")
    .summary("train one run")
    .description(
      "Trains one run on a folder of pictures, or on points in the plane (--domain points). Without flags: a " +
        "WGAN with the quick-look preset on the bundled sample images. Ctrl-C writes a checkpoint; " +
        "`critic resume` goes on from there, bit for bit.",
    );
  addSettingFlags(addResultFlags(addRunFlags(command))).action(async (options: RunFlags & ResultFlags) => {
    const context = contextOf();
    const { refuseContradictions } = await import("../../../shared/configuration.ts");
    const { configurationFor } = await import("../settings/runConfiguration.ts");
    const { trainRuns } = await import("../training/trainRuns.ts");
    const { nameAfter, prepareDatasetFor } = await import("../training/prepareRuns.ts");
    const { drawSheets, prepareSheetFolder } = await import("../training/drawSheets.ts");
    const { reportEnd } = await import("../training/reportEnd.ts");
    const given = settingsFromFlags({ ...options });
    const configuration = configurationFor(given, options.preset);
    refuseIdleSettings(given, [configuration]);
    refuseContradictions(configuration);
    refuseIdleResults(options);
    await prepareSheetFolder(options);
    await withStudio(context, async (studio) => {
      const runs = await trainRuns(studio, context, {
        async prepare(signal) {
          const dataset = await prepareDatasetFor(studio, context, { folder: options.data, configuration, signal });
          const name = options.name ?? `${nameAfter(options.data, configuration)} (${configuration.system})`;
          return [studio.createRun({ datasetId: dataset.id, name, configuration }).id];
        },
        begin: (runIds) => {
          for (const runId of runIds) studio.start(runId);
        },
      });
      reportEnd(context, runs, await drawSheets(studio, runs, options));
    });
  });
}
