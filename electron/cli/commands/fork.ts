import type { Command } from "commander";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { refuseIdleResults, refuseIdleSettings } from "../settings/idleFlags.ts";
import { addResultFlags, type ResultFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";
import { parseStep } from "../settings/stepFlag.ts";

interface ForkFlags extends ResultFlags {
  readonly step: string;
}

/** `critic fork`: another run from a checkpoint of this one. */
export function addForkCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("fork")
    .argument("<run>", "the parent: id, beginning of an id, or name")
    .summary("train another run from a checkpoint of this one, with other settings")
    .description(
      "Begins a child at one of the run's checkpoints, its own or inherited, and trains it. The child carries " +
        "the history up to there; the parent is not touched. Settings that are not named stay the parent's.",
    )
    .option("--step <step>", "A step that has a checkpoint, or last. `critic show RUN` lists them.", "last");
  addSettingFlags(addResultFlags(command, "after its parent and the step")).action(
    async (reference: string, options: ForkFlags) => {
      const context = contextOf();
      const { trainRuns } = await import("../training/trainRuns.ts");
      const { drawSheets, prepareSheetFolder } = await import("../training/drawSheets.ts");
      const { reportEnd } = await import("../training/reportEnd.ts");
      const step = parseStep(options.step);
      const changes = settingsFromFlags({ ...options });
      refuseIdleResults(options);
      await prepareSheetFolder(options);
      await withStudio(context, async (studio) => {
        const parent = studio.history.findRun(reference);
        const { configuration } = studio.history.run(parent.id);
        refuseIdleSettings(changes, [{ ...configuration, ...changes } as RunConfiguration]);
        const runs = await trainRuns(studio, context, {
          async prepare() {
            const name = options.name === undefined ? {} : { name: options.name };
            const fork = await studio.fork({
              runId: parent.id,
              step: step === "last" ? "latest" : step,
              changes,
              ...name,
            });
            context.output.print(`Run ${fork.id} "${fork.name}" begins at step ${fork.step} of "${parent.name}".`);
            return [fork.id];
          },
          begin: (runIds) => {
            for (const runId of runIds) studio.start(runId);
          },
        });
        reportEnd(context, runs, await drawSheets(studio, runs, options));
      });
    },
  );
}
