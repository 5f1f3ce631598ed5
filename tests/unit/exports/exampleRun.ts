import { decodeSample, encodeSample } from "../../../electron/domains/images/sampleFile.ts";
import type { ExportedRun, ExportedStep } from "../../../electron/studio/exports/drawing/exportedRun.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import type { SystemName } from "../../../shared/systems.ts";

/** A run as an export takes it. */
export function exampleRun(system: SystemName, name = "Räume"): ExportedRun {
  return { id: `${system}-1`, name, configuration: completeConfiguration({ system }) };
}

/** The grey level of every pixel of image `index` in `exampleStep`. */
export function greyOf(index: number): number {
  return 20 + 3 * index;
}

/** A sample of 4 × 4 px images, each of one grey, as it comes back from disk. */
export function exampleStep(step: number, count = 16, channels: 1 | 3 = 3): ExportedStep {
  const size = 4;
  const imageBytes = size * size * channels;
  const images = Uint8Array.from({ length: count * imageBytes }, (_, at) => greyOf(Math.floor(at / imageBytes)));
  const sample = decodeSample(encodeSample({ images, size, channels, step }));
  return { step, estimate: step === 0 ? null : 0.5, noiseStd: null, sample };
}
