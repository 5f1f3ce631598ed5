import { Option, type Command } from "commander";
import type { ContextOf } from "../context.ts";
import { watchInterrupts } from "../interrupts.ts";
import { createProgress } from "../progress/createProgress.ts";
import { exitCodes } from "../exitCodes.ts";
import { describeHealth, inEnglish } from "../text/healthReport.ts";

/** `critic dataset`: what a folder is worth as training data. */
export function addDatasetCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("dataset")
    .argument("<folder>", "a folder of pictures, folders in it included")
    .summary("look through a folder of pictures and report what can be used")
    .description(
      "Looks through a folder and reports how many pictures can be trained on, their sizes and duplicates, and " +
        "each file that cannot be used by name with its reason. Changes nothing. Exit code 3 where no picture " +
        "can be used.",
    )
    .addOption(
      new Option("--all", "Name every unusable file and duplicate, however many, and the files that are no pictures."),
    )
    .action(async (folder: string, { all = false }: { all?: boolean }) => {
      const context = contextOf();
      const { output } = context;
      const { scanDatasetFolder } = await import("../../studio/datasets/scanDataset.ts");
      const { resolveHomeFolder } = await import("../../studio/machine/homeFolder.ts");
      const interrupts = watchInterrupts(output.readerGone);
      interrupts.second.addEventListener("abort", () => process.exit(exitCodes.interrupted));
      // With --json one value is printed, so nothing is said on the way.
      const progress = output.json ? null : await createProgress(context);
      try {
        const report = await scanDatasetFolder(folder, resolveHomeFolder(context.home), {
          signal: interrupts.first,
          onEvent: (event) => progress?.follow(event),
        });
        progress?.end();
        output.print(describeHealth(report, all));
        if (output.json) output.printJson(inEnglish(report));
        if (report.usable === 0) context.exitCode = exitCodes.missing;
      } finally {
        progress?.end();
        interrupts.stopWatching();
      }
    });
}
