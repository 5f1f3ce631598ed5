import type { Command } from "commander";
import { withStudio, type ContextOf } from "../context.ts";
import { drawRunTrees } from "../text/runTree.ts";
import { toRunRecord } from "../text/runRecord.ts";
import { formatTable } from "../text/table.ts";
import { formatTime } from "../../../shared/times.ts";

/** `critic runs`: every run, forks below their parents. */
export function addRunsCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("runs")
    .summary("list every run, forks below their parents")
    .description("Lists every run of the home folder. Forks stand below the runs they were forked from.")
    .action(async () => {
      const context = contextOf();
      await withStudio(
        context,
        async (studio) => {
          const { history, home } = studio;
          if (context.output.json) {
            context.output.printJson(history.listRuns().map(toRunRecord));
            return;
          }
          const lines = drawRunTrees(history.runTree());
          if (lines.length === 0) {
            const unrecorded = await studio.unrecordedRuns();
            context.output.print(
              unrecorded.length === 0
                ? `There are no runs in ${home.folder} yet. \`critic pair\` trains the first two.`
                : `There are no runs on record in ${home.folder}, but the folders of ${unrecorded.length}: their ` +
                    `history was lost. \`critic doctor --rebuild\` records them again.`,
            );
            return;
          }
          const rows = lines.map(({ lines: branch, run }) => [
            run.id,
            `${branch}${run.name}`,
            run.parent === null ? "" : String(run.parent.step),
            run.state === "queued" && run.owner === null ? "waits" : run.state,
            `${run.step}/${run.targetStep}`,
            run.system,
            run.groupId ?? "",
            formatTime(run.createdMs),
          ]);
          const heading = ["ID", "NAME", "FROM STEP", "STATE", "STEP", "SYSTEM", "GROUP", "CREATED"];
          context.output.print(formatTable([heading, ...rows], { rightAligned: [2, 4] }));
        },
        { access: "read" },
      );
    });
}
