/** What jobs are called in the window's list. */
import { metricFacts } from "../../../shared/metrics.ts";

export const jobTitles = {
  scan: (folder: string) => `Looking through "${lastName(folder)}"`,
  pack: (folder: string) => `Packing the pictures of "${lastName(folder)}"`,
  export: (fileName: string) => `Exporting ${fileName}`,
  evaluation: (metric: string, run: string) => `${metricFacts(metric).title} of "${run}"`,
  selfTest: () => "Testing the engines",
  devices: () => "Looking for devices",
  verification: (run: string) => `Verifying "${run}"`,
  rebuild: () => "Recording runs again from their folders",
} as const;

/** The folder's own name, of a path of any system; of a drive, the path. */
function lastName(folder: string): string {
  return folder.split(/[\\/]/).findLast((name) => name !== "") ?? folder;
}
