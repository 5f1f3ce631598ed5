import { StudioError } from "../../../shared/errors.ts";
import { allOf } from "../../../shared/messages/lists.ts";
import { message } from "../../../shared/messages/message.ts";
import { refuseContradictions, type RunConfiguration } from "../../../shared/configuration.ts";
import { memberNames } from "../../../shared/groups.ts";
import { dataSettingsOf, type SettingChanges, type SettingName } from "../../../shared/settings/table.ts";
import type { Run } from "../../history/records.ts";
import { allowedStates, commandName } from "./commandTable.ts";
import type { StudioContext } from "../context.ts";
import { checkDatasetFits } from "../datasets/datasets.ts";
import type { RunCommands } from "./runs.ts";

export interface NewGroup {
  readonly datasetId: string;
  /** Each run gets it with its system. */
  readonly name: string;
  /** One for each run, 1 to 8, such as WGAN and GAN, with the same seed and the same data. */
  readonly configurations: readonly RunConfiguration[];
}

/** The commands of the runs of a group, each for the runs that it fits. */
export interface GroupCommands {
  /** Records queued runs, all or none. @throws StudioError `invalid-argument`, and as `createRun` */
  createGroup(group: NewGroup): { readonly groupId: string; readonly runs: readonly Run[] };
  /** Puts all of them into the queue, in their order. @throws StudioError `wrong-state`, `not-found` */
  startGroup(groupId: string): void;
  /** Goes on with the runs that are not complete, or, with more steps, with all. @throws as `resume` */
  resumeGroup(groupId: string, changes?: SettingChanges): void;
  /** Stops the runs that are live; resolves when all are at rest. @throws as `stop` */
  stopGroup(groupId: string): Promise<void>;
}

/** What the runs must have in common for their curves to be comparable: they see the same samples. */
function sharedSettings(configuration: RunConfiguration): SettingName[] {
  return ["domain", ...dataSettingsOf(configuration), "seed"];
}

export function createGroupCommands({ history, owner }: StudioContext, commands: RunCommands): GroupCommands {
  /** The runs for which the command makes sense, at least one. */
  function members(groupId: string, command: "start" | "resume" | "stop", fits: (run: Run) => boolean): Run[] {
    const runs = history.group(groupId).runIds.map((runId) => history.run(runId));
    const chosen = runs.filter((run) => allowedStates[command].includes(run.state) && fits(run));
    if (chosen.length > 0) return chosen;
    const states = runs.map(({ name, state }) =>
      message("group.member", { name, state: message("run.state", { state }) }),
    );
    const sentence = message("group.notPossible", {
      id: groupId,
      states: allOf(states),
      command: commandName(command),
    });
    throw new StudioError("wrong-state", sentence, { groupId, command });
  }

  return {
    createGroup({ datasetId, name, configurations }) {
      refuseDifferences(name, configurations);
      for (const configuration of configurations) {
        refuseContradictions(configuration);
        checkDatasetFits(history.dataset(datasetId), configuration);
      }
      const names = memberNames(name, configurations);
      return history.createGroup({
        name,
        runs: configurations.map((configuration, at) => ({ name: names[at]!, configuration, datasetId, owner })),
      });
    },
    startGroup(groupId) {
      for (const run of members(groupId, "start", () => true)) commands.start(run.id);
    },
    resumeGroup(groupId, changes = {}) {
      const moreSteps = Number(changes.steps ?? 0);
      const isUnfinished = (run: Run): boolean => run.state !== "completed" || moreSteps > run.step;
      for (const run of members(groupId, "resume", isUnfinished)) commands.resume(run.id, changes);
    },
    async stopGroup(groupId) {
      await Promise.all(members(groupId, "stop", () => true).map((run) => commands.stop(run.id)));
    },
  };
}

function refuseDifferences(name: string, configurations: readonly RunConfiguration[]): void {
  const [first] = configurations;
  const differences = (first === undefined ? [] : sharedSettings(first))
    .map((setting) => ({ setting, values: [...new Set(configurations.map((each) => each[setting]))] }))
    .filter(({ values }) => values.length > 1);
  if (differences.length === 0) return;
  const differing = differences.map(({ setting, values }) =>
    message("group.settingValues", { setting, values: allOf(values.map(String)) }),
  );
  throw new StudioError("invalid-argument", message("group.otherSamples", { name, differing }), { differences });
}
