import { Option, type Command } from "commander";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { SettingName } from "../../../shared/settings/table.ts";
import { memberNames } from "../../../shared/groups.ts";
import type { Studio } from "../../studio/studio.ts";
import { takeOverIfAsked, takeOverOption, type TakeOverFlags } from "../takeOver.ts";
import { withStudio, type ContextOf } from "../context.ts";
import type { RunSummary } from "../records.ts";
import { refuseIdleResults, refuseIdleSettings } from "../settings/idleFlags.ts";
import { addResultFlags, type ResultFlags } from "../settings/runFlags.ts";
import { addSettingFlags, settingsFromFlags } from "../settings/settingFlags.ts";

/** The settings that a run may change when it goes on; the studio refuses the others and says why. */
export const resumeSettings: readonly SettingName[] = [
  "steps",
  "sampleEvery",
  "checkpointEvery",
  "keepCheckpoints",
  "evaluateEvery",
  "probeEvery",
  "threads",
  "engine",
  "device",
];

/** `critic resume`: go on where a run, or the runs of a group, stopped. */
export function addResumeCommand(program: Command, contextOf: ContextOf): void {
  const command = program
    .command("resume")
    .argument("<run>", "a run or a group: id, beginning of an id, or name")
    .summary("go on with a run or a group that was stopped or interrupted")
    .description(
      "Goes on from the newest whole checkpoint, bit for bit as if the run had never stopped. A run that is " +
        "complete goes on with more --steps. On another --device or --engine it goes on from the same state, but " +
        "not bit for bit. Settings that change the training are a fork's: see `critic fork`.",
    );
  command.addOption(takeOverOption()).addOption(new Option("--yes", "Do not ask before --take-over."));
  addSettingFlags(addResultFlags(command, "as it is called"), { shown: resumeSettings }).action(
    async (reference: string, options: ResultFlags & TakeOverFlags) => {
      const context = contextOf();
      const { trainRuns } = await import("../training/trainRuns.ts");
      const { drawSheets, prepareSheetFolder } = await import("../training/drawSheets.ts");
      const { reportEnd } = await import("../training/reportEnd.ts");
      const { findRuns } = await import("../findRuns.ts");
      const changes = settingsFromFlags({ ...options });
      refuseIdleResults(options);
      await prepareSheetFolder(options);
      await withStudio(context, async (studio) => {
        const { runs: found, groupId } = findRuns(studio, reference);
        const before = found.map(({ id }) => studio.history.run(id).configuration);
        refuseIdleSettings(
          changes,
          before.map((configuration) => ({ ...configuration, ...changes }) as RunConfiguration),
        );
        const runIds = found.map(({ id }) => id);
        if (!(await takeOverIfAsked(studio, context, { runIds, flags: options, state: "interrupted" }))) return;
        const runs = await trainRuns(studio, context, {
          prepare: () => Promise.resolve(runIds),
          begin: () => {
            renamed(studio, found, options.name, () => {
              if (groupId !== null) studio.resumeGroup(groupId, changes);
              else for (const { id } of found) studio.resume(id, changes);
            });
          },
        });
        reportEnd(context, runs, await drawSheets(studio, runs, options));
      });
    },
  );
}

/** Sets runs going under another name, where one is given; where that is refused they keep theirs. */
function renamed(studio: Studio, runs: readonly RunSummary[], name: string | undefined, begin: () => void): void {
  if (name === undefined) {
    begin();
    return;
  }
  const names = runs.length === 1 ? [name] : memberNames(name, runs);
  try {
    for (const [index, { id }] of runs.entries()) studio.renameRun(id, names[index] ?? name);
    begin();
  } catch (error) {
    for (const { id, name: former } of runs) studio.renameRun(id, former);
    throw error;
  }
}
