import type { Command } from "commander";
import { formatBytes } from "../../../shared/figures.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { watchInterrupts } from "../interrupts.ts";
import { addRunFlags, type RunFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";

interface StepDumpFlags extends RunFlags {
  readonly out: string;
  readonly force?: true;
}

/** `critic step-dump`: each step of a system's plan once, for another program to check. */
export function addStepDumpCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("step-dump")
    .summary("write everything about the first steps of a run, for another program to check")
    .description(
      "Writes each step of the system's plan once, a critic step and a generator step for most, as safetensors: the " +
        "real batch, the noise, all parameters, optimiser and batch-norm state before and after each, and the " +
        "losses; the networks, layer by layer, stand in the metadata. Flags as for `critic train`.",
    )
    .requiredOption("--out <file>", "The .safetensors file to write.")
    .option("--force", "Replace the file where it is there already.");
  addSettingFlags(addRunFlags(command)).action(async (options: StepDumpFlags) => {
    const context = contextOf();
    const { configurationFor } = await import("../settings/runConfiguration.ts");
    const { dataFolder } = await import("../training/prepareRuns.ts");
    const { dumpStep } = await import("../../studio/exports/dumpStep.ts");
    const configuration = configurationFor(settingsFromFlags({ ...options }), options.preset);
    const interrupts = watchInterrupts(context.output.readerGone);
    try {
      await withStudio(context, async (studio) => {
        const dump = await dumpStep(studio, {
          folder: dataFolder({ folder: options.data, configuration }),
          configuration,
          outFile: options.out,
          force: options.force === true,
          signal: interrupts.first,
        });
        if (context.output.json) context.output.printJson(dump);
        context.output.print(`${dump.file}: ${dump.tensorCount} tensors, ${formatBytes(dump.sizeBytes)}.`);
      });
    } finally {
      interrupts.stopWatching();
    }
  });
}
