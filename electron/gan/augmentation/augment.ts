/** Differentiable augmentation (Zhao et al. 2020): what the critic of any system sees is changed at random. */
import * as tf from "@tensorflow/tfjs-core";
import { augmentationsOf, type AugmentationName } from "../../../shared/augmentation.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { applies } from "../../../shared/settings/table.ts";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import type { Augmentation } from "./augmentation.ts";
import { colour } from "./colour.ts";
import { cutout } from "./cutout.ts";
import { translation } from "./translation.ts";

const byName: Readonly<Record<AugmentationName, Augmentation>> = { colour, translation, cutout };

/** What such a run augments by; nothing where the setting has no effect on it. */
export function augmentationsIn(settings: RunConfiguration): readonly AugmentationName[] {
  return applies("augmentation", settings) ? augmentationsOf(settings) : [];
}

/**
 * The shapes of what is drawn for the calls of the critic in one step: `augmentation/<call>/<name>`, calls counted from
 * 1.
 *
 * @param calls a further call begins again with the first one's numbers
 */
export function augmentationDraws(
  settings: RunConfiguration,
  { calls, batch }: { readonly calls: number; readonly batch: number },
): Readonly<Record<string, readonly number[]>> {
  const names = augmentationsIn(settings);
  const draws = Array.from({ length: calls }, (_, call) =>
    names.map((name) => [drawName(call + 1, name), [batch, byName[name].draws]] as const),
  );
  return Object.fromEntries(draws.flat());
}

function drawName(call: number, name: AugmentationName): string {
  return `augmentation/${call}/${name}`;
}

/**
 * A function for the pictures that the critic is called with in a step, each call in turn.
 *
 * @param tensors hold what was drawn for the step
 */
export function openAugmentation(settings: RunConfiguration, tensors: NamedTensors): (x: tf.Tensor) => tf.Tensor {
  const names = augmentationsIn(settings);
  const [first] = names;
  if (first === undefined) return (x) => x;
  let calls = 0;
  return (x) => {
    if (tensors[drawName(calls + 1, first)] === undefined) calls = 0;
    calls += 1;
    const inRows = tf.transpose(x as tf.Tensor4D, [0, 1, 3, 2]);
    const augmented = names.reduce(
      (pictures, name) => byName[name].apply(pictures, drawsOf(pictures, tensorNamed(tensors, drawName(calls, name)))),
      inRows,
    );
    return tf.transpose(augmented, [0, 1, 3, 2]);
  };
}

/** @throws Error where a system calls its critic with another number of pictures than its step draws */
function drawsOf(x: tf.Tensor, draws: tf.Tensor): tf.Tensor2D {
  if (draws.shape[0] === x.shape[0]) return draws as tf.Tensor2D;
  throw new Error(`The critic is called with ${x.shape[0]} pictures, and augmented as ${draws.shape[0]} of its step.`);
}
