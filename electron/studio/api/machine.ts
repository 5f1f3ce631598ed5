import { statfs } from "node:fs/promises";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { runInBackground } from "../background/runInBackground.ts";
import { testEngines } from "../engineTests.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { toSummary } from "./summaries.ts";

/** What this machine is, and whether it is in order. */
export function machineHandlers(context: ApiContext): Handlers<RequestsOf<"machine">> {
  const { studio, version, shell, sampleFolder, devices } = context;
  return {
    "machine.info": async () => {
      const { bavail, bsize } = await statfs(studio.home.folder);
      return {
        version,
        shell,
        homeFolder: studio.home.folder,
        homeBytesFree: bavail * bsize,
        platform: `${platform()} ${release()} ${arch()}`,
        processor: cpus()[0]?.model.trim() ?? "unknown",
        cores: availableParallelism(),
        memoryBytes: totalmem(),
        sampleFolder,
      };
    },
    "machine.devices": async () => [...(await devices.get())],
    "machine.doctor": async () => {
      devices.forget();
      const [engines, problems] = await Promise.all([
        devices.get().then((found) => testEngines(found)),
        runInBackground({ kind: "check-history", homeFolder: studio.home.folder }),
      ]);
      const unreadable = studio.history.listRuns().filter((run) => toSummary(run) === null);
      return {
        engines: engines.map(({ name, device, available, description, parity }) => ({
          name,
          device,
          available,
          description,
          parity:
            parity === null
              ? null
              : {
                  ...parity,
                  largestDifference: Number.isFinite(parity.largestDifference) ? parity.largestDifference : null,
                },
        })),
        historyProblems: [
          ...problems,
          ...unreadable.map(
            ({ id, name }) => `The settings of run "${name}" (${id}) cannot be read, so it is left out of the lists.`,
          ),
        ],
      };
    },
  };
}
