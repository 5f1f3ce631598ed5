import type { StudioOptions } from "../../../electron/studio/studio.ts";
import { coreOver } from "../../unit/studioApi/coreFixture.ts";
import { realStudio } from "../studio/trainingFixture.ts";

/** A core over a studio with real trainers, closed after the test. */
export async function realCore(options: Partial<StudioOptions> = {}) {
  const { studio, pids } = await realStudio(options);
  return { studio, pids, ...coreOver(studio) };
}
