import { openHistory } from "../../../electron/history/openHistory.ts";
import { readCheckpoint, writeCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import type { Studio } from "../../../electron/studio/studio.ts";

/** Products of such weights overflow in the first critic step. The damage is on record as if training had done it. */
export async function plantHugeWeights(studio: Studio, runId: string): Promise<void> {
  const checkpoint = studio.history.listCheckpoints(runId).at(-1)!;
  const file = studio.fileOf(checkpoint);
  const { metadata, tensors } = await readCheckpoint(file);
  for (const [name, { data }] of Object.entries(tensors)) if (name.startsWith("critic/")) data.fill(1e30);
  const seal = await writeCheckpoint(file, { metadata, tensors });
  const history = openHistory(studio.home.databaseFile);
  history.recordCheckpoint(runId, { ...checkpoint, ...seal });
  history.close();
}
