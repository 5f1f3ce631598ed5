import { Option, type Command } from "commander";
import type { ExportFormat } from "../../studio/exports/exportRun.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { parseStep } from "../settings/stepFlag.ts";

interface ExportFlags {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly step: string;
  readonly force?: true;
}

/** Also in studio/exportRun.ts, which `--help` must not load; a test holds the two together. */
export const formatChoices: readonly ExportFormat[] = ["safetensors", "onnx", "csv"];

/** `critic export`: a run's weights, generator or curves as a file. */
export function addExportCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("export")
    .argument("<run>", "id, beginning of an id, or name")
    .summary("write a run's weights, generator or curves as a file")
    .description(
      "Exports a run. safetensors: the weights and batch-norm statistics of both networks at a checkpoint. onnx: its generator, input z [batch, nz], output image [batch, size, size, channels] in [0, 1], for any ONNX Runtime. csv: the metrics of every step.",
    )
    .addOption(new Option("--format <format>", "What to write.").choices(formatChoices).makeOptionMandatory())
    .option("--out <file>", "The file to write. (default: named after the run, in the present folder)")
    .option("--step <step>", "A step that has a checkpoint, or last; of the csv the last step in it.", "last")
    .option("--force", "Replace the file where it is there already.")
    .action(async (reference: string, options: ExportFlags) => {
      const context = contextOf();
      const { defaultExportName, exportRun } = await import("../../studio/exports/exportRun.ts");
      await withStudio(
        context,
        async (studio) => {
          const run = studio.history.findRun(reference);
          const { format } = options;
          const step = parseStep(options.step);
          const last = format === "csv" ? run.step : (studio.history.listCheckpoints(run.id).at(-1)?.step ?? run.step);
          const outFile = options.out ?? defaultExportName(run, { format, step: step === "last" ? last : step });
          const force = options.force === true;
          const exported = await exportRun(studio, { runId: run.id, format, step, outFile, force });
          if (context.output.json) context.output.printJson({ run: run.id, format, ...exported });
          context.output.print(`${exported.file}: ${describe[format]} of "${run.name}" at step ${exported.step}.`);
        },
        { access: "read" },
      );
    });
}

const describe: Readonly<Record<ExportFormat, string>> = {
  safetensors: "the weights",
  onnx: "the generator",
  csv: "the metrics",
};
