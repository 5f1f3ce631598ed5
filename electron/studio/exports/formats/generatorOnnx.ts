import { z } from "zod";
import { StudioError } from "../../../../shared/errors.ts";
import { message, type Message } from "../../../../shared/messages/message.ts";
import { shareAsUsual } from "../../../storage/privacy.ts";
import { prepareResultFile } from "../../../storage/resultFile.ts";
import { runTask } from "../../../trainer/protocol/runTask.ts";
import { findDamage } from "../../runs/checkpointSeal.ts";
import { defineFormat } from "../format.ts";
import { weightsParameter } from "../parameters.ts";

export const generatorOnnx = defineFormat({
  name: "generator-onnx",
  title: "Generator",
  hint: "ONNX",
  help:
    "the generator at a checkpoint, input z [batch, nz], output images [batch, size, size, channels] in [0, 1], " +
    "or points [batch, 2], for any ONNX Runtime",
  extension: "onnx",
  mediaType: "application/octet-stream",
  fileKind: "ONNX",
  place: 70,
  menus: ["run", "checkpoint"],
  aliases: ["onnx"],
  applies: { runs: { least: 1, most: 1 }, needs: "checkpoint", of: "step", network: "generator" },
  sheet: null,
  parameters: z.strictObject(weightsParameter),
  ending: (step) => `-step-${step}`,
  runsIn: "process",
  async write({ history, fileOf }, { runIds: [runId = ""], step, parameters }, { outFile, force, signal }) {
    const checkpoint = history.checkpointAt(runId, step);
    const checkpointFile = fileOf(checkpoint);
    const damage = await findDamage(checkpointFile, checkpoint);
    if (damage !== null) throw damagedCheckpoint(checkpointFile, damage);
    const file = await prepareResultFile(outFile, { force });
    const { sha256, sizeBytes } = checkpoint;
    const { weights } = parameters;
    await runTask({ task: "export-generator", checkpointFile, sha256, sizeBytes, weights, outFile: file }, { signal });
    await shareAsUsual(file);
    return { file, steps: [step] };
  },
});

function damagedCheckpoint(file: string, damage: Message): StudioError {
  const code = damage.key === "file.missing" ? "not-found" : "corrupt";
  const sentence = message("export.checkpointDamaged", { file, damage });
  return new StudioError(code, sentence, { path: file, seeAlso: "checkpoints" });
}
