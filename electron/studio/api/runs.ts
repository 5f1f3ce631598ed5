import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { RunSummary } from "../../../shared/api/records.ts";
import { runInBackground } from "../background/runInBackground.ts";
import type { SettingChanges } from "../../../shared/settings/table.ts";
import { describeOwner } from "../runs/ownership.ts";
import type { ApiContext } from "./context.ts";
import { estimateIteration } from "./estimate.ts";
import { jobTitles } from "./jobTitles.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { toRun, toSummary } from "./summaries.ts";

/** Everything that a window can do with runs. */
export function runsHandlers({ studio, windows, jobs }: ApiContext): Handlers<RequestsOf<"runs">> {
  const { history } = studio;

  /** The run as it is now, told to every window. */
  function changed(runId: string): RunSummary {
    windows.runChanged(runId);
    return toSummary(history.summary(runId));
  }

  return {
    "runs.list": () => history.listRuns().map(toSummary),
    "runs.get": ({ runId }) => toRun(history.run(runId)),
    "runs.create": async ({ datasetId: packed, name, configurations }) => {
      const [first, second] = configurations;
      const datasetId = packed ?? (await studio.prepareDataset({ folder: null, configuration: first! })).id;
      const runs =
        second === undefined
          ? [studio.createRun({ datasetId, name, configuration: first as RunConfiguration })]
          : studio.createGroup({ datasetId, name, configurations }).runs;
      const runIds = runs.map(({ id }) => id);
      for (const runId of runIds) studio.start(runId);
      return runIds.map(changed);
    },
    "runs.pause": async ({ runId }) => {
      await studio.pause(runId);
      return {};
    },
    "runs.resume": ({ runId, changes }) => {
      studio.resume(runId, presentOnly(changes));
      return {};
    },
    "runs.stop": async ({ runId }) => {
      await studio.stop(runId);
      return {};
    },
    "runs.stopNow": async ({ runId }) => {
      await studio.stopNow(runId);
      return {};
    },
    "runs.ownerOf": ({ runId }) => {
      const owner = studio.ownerOf(runId);
      return { owner: owner === null ? null : describeOwner(owner) };
    },
    "runs.takeOver": ({ runId }) => {
      studio.takeOver(runId);
      return {};
    },
    "runs.checkpointNow": ({ runId }) => {
      studio.checkpointNow(runId);
      return {};
    },
    "runs.sampleNow": ({ runId }) => {
      studio.sampleNow(runId);
      return {};
    },
    "runs.fork": async ({ runId, step, changes, name }) => {
      const child = await studio.fork({
        runId,
        step,
        changes: presentOnly(changes),
        ...(name === undefined ? {} : { name }),
      });
      studio.start(child.id);
      return changed(child.id);
    },
    "runs.rename": ({ runId, name }) => {
      studio.renameRun(runId, name);
      return changed(runId);
    },
    "runs.delete": async ({ runId }) => {
      try {
        await studio.deleteRun(runId);
        return {};
      } finally {
        // Also where only its files could not be removed: what every window is told is whether the record is gone.
        if (!history.listRuns().some(({ id }) => id === runId)) windows.runRemoved(runId);
      }
    },
    "runs.pinCheckpoint": ({ runId, step, pinned }) => {
      studio.pinCheckpoint(runId, step, pinned);
      windows.checkpointsChanged();
      return {};
    },
    "runs.unrecorded": async () => ({ count: (await studio.unrecordedRuns()).length }),
    "runs.rebuild": async () => {
      const order = { kind: "rebuild", title: jobTitles.rebuild(), owner: null, canBeCancelled: false } as const;
      const { runIds, notes } = await jobs.run(order, (_signal, tell) =>
        studio.rebuild((progress) => {
          tell({ ...progress, unit: "run" });
        }),
      );
      for (const runId of runIds) windows.runChanged(runId);
      return { count: runIds.length, notes: [...notes] };
    },
    "runs.verify": async ({ runId, jobId }, asker) => {
      const { folder: homeFolder } = studio.home;
      const title = jobTitles.verification(history.summary(runId).name);
      const { checkpointCount, sampleCount, problems } = await jobs.run(
        { jobId, kind: "verification", title, owner: asker },
        (signal, tell) =>
          runInBackground({ kind: "verify", homeFolder, runId }, signal, (progress) => {
            tell({ ...progress, unit: "file" });
          }),
      );
      return { checkpointCount, sampleCount, problems: problems.map(({ step, message }) => ({ step, message })) };
    },
    "runs.estimate": ({ configuration }) => estimateIteration(studio, configuration),
  };
}

/** The changes without those that were named but left undefined. */
function presentOnly(
  changes: Readonly<Partial<Record<string, string | number | boolean>>> | undefined,
): SettingChanges {
  return Object.fromEntries(Object.entries(changes ?? {}).filter(([, value]) => value !== undefined));
}
