/** What jobs are called in the window's list. */
import { message } from "../../../shared/messages/message.ts";
import { metricFacts } from "../../../shared/metrics.ts";

export const jobTitles = {
  scan: (folder: string) => message("job.scan", { folder: lastName(folder) }),
  pack: (folder: string) => message("job.pack", { folder: lastName(folder) }),
  export: (file: string) => message("job.export", { file }),
  evaluation: (metric: string, run: string) => message("job.evaluation", { metric: metricFacts(metric).title, run }),
  selfTest: () => message("job.selfTest"),
  devices: () => message("job.devices"),
  verification: (run: string) => message("job.verification", { run }),
  rebuild: () => message("job.rebuild"),
} as const;

/** The folder's own name, of a path of any system; of a drive, the path. */
function lastName(folder: string): string {
  return folder.split(/[\\/]/).findLast((name) => name !== "") ?? folder;
}
