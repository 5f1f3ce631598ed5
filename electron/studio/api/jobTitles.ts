/** What jobs are called in the window's list. */
import { message } from "../../../shared/messages/message.ts";
import { metricNamed } from "../../../shared/metrics.ts";

export const jobTitles = {
  scan: (folder: string) => message("job.scan", { folder: lastName(folder) }),
  pack: (folder: string) => message("job.pack", { folder: lastName(folder) }),
  export: (file: string) => message("job.export", { file }),
  evaluation: (metrics: readonly string[] | "all", run: string) =>
    metrics === "all"
      ? message("job.everyEvaluation", { run })
      : message("job.evaluation", { metrics: metrics.map((name) => metricNamed(name)?.title ?? name), run }),
  dueEvaluations: () => message("job.dueEvaluations"),
  selfTest: () => message("job.selfTest"),
  devices: () => message("job.devices"),
  verification: (run: string) => message("job.verification", { run }),
  rebuild: () => message("job.rebuild"),
} as const;

/** The folder's own name, of a path of any system; of a drive, the path. */
function lastName(folder: string): string {
  return folder.split(/[\\/]/).findLast((name) => name !== "") ?? folder;
}
