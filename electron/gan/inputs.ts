/** What a step is given, as it comes and as its loss sees it. */
import type * as tf from "@tensorflow/tfjs-core";
import type { RunConfiguration } from "../../shared/configuration.ts";
import { domainFacts, sampleShape } from "../../shared/domains.ts";
import { batchOf } from "../../shared/schedule.ts";
import type { InputKind, StepFacts } from "../../shared/systemFacts.ts";
import { augmentationDraws } from "./augmentation/augment.ts";
import { imagesFromBytes } from "./images.ts";

/** Shape and element type of an input. */
export interface InputSpec {
  readonly shape: readonly number[];
  readonly dtype: "float32" | "uint8";
}

/** What a step draws: an input of its plan, or numbers in [0, 1) by which the critic's pictures are augmented. */
export interface DrawnInput extends InputSpec {
  readonly kind: InputKind | "augmentation";
}

/**
 * What a step of the plan draws, in the order of drawing: under the names of the plan; then, where the run augments,
 * numbers for as many calls of the critic as the plan has inputs. Systems call it once for each at most: with real
 * samples, with those of a noise, between both.
 */
export function drawnInputs(
  { inputs }: Pick<StepFacts, "inputs">,
  settings: RunConfiguration,
): Readonly<Record<string, DrawnInput>> {
  const batch = batchOf(inputs, settings);
  const ofPlan = Object.entries(inputs).map(([name, kind]) => [name, { kind, ...inputSpec(kind, settings, batch) }]);
  const draws = augmentationDraws(settings, { calls: ofPlan.length, batch });
  const ofAugmentation = Object.entries(draws).map(([name, shape]) => [
    name,
    { kind: "augmentation", shape, dtype: "float32" },
  ]);
  return Object.fromEntries([...ofPlan, ...ofAugmentation]) as Readonly<Record<string, DrawnInput>>;
}

/**
 * - `real`: a batch of samples as their domain stores them: images [m, size, size, channels], bytes 0 … 255
 * - `noise`: z [m, nz] drawn from N(0, 1)
 * - `uniform`: a number for each sample of the batch, drawn from [0, 1), of as many dimensions as samples: [m, 1, 1, 1]
 */
function inputSpec(kind: InputKind, settings: RunConfiguration, batch: number): InputSpec {
  const { nz, domain } = settings;
  const shape = sampleShape(settings);
  switch (kind) {
    case "real":
      return { shape: [batch, ...shape], dtype: domainFacts(domain).stored === "bytes" ? "uint8" : "float32" };
    case "noise":
      return { shape: [batch, nz], dtype: "float32" };
    case "uniform":
      return { shape: [batch, ...shape.map(() => 1)], dtype: "float32" };
  }
}

/** An input as the loss sees it: images in [-1, 1]; all else as it is. */
export function inputTensor(kind: DrawnInput["kind"], tensor: tf.Tensor, { domain }: RunConfiguration): tf.Tensor {
  return kind === "real" && domainFacts(domain).stored === "bytes" ? imagesFromBytes(tensor) : tensor;
}
