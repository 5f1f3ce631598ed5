import { refuseContradictions, type RunConfiguration } from "../../../shared/configuration.ts";
import { withStudio, type CommandContext } from "../context.ts";
import { refuseIdleResults } from "../settings/idleFlags.ts";
import type { ResultFlags, RunFlags } from "../settings/runFlags.ts";
import { drawSheets, prepareSheetFolder } from "./drawSheets.ts";
import { nameAfter, prepareDatasetFor } from "./prepareRuns.ts";
import { reportEnd } from "./reportEnd.ts";
import { trainRuns } from "./trainRuns.ts";

/**
 * Trains a group from the beginning to its end.
 *
 * @param configurations one for each run, in their order
 * @throws StudioError `invalid-argument` before anything is packed; as `prepareDatasetFor`, `Studio.createGroup` and
 *   `drawSheets`
 */
export async function trainGroup(
  context: CommandContext,
  options: RunFlags & ResultFlags,
  configurations: readonly RunConfiguration[],
): Promise<void> {
  refuseIdleResults(options);
  for (const each of configurations) refuseContradictions(each);
  await prepareSheetFolder(options);
  // The run with the largest batch decides whether there are pictures enough.
  const configuration = configurations.reduce((a, b) => (b.batch > a.batch ? b : a));
  await withStudio(context, async (studio) => {
    let groupId = "";
    const runs = await trainRuns(studio, context, {
      async prepare(signal) {
        const dataset = await prepareDatasetFor(studio, context, { folder: options.data, configuration, signal });
        const name = options.name ?? nameAfter(options.data, configuration);
        const group = studio.createGroup({ datasetId: dataset.id, name, configurations });
        groupId = group.groupId;
        return group.runs.map(({ id }) => id);
      },
      begin: () => {
        studio.startGroup(groupId);
      },
    });
    reportEnd(context, runs, await drawSheets(studio, runs, options));
  });
}
