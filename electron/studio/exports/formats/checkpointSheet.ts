/** The sheet of a checkpoint: its step's recorded sample, or what its weights draw, in a process and some seconds. */
import { access, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { z } from "zod";
import { runTask } from "../../../trainer/protocol/runTask.ts";
import { defineFormat } from "../format.ts";
import { samplesEnding, samplesParameter, weightsParameter } from "../parameters.ts";
import { readStep } from "../readSamples.ts";
import { layoutFor, writeImage } from "../writeSheet.ts";

export const checkpointSheet = defineFormat({
  name: "checkpoint-sheet",
  title: "Sample sheet",
  hint: "PNG",
  help: "what the weights of a checkpoint draw, also where no sample was taken at its step",
  extension: "png",
  mediaType: "image/png",
  fileKind: "PNG",
  place: 80,
  menus: ["checkpoint"],
  aliases: [],
  applies: { runs: { least: 1, most: 1 }, needs: "checkpoint", of: "step", network: "generator" },
  sheet: null,
  parameters: z.strictObject({ ...weightsParameter, ...samplesParameter }),
  ending: (step, of = {}) => `-step-${step}${samplesEnding(of)}`,
  runsIn: "thread",
  async prepare({ history, fileOf }, { runIds: [runId = ""], step, parameters }, { outFile, signal }) {
    const { weights } = parameters;
    // What a sample was drawn with, of this run or of one that it was forked from, is not looked up.
    const samples = weights === undefined ? history.listSamples(runId) : [];
    const recorded = samples.find((sample) => sample.step === step);
    if (recorded !== undefined && (await isThere(fileOf(recorded)))) {
      return { file: fileOf(recorded), clear: () => Promise.resolve() };
    }
    const drawn = `${outFile}.sample`;
    const clear = () => rm(drawn, { force: true });
    try {
      const checkpoint = history.checkpointAt(runId, step);
      const { sha256, sizeBytes } = checkpoint;
      const task = {
        task: "draw-sample",
        checkpointFile: fileOf(checkpoint),
        sha256,
        sizeBytes,
        weights,
        outFile: drawn,
      } as const;
      await runTask({ ...task, threads: availableParallelism() }, { signal });
      return { file: drawn, clear };
    } catch (error) {
      await clear();
      throw error;
    }
  },
  async write(source, { runIds: [runId = ""], step, prepared, parameters }, place) {
    const { groupSheet } = await import("../drawing/groupSheet.ts");
    const run = source.history.run(runId);
    const shown = await readStep(source, runId, { step, file: prepared ?? "", kind: parameters.samples });
    const panels = [{ run, shown }];
    return await writeImage(groupSheet({ kind: "sample-sheet", panels, ...layoutFor({}, [shown]) }), [step], place);
  },
});

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
