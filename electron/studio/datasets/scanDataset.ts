import { join } from "node:path";
import type { HealthReport } from "../../dataset/packing/healthReport.ts";
import type { StudioEvent } from "../events.ts";

export type { HealthReport } from "../../dataset/packing/healthReport.ts";

/**
 * Looks through a folder of pictures without packing it.
 *
 * @param homeFolder where what is found out is kept, so that the next time only new and changed files are read
 * @param onEvent hears of the progress
 * @throws StudioError `not-found`, `not-permitted`, `invalid-argument`, `cancelled`
 */
export async function scanDatasetFolder(
  folder: string,
  homeFolder: string,
  { signal, onEvent }: { readonly signal?: AbortSignal; readonly onEvent?: (event: StudioEvent) => void } = {},
): Promise<HealthReport> {
  const { scanFolder } = await import("../../dataset/packing/scanFolder.ts");
  return await scanFolder({
    folder,
    cacheFolder: join(homeFolder, "cache", "scans"),
    signal,
    onProgress: (progress) => onEvent?.({ kind: "dataset-progress", folder, ...progress }),
  });
}
