import { roles } from "../../../../shared/systemFacts.ts";
import { readCheckpoint } from "../../../storage/checkpointFile.ts";
import { writeResultFile } from "../../../storage/resultFile.ts";
import { encodeSafetensors } from "../../../storage/safetensors.ts";
import { defineFormat } from "../format.ts";
import { noParameters } from "../parameters.ts";

/** All parameters and batch-norm statistics of the networks, without the optimisers' state. */
export const weightsSafetensors = defineFormat({
  name: "weights-safetensors",
  title: "Weights",
  hint: "safetensors",
  help: "the weights and batch-norm statistics of all networks at a checkpoint",
  extension: "safetensors",
  mediaType: "application/octet-stream",
  fileKind: "safetensors",
  place: 60,
  menus: ["run", "checkpoint"],
  aliases: ["safetensors"],
  applies: { runs: { least: 1, most: 1 }, needs: "checkpoint", of: "step", network: null },
  sheet: null,
  parameters: noParameters,
  ending: (step) => `-step-${step}`,
  runsIn: "thread",
  async write({ history, fileOf }, { runIds: [runId = ""], step }, { outFile, force }) {
    const checkpoint = history.checkpointAt(runId, step);
    const { tensors, metadata } = await readCheckpoint(fileOf(checkpoint), checkpoint);
    const weights = Object.entries(tensors).filter(([name]) => roles.some((role) => name.startsWith(`${role}/`)));
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
