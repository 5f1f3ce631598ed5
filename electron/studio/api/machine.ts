import { statfs } from "node:fs/promises";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import type { RequestResult } from "../../../shared/api/requests.ts";
import { runInBackground } from "../background/runInBackground.ts";
import type { ApiContext } from "./context.ts";
import { jobTitles } from "./jobTitles.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { unreadableSystem } from "../../history/records.ts";
import { message } from "../../../shared/messages/message.ts";

/** What this machine is, and whether it is in order. */
export function machineHandlers(context: ApiContext): Handlers<RequestsOf<"machine">> {
  const { studio, version, shell, sandboxed, sampleFolder, devices } = context;
  let kept: Promise<DoctorResult> | null = null;
  return {
    "machine.info": async () => {
      const { bavail, bsize } = await statfs(studio.home.folder);
      return {
        version,
        shell,
        sandboxed,
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
    "machine.doctor": ({ again = false, keptOnly = false }) => {
      if (keptOnly || (kept !== null && !again)) return kept;
      const testing = test(context);
      kept = testing;
      // What went wrong may be right the next time.
      testing.catch(() => {
        if (kept === testing) kept = null;
      });
      return testing;
    },
  };
}

type DoctorResult = NonNullable<RequestResult<"machine.doctor">>;

/** Tests everything now. */
async function test({ studio, devices, jobs }: ApiContext): Promise<DoctorResult> {
  devices.forget();
  const order = { kind: "self-test", title: jobTitles.selfTest(), owner: null } as const;
  const { testEngines } = await import("../machine/engineTests.ts");
  const [engines, problems] = await jobs.run(order, (signal, onProgress) =>
    Promise.all([
      devices.get().then((found) =>
        testEngines(found, {
          signal,
          onTested: (done, total) => {
            onProgress({ done, total, unit: "engine" });
          },
        }),
      ),
      runInBackground({ kind: "check-history", homeFolder: studio.home.folder }, signal),
    ]),
  );
  const unreadable = studio.history.listRuns().filter((run) => run.system === unreadableSystem);
  return {
    testedMs: Date.now(),
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
    historyProblems: [...problems, ...unreadable.map(({ id, name }) => message("history.leftOut", { name, id }))],
  };
}
