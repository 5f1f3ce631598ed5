import { scanFolder } from "../dataset/scanFolder.ts";
import type { HealthReport } from "../dataset/healthReport.ts";
import type { StudioEvent } from "./events.ts";

export type { HealthReport } from "../dataset/healthReport.ts";

/**
 * Looks through a folder of pictures without packing it; needs no home folder.
 *
 * @param onEvent hears of the progress
 * @throws StudioError `not-found`, `not-permitted`, `invalid-argument`, `cancelled`
 */
export function scanDatasetFolder(
  folder: string,
  { signal, onEvent }: { readonly signal?: AbortSignal; readonly onEvent?: (event: StudioEvent) => void } = {},
): Promise<HealthReport> {
  return scanFolder({
    folder,
    signal,
    onProgress: (progress) => onEvent?.({ kind: "dataset-progress", folder, ...progress }),
  });
}
