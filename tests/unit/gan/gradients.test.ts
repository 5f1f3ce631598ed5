/** Gradients against central differences, for every objective and kind of network. */
import { expect, test } from "vitest";
import { gradientsOf } from "../../../electron/gan/gradients.ts";
import { drawnInputs, type DrawnInput } from "../../../electron/gan/inputs.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { parametersOf } from "../../../electron/gan/networks/forward.ts";
import { lossOf } from "../../../electron/gan/step.ts";
import { networksOf } from "../../../electron/gan/networksOf.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { systemNames } from "../../../shared/systems.ts";
import { countedStream } from "./counted.ts";
import { drawn, scalarOf, tf, tinySettings, toTensors, valuesOf } from "./tensorflow.ts";

/**
 * How far a parameter is moved each way. A ReLU whose kink lies within the distance spoils the longer ones, float32 the
 * shortest: one of them has to agree.
 */
const distances = [3e-3, 1e-3, 3e-4, 1e-4];

/** In parts of the gradient's length. */
const tolerance = 0.01;

/**
 * Compares slopes of `loss` with the gradient, parameter by parameter: along the gradient, where the slope is its
 * length, and along a single element.
 */
function expectGradients(parameters: NamedTensors, loss: (parameters: NamedTensors) => tf.Tensor): void {
  const { gradients } = tf.tidy(() => gradientsOf(parameters, (w) => ({ loss: loss(w), results: {} })));
  for (const [name, w] of Object.entries(parameters)) {
    const values = valuesOf(gradients[name]);
    const length = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
    // The bias of a WGAN's last layer moves real and fake scores alike: no gradient to compare with.
    if (length < 1e-6) continue;
    const third = Math.floor(values.length / 3);
    const directions = [
      { along: "the gradient", direction: tf.div(gradients[name]!, length), expected: length },
      { along: `element ${third}`, direction: oneHot(w.shape, third), expected: values[third]! },
    ];
    for (const { along, direction, expected } of directions) {
      const agrees = distances.some((distance) =>
        tf.tidy(() => {
          const moved = (by: number) => scalarOf(loss({ ...parameters, [name]: tf.add(w, tf.mul(direction, by)) }));
          const slope = (moved(distance) - moved(-distance)) / (2 * distance);
          return Math.abs(slope - expected) < tolerance * length;
        }),
      );
      expect(agrees, `${name} along ${along}`).toBe(true);
    }
  }
}

function oneHot(shape: number[], index: number): tf.Tensor {
  let position = 0;
  return drawn(shape, () => (position++ === index ? 1 : 0));
}

/** As the loss sees it: pictures in [-1, 1], uniform numbers in [0, 1). */
function asTensor({ kind, shape }: DrawnInput): tf.Tensor {
  const stream = countedStream(kind === "real" ? 3 : 2);
  return drawn([...shape], kind === "uniform" ? () => (stream() + 1) / 2 : stream);
}

/** Every system on DCGANs; the other networks with one or another. */
const cases = [
  ...systemNames.map((system) => [system, "dcgan", "dcgan"] as const),
  ["wgan", "dcgan-constant", "dcgan"],
  ["gan-minimax", "mlp", "mlp"],
] as const;

test.each(cases)("%s, %s generator, %s critic: every loss has the right gradients", (system, generator, critic) => {
  const std = generator === "mlp" ? 0.08 : 0.3;
  const small = { imageSize: 16, channels: 1, nf: 2, nz: 3, initialisationStd: std } as const;
  const settings: RunConfiguration = { ...tinySettings, ...small, system, generator, critic };
  const variables = toTensors(initialiseVariables(settings, countedStream(1)));
  // Where all its inputs are 0, a ReLU with a bias of 0 would stand on its kink exactly.
  const offset = countedStream(4);
  for (const [name, { shape }] of Object.entries(variables)) {
    if (/\/(bias|shift)$/.test(name)) variables[name] = drawn(shape, () => 0.1 * offset());
  }
  for (const plan of systemOf(settings).plan(settings)) {
    const inputs = Object.fromEntries(
      Object.entries(drawnInputs(plan, { ...settings, batch: 3, generatorBatch: 3 })).map(([name, input]) => [
        name,
        asTensor(input),
      ]),
    );
    const lossAt = lossOf(systemOf(settings), settings, plan);
    for (const role of plan.trains) {
      const network = networksOf(systemOf(settings), settings).get(role) ?? [];
      expectGradients(parametersOf(network, variables), (w) => lossAt({ ...variables, ...w }, inputs).loss);
    }
  }
});
