import type { Command } from "commander";
import { withStudio, type ContextOf } from "../context.ts";
import { exitCodes } from "../exitCodes.ts";

/** `critic verify`: whether a run's checkpoints are as they were written. */
export function addVerifyCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("verify")
    .argument("<run>", "id, beginning of an id, or name")
    .summary("check every checkpoint of a run")
    .description(
      "Checks every checkpoint that the run can go back to against the hash recorded when it was written, and " +
        "every sample for being a whole picture of its step; and the packed pictures that it trains on. Changes " +
        "nothing. Exit code 1 where something is wrong.",
    )
    .action(async (reference: string) => {
      const context = contextOf();
      await withStudio(
        context,
        async (studio) => {
          const run = studio.history.findRun(reference);
          const verification = await studio.verify(run.id);
          const { problems, checkpointCount, sampleCount } = verification;
          const pictures = await studio.verifyPictures(run.datasetId);
          if (problems.length > 0 || pictures !== null) context.exitCode = exitCodes.failed;
          if (context.output.json) {
            context.output.printJson({
              run: run.id,
              checkpoints: checkpointCount,
              samples: sampleCount,
              problems: problems.map((problem) => ({ ...problem, message: problem.message.text })),
              pictures: pictures?.text ?? null,
            });
            return;
          }
          if (pictures !== null) context.output.print(pictures.text);
          for (const problem of problems) context.output.print(problem.message.text);
          context.output.print(
            problems.length === 0
              ? `Run ${run.id} "${run.name}": ${checkpointCount} checkpoints are as they were written, ` +
                  `${sampleCount} samples are whole and of their steps.`
              : `Run ${run.id} "${run.name}": ${problems.length} of ${checkpointCount + sampleCount} files are ` +
                  "damaged or missing. Resuming takes the newest whole checkpoint.",
          );
        },
        { access: "read" },
      );
    });
}
