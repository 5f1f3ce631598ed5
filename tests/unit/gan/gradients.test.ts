/** Gradients against central differences, for every objective and kind of network. */
import { test } from "vitest";
import { drawnInputs, type DrawnInput } from "../../../electron/gan/inputs.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { parametersOf } from "../../../electron/gan/networks/forward.ts";
import { lossOf } from "../../../electron/gan/step.ts";
import { networksOf } from "../../../electron/gan/networksOf.ts";
import { stepConstants } from "../../../electron/gan/stepConstants.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { systemNames } from "../../../shared/systems.ts";
import { countedStream } from "./counted.ts";
import { expectGradients } from "./expectGradients.ts";
import { drawn, rates, tinySettings, toTensors, type tf } from "./tensorflow.ts";

/** As the loss sees it: pictures in [-1, 1], uniform numbers in [0, 1). */
function asTensor({ kind, shape }: DrawnInput): tf.Tensor {
  const stream = countedStream(kind === "real" ? 3 : 2);
  return drawn([...shape], kind === "uniform" || kind === "augmentation" ? () => (stream() + 1) / 2 : stream);
}

/** Every system on DCGANs; the other networks with one or another. */
const cases = [
  ...systemNames.map((system) => [system, "dcgan", "dcgan"] as const),
  ["wgan", "dcgan-constant", "dcgan"],
  ["gan-minimax", "mlp", "mlp"],
] as const;

test.each(cases)("%s, %s generator, %s critic: every loss has the right gradients", (system, generator, critic) => {
  expectRightGradients({ system, generator, critic });
});

test.each(["hinge", "wgan-gp", "unrolled"] as const)("%s: so it is with spectral norm", (system) => {
  expectRightGradients({ system, spectralNorm: true });
});

test.each(["hinge", "wgan-gp"] as const)("%s: so it is with augmentation", (system) => {
  expectRightGradients({ system, channels: 3, augmentation: "colour,translation,cutout" });
});

function expectRightGradients(chosen: Partial<RunConfiguration>): void {
  const std = chosen.generator === "mlp" ? 0.08 : 0.3;
  const small = { imageSize: 16, channels: 1, nf: 2, nz: 3, initialisationStd: std } as const;
  const settings: RunConfiguration = { ...tinySettings, ...small, ...chosen };
  // A rate that counts: a loss that unrolls steps depends on it.
  const given = rates({ ...settings, learningRate: 0.01 });
  const variables = { ...toTensors(initialiseVariables(settings, countedStream(1))), ...given };
  // Where all its inputs are 0, a ReLU with a bias of 0 would stand on its kink exactly.
  const offset = countedStream(4);
  for (const [name, { shape }] of Object.entries(variables)) {
    if (/\/(bias|shift)$/.test(name)) variables[name] = drawn(shape, () => 0.1 * offset());
    // From mean squares of 0 an unrolled step is ±α whatever the gradient's size: nothing to take a slope of.
    if (name.startsWith("optimizer/")) variables[name] = drawn(shape, () => 0.1 * (1.5 + offset()));
    // About how far apart samples of 256 numbers are.
    if (name.startsWith("measured/")) variables[name] = drawn(shape, () => 16);
  }
  for (const plan of systemOf(settings).plan(settings)) {
    const inputs = Object.fromEntries(
      Object.entries(drawnInputs(plan, { ...settings, batch: 3, generatorBatch: 3 })).map(([name, input]) => [
        name,
        asTensor(input),
      ]),
    );
    const lossAt = lossOf(systemOf(settings), settings, plan);
    const { constants } = stepConstants(networksOf(systemOf(settings), settings), plan.trains, variables);
    const held = { ...variables, ...constants };
    for (const role of plan.trains) {
      const network = networksOf(systemOf(settings), settings).get(role) ?? [];
      expectGradients(parametersOf(network, variables), (w) => lossAt({ ...held, ...inputs, ...w }, inputs).loss);
    }
  }
}
