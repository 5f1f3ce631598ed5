/** The sheet of a checkpoint: its step's recorded sample, or what its weights draw. */
import { access, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { runTask } from "../../trainer/protocol/runTask.ts";
import { runInBackground } from "../background/runInBackground.ts";
import type { Studio } from "../studio.ts";

/**
 * Writes the sheet as a PNG. Drawn from the weights it takes a process and some seconds; nothing of it is recorded.
 *
 * @param writing `outFile`: absolute; `signal`: ends it when it is aborted
 * @throws StudioError `not-found` where there is no such checkpoint, `corrupt`, `disk-full`
 */
export async function writeCheckpointSheet(
  { history, home, fileOf }: Pick<Studio, "history" | "home" | "fileOf">,
  { runId, step }: { readonly runId: string; readonly step: number },
  { outFile, signal }: { readonly outFile: string; readonly signal?: AbortSignal },
): Promise<void> {
  const checkpoint = history.checkpointAt(runId, step);
  const recorded = history.listSamples(runId).find((sample) => sample.step === step);
  const write = (sampleFile: string): Promise<null> =>
    runInBackground(
      {
        kind: "write-file",
        homeFolder: home.folder,
        request: { what: "checkpoint-sheet", runId, step, sampleFile },
        outFile,
      },
      signal,
    );
  if (recorded !== undefined && (await isThere(fileOf(recorded)))) {
    await write(fileOf(recorded));
    return;
  }
  const drawn = `${outFile}.sample.png`;
  try {
    const { sha256, sizeBytes } = checkpoint;
    const threads = availableParallelism();
    const checkpointFile = fileOf(checkpoint);
    await runTask({ task: "draw-sample", checkpointFile, sha256, sizeBytes, threads, outFile: drawn }, { signal });
    await write(drawn);
  } finally {
    await rm(drawn, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
