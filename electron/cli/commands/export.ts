import { Option, type Command } from "commander";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { exportFacts, exportNamed, exportNames, exportWords } from "../../../shared/exports.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { distinctRuns } from "../findRuns.ts";
import { addParameterFlags, idleFlag, parametersFromFlags, type GivenFlags } from "../settings/exportFlags.ts";
import { parseStep } from "../settings/stepFlag.ts";

interface ExportFlags extends GivenFlags {
  readonly format: string;
  readonly out?: string;
  readonly step: string;
  readonly force?: true;
}

/** `critic export`: weights, generator, curves or sheets of runs as a file. */
export function addExportCommand(program: Command, contextOf: ContextOf): void {
  const described = exportNames.map((name) => `${name}: ${exportFacts(name).help}.`).join(" ");
  const aliases = exportNames.flatMap((name) => exportFacts(name).aliases.map((alias) => `${alias} for ${name}`));
  const command = program
    .command("export")
    .argument("<run...>", "a run, several, or a group: id, beginning of an id, or name")
    .summary("write weights, generator, curves or sheets as a file")
    .description(`Exports a run, or several together. ${described} Also: ${aliases.join(", ")}.`)
    .addOption(new Option("--format <format>", "What to write.").choices(exportWords).makeOptionMandatory())
    .option("--out <file>", "The file to write. (default: named after the runs, in the present folder)")
    .option(
      "--step <step>",
      "A step that has a checkpoint or a sample, or last; of the csv the last step in it.",
      "last",
    )
    .option("--force", "Replace the file where it is there already.");
  addParameterFlags(command, exportNames).action(async (references: readonly string[], options: ExportFlags) => {
    const context = contextOf();
    const { exportFileName } = await import("../../studio/exports/exportFileName.ts");
    const { orderExport } = await import("../../studio/exports/orderExport.ts");
    const { carryOut } = await import("../../studio/exports/makeExport.ts");
    await withStudio(
      context,
      async (studio) => {
        const runs = distinctRuns(studio, references);
        const what = exportNamed(options.format)!;
        const idle = idleFlag(what, options, exportNames);
        if (idle !== null) throw new StudioError("invalid-argument", message("cli.leaveItOut", { idle }), { what });
        const parameters = parametersFromFlags(what, options);
        const runIds = runs.map(({ id }) => id);
        const order = orderExport(studio, { what, runIds, step: parseStep(options.step), parameters });
        const outFile = options.out ?? exportFileName(studio.history, order);
        const { file } = await carryOut(studio, order, { outFile, force: options.force === true });
        const [first] = runs;
        const others = runIds.length > 1 ? { runs: runIds } : {};
        if (context.output.json)
          context.output.printJson({ run: first?.id, ...others, format: options.format, file, step: order.step });
        const names = runs.map(({ name }) => `"${name}"`).join(", ");
        context.output.print(`${file}: ${exportFacts(what).title} of ${names} at step ${order.step}.`);
      },
      { access: "read" },
    );
  });
}
