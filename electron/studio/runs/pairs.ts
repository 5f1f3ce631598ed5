import { StudioError } from "../../../shared/errors.ts";
import {
  configurationDifferences,
  refuseContradictions,
  type RunConfiguration,
} from "../../../shared/configuration.ts";
import type { SettingName } from "../../../shared/settings/table.ts";
import { sideNames } from "../../../shared/sideNames.ts";
import type { Run } from "../../history/records.ts";
import type { SettingChanges } from "../../../shared/settings/table.ts";
import { allowedStates } from "./commandTable.ts";
import type { StudioContext } from "../context.ts";
import { checkDatasetFits } from "../datasets/datasets.ts";
import type { RunCommands } from "./runs.ts";

export interface NewPair {
  readonly datasetId: string;
  /** Each run gets it with its system. */
  readonly name: string;
  /** Two sides, such as WGAN and GAN, with the same seed and the same pictures. */
  readonly configurations: readonly [RunConfiguration, RunConfiguration];
}

/** The commands of the two runs of a pair, each for the side or sides that it fits. */
export interface PairCommands {
  /** Records two queued runs. @throws StudioError `invalid-argument`, and as `createRun` */
  createPair(pair: NewPair): { readonly pairId: string; readonly runs: readonly [Run, Run] };
  /** Puts both into the queue, in one slot. @throws StudioError `wrong-state`, `not-found` */
  startPair(pairId: string): void;
  /** Goes on with the sides that are not complete, or, with more steps, with both. @throws as `resume` */
  resumePair(pairId: string, changes?: SettingChanges): void;
  /** Stops the sides that are live; resolves when both are at rest. @throws as `stop` */
  stopPair(pairId: string): Promise<void>;
}

/** What the two sides must have in common for their curves to be comparable: they see the same pictures. */
const sharedSettings: readonly SettingName[] = ["seed", "imageSize", "channels", "fit"];

export function createPairCommands({ history, owner }: StudioContext, commands: RunCommands): PairCommands {
  /** The sides for which the command makes sense, at least one. */
  function sides(pairId: string, command: "start" | "resume" | "stop", fits: (run: Run) => boolean): Run[] {
    const runs = history.pair(pairId).runIds.map((runId) => history.run(runId));
    const chosen = runs.filter((run) => allowedStates[command].includes(run.state) && fits(run));
    if (chosen.length > 0) return chosen;
    const states = runs.map((run) => `"${run.name}" is ${run.state}`).join(" and ");
    throw new StudioError(
      "wrong-state",
      `Pair ${pairId}: ${states}, so "${command}" is not possible for either. Nothing was changed.`,
      { pairId, command },
    );
  }

  return {
    createPair({ datasetId, name, configurations }) {
      const [first, second] = configurations;
      refuseDifferences(name, first, second);
      for (const configuration of configurations) {
        refuseContradictions(configuration);
        checkDatasetFits(history.dataset(datasetId), configuration);
      }
      const [firstName, secondName] = sideNames(name, first, second);
      return history.createPair(
        { name: firstName, configuration: first, datasetId, owner },
        { name: secondName, configuration: second, datasetId, owner },
      );
    },
    startPair(pairId) {
      for (const run of sides(pairId, "start", () => true)) commands.start(run.id);
    },
    resumePair(pairId, changes = {}) {
      const moreSteps = Number(changes.steps ?? 0);
      const isUnfinished = (run: Run): boolean => run.state !== "completed" || moreSteps > run.step;
      for (const run of sides(pairId, "resume", isUnfinished)) commands.resume(run.id, changes);
    },
    async stopPair(pairId) {
      await Promise.all(sides(pairId, "stop", () => true).map((run) => commands.stop(run.id)));
    },
  };
}

function refuseDifferences(name: string, first: RunConfiguration, second: RunConfiguration): void {
  const differences = configurationDifferences(first, second).filter((each) => sharedSettings.includes(each.name));
  if (differences.length === 0) return;
  const listed = differences.map((each) => `${each.name} (${each.before} and ${each.after})`).join(", ");
  throw new StudioError(
    "invalid-argument",
    `The two runs of the pair "${name}" must see the same pictures in the same order, but differ in ${listed}.`,
    { differences },
  );
}
