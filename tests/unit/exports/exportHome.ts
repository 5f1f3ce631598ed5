import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { recordedFile } from "../../../electron/studio/context.ts";
import type { ExportSource } from "../../../electron/studio/exports/format.ts";
import { checkpointPath, writeCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { homePaths } from "../../../electron/storage/home.ts";
import { encodeSample } from "../../../electron/domains/images/sampleFile.ts";
import { encodePoints } from "../../../electron/domains/points/sampleFile.ts";
import type { DomainName } from "../../../shared/domains.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import type { SystemName } from "../../../shared/systems.ts";
import { addPoints, datasetId, temporaryFolder, temporaryHistory } from "../history/temporaryHistory.ts";

/** A home whose runs can be exported: real samples and checkpoints, and metrics of every step. */
export function exportHome() {
  const [history, home] = [temporaryHistory(), homePaths(temporaryFolder())];
  const source: ExportSource = { history, fileOf: recordedFile.bind(null, home) };

  /** A run with samples and checkpoints at these steps, and points up to the last of them. */
  async function addTrainedRun(
    name: string,
    steps: readonly number[],
    system: SystemName = "wgan",
    domain: DomainName = "images",
    ema = 0,
  ): Promise<string> {
    const configuration = completeConfiguration({ system, domain, ema, steps: 1000 });
    const { id } = history.createRun({ name, configuration, datasetId, parent: null });
    const last = Math.max(...steps);
    addPoints(history, id, [1, last], (step) => 1 / step);
    addPoints(history, id, [1, last], (step) => -1 / step, "criticLoss");
    for (const step of steps) {
      const sample = { step, file: `samples/${step}.png`, count: 16 };
      const images = Uint8Array.from({ length: 16 * 16 }, (_, at) => at);
      const points = { generated: Float32Array.of(step, 0, 0.5, -1), real: Float32Array.of(2, 0) };
      const bytes =
        domain === "images"
          ? encodeSample({ images, size: 4, channels: 1, step })
          : Buffer.concat(encodePoints({ step, distribution: "ring", range: 2.5, ...points }));
      write(source.fileOf({ ...sample, runId: id }), bytes);
      history.recordSample(id, sample);
      const file = checkpointPath("checkpoints", step);
      const path = source.fileOf({ file, runId: id });
      mkdirSync(dirname(path), { recursive: true });
      const engine = { name: "cpu", library: "TensorFlow.js", threads: 1 } as const;
      const seal = await writeCheckpoint(path, {
        metadata: { runId: id, step, criticSteps: step, configuration, streams: {}, loader: null, engine },
        tensors: {
          "generator/weights": { shape: [2], data: Float32Array.of(step, 1) },
          "critic/weights": { shape: [1], data: Float32Array.of(2) },
          ...(ema > 0 && { "average/generator/weights": { shape: [2], data: Float32Array.of(step / 2, 1) } }),
          "optimizer/critic/count": { shape: [], data: Float32Array.of(9) },
        },
      });
      history.recordCheckpoint(id, { step, file, ...seal, reason: "schedule" });
    }
    return id;
  }

  return { history, home, source, addTrainedRun };
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
