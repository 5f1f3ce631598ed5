import { Option, type Command } from "commander";
import { deletionLoss } from "../../../shared/losses.ts";
import { confirmLoss } from "../confirmLoss.ts";
import { takeOverIfAsked, takeOverOption, type TakeOverFlags } from "../takeOver.ts";
import { withStudio, type ContextOf } from "../context.ts";

/** `critic delete`: a run with all its files. */
export function addDeleteCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("delete")
    .argument("<run>", "id, beginning of an id, or name")
    .summary("delete a run with its curves, samples and checkpoints")
    .description(
      "Deletes a run for good: its curves, samples, checkpoints and log. Asks first, and says what would be " +
        "lost. Refused for a run that is not at rest, or that others were forked from. The data set and other " +
        "runs stay.",
    )
    .addOption(takeOverOption())
    .addOption(new Option("--yes", "Do not ask."))
    .action(async (reference: string, flags: TakeOverFlags) => {
      const context = contextOf();
      await withStudio(
        context,
        async (studio) => {
          const { history } = studio;
          const run = history.findRun(reference);
          const taking = { runIds: [run.id], flags, state: "interrupted" } as const;
          if (!(await takeOverIfAsked(studio, context, taking))) return;
          // What cannot be deleted is refused before anybody is asked.
          studio.checkDeletion(run.id);
          const loss = deletionLoss(run, history.listSamples(run.id), history.listCheckpoints(run.id));
          if (!(await confirmLoss(context, { question: `Delete "${run.name}" (${run.id})?`, loss, flags }))) return;
          await studio.deleteRun(run.id);
          context.output.print(`Run ${run.id} "${run.name}" was deleted.`);
          if (context.output.json) context.output.printJson({ run: run.id, deleted: true });
        },
        { access: "read" },
      );
    });
}
