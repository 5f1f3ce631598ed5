import type { Command } from "commander";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { exportFacts, exportNames, runCount, type ExportName } from "../../../shared/exports.ts";
import { fileName } from "../../../shared/fileName.ts";
import type { Studio } from "../../studio/studio.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { distinctRuns, runsOfGroup } from "../findRuns.ts";
import type { RunSummary } from "../records.ts";
import { addParameterFlags, idleFlag, parametersFromFlags, type GivenFlags } from "../settings/exportFlags.ts";
import { parseStep } from "../settings/stepFlag.ts";

interface SheetFlags extends GivenFlags {
  readonly group?: string;
  readonly pair?: string;
  readonly step: string;
  readonly out?: string;
  readonly force?: true;
}

/** What this command draws. */
const kinds = exportNames.filter((name) => exportFacts(name).sheet !== null);

/** `critic sheet`: samples and curves as pictures. */
export function addSheetCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("sheet")
    .argument("[run...]", "runs, or a group for its runs beside each other: id, beginning of an id, or name")
    .summary("draw samples of any step, of several runs, their progress, or the curves")
    .description(
      "Draws a PNG: the samples of one step; with several runs or a group, all at the same step; with --steps, a row " +
        "for each step; with --curve, the curves. The runs' settings are in the picture's metadata.",
    )
    .option("--group <group>", "The runs of a group, by the group's id or by one of its runs.")
    .option("--pair <group>", "The same.")
    .option("--step <step>", "A step that has a sample, or last.", "last");
  for (const kind of kinds) {
    const { flag = null, help } = exportFacts(kind).sheet ?? {};
    if (flag !== null && help !== undefined) command.option(`--${flag}`, help);
  }
  addParameterFlags(command, kinds)
    .option("--out <file>", "The PNG to write. (default: named after the run, in the present folder)")
    .option("--force", "Replace the file where it is there already.")
    .action(async (references: readonly string[], options: SheetFlags) => {
      const context = contextOf();
      const { formatNamed, orderExport } = await import("../../studio/exports/orderExport.ts");
      const { carryOut } = await import("../../studio/exports/makeExport.ts");
      await withStudio(
        context,
        async (studio) => {
          const runs = chosenRuns(studio, references, options);
          const what = chosenKind(runs.length, options);
          const idle = idleFlag(what, options, kinds);
          if (idle !== null) context.output.tell(idle.text);
          const parameters = parametersFromFlags(what, options);
          const runIds = runs.map(({ id }) => id);
          const order = orderExport(studio, { what, runIds, step: parseStep(options.step), parameters });
          const { ending, extension } = formatNamed(what);
          const outFile =
            options.out ?? fileName(runs[0]?.name ?? "", `${ending(order.step, order.parameters)}.${extension}`);
          const { file, steps } = await carryOut(studio, order, { outFile, force: options.force === true });
          if (context.output.json) context.output.printJson({ file, runs: runIds, steps });
          context.output.print(file);
        },
        { access: "read" },
      );
    });
}

/** What the flags ask for, else what shows so many runs. @throws StudioError `invalid-argument` */
function chosenKind(runs: number, flags: SheetFlags): ExportName {
  const asked = kinds.find((kind) => {
    const { flag = null } = exportFacts(kind).sheet ?? {};
    return flag !== null && flags[flag] !== undefined;
  });
  if (asked !== undefined) return asked;
  const plain = kinds.filter((kind) => exportFacts(kind).sheet?.flag === null);
  const counts = plain.map((kind) => exportFacts(kind).applies.runs);
  const fitting = plain.find((_, at) => runs >= counts[at]!.least && runs <= counts[at]!.most);
  if (fitting !== undefined) return fitting;
  const most = Math.max(...counts.map((count) => count.most));
  const sentence = message("export.sheetOf", { runs: runCount({ least: 1, most }), count: runs });
  throw new StudioError("invalid-argument", sentence, { runs });
}

/** @throws StudioError `invalid-argument`, `not-found` */
function chosenRuns(studio: Studio, references: readonly string[], flags: SheetFlags): readonly RunSummary[] {
  const group = flags.group ?? flags.pair;
  if (group !== undefined) return runsOfGroup(studio, group);
  const runs = distinctRuns(studio, references);
  if (runs.length > 0) return runs;
  throw new StudioError("invalid-argument", message("cli.nameARun"));
}
