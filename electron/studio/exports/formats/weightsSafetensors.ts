import { z } from "zod";
import { averageName, weightsOf, type WeightKind } from "../../../../shared/average.ts";
import { roles } from "../../../../shared/systemFacts.ts";
import { readCheckpoint } from "../../../storage/checkpointFile.ts";
import { writeResultFile } from "../../../storage/resultFile.ts";
import { encodeSafetensors } from "../../../storage/safetensors.ts";
import { defineFormat } from "../format.ts";
import { weightsParameter } from "../parameters.ts";

/**
 * All parameters and batch-norm statistics of the networks, without the optimisers' state; and the average that a run
 * may keep of its generator, under `average/`.
 */
export const weightsSafetensors = defineFormat({
  name: "weights-safetensors",
  title: "Weights",
  hint: "safetensors",
  help: "the weights and batch-norm statistics of all networks at a checkpoint, and the generator's average",
  extension: "safetensors",
  mediaType: "application/octet-stream",
  fileKind: "safetensors",
  place: 60,
  menus: ["run", "checkpoint"],
  aliases: ["safetensors"],
  applies: { runs: { least: 1, most: 1 }, needs: "checkpoint", of: "step", network: null },
  sheet: null,
  parameters: z.strictObject(weightsParameter),
  ending: (step) => `-step-${step}`,
  runsIn: "thread",
  async write({ history, fileOf }, { runIds: [runId = ""], step, parameters }, { outFile, force }) {
    const checkpoint = history.checkpointAt(runId, step);
    const { tensors, metadata } = await readCheckpoint(fileOf(checkpoint), checkpoint);
    const asked = parameters.weights === undefined ? undefined : weightsOf(metadata, parameters.weights);
    const weights = Object.entries(tensors).filter(([name]) => isWanted(name, asked));
    const chunks = encodeSafetensors({
      tensors: Object.fromEntries(weights),
      metadata: {
        software: "Critic Studio",
        run: runId,
        name: history.run(runId).name,
        step: String(step),
        configuration: JSON.stringify(metadata.configuration),
      },
    });
    return { file: await writeResultFile(outFile, chunks, { force }), steps: [step] };
  },
});

/** The generator's are those asked for, where one of both is; the other networks have no average. */
function isWanted(name: string, asked: WeightKind | undefined): boolean {
  const isAverage = name.startsWith(averageName("generator/"));
  if (isAverage) return asked !== "raw";
  if (name.startsWith("generator/")) return asked !== "average";
  return roles.some((role) => name.startsWith(`${role}/`));
}
