/** Networks: parameter counts, shapes at every size, and the description made from the same list of layers. */
import { describe, expect, test } from "vitest";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { forward } from "../../../electron/gan/networks/forward.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { imageSizes } from "../../../shared/settings/networks.ts";
import { networkFor } from "../../../shared/networks/networks.ts";
import { countedStream } from "./counted.ts";
import { describeBoth } from "./describedNetworks.ts";
import { drawn, tf, tinySettings, toTensors } from "./tensorflow.ts";

const paperSettings: RunConfiguration = { ...tinySettings, imageSize: 64, nf: 64, nz: 100 };

test("DCGAN at 64 px with 64 filters has the paper's numbers of parameters", () => {
  const { generator, critic } = describeBoth(paperSettings);
  expect(generator.parameterCount).toBe(3_576_704);
  expect(critic.parameterCount).toBe(2_765_568);
});

test("the generator without batch norm has 64 filters in every hidden layer", () => {
  const { generator } = describeBoth({ ...paperSettings, generator: "dcgan-constant" });
  const outputs = generator.layers.filter(({ kind }) => kind === "transposedConvolution").map((l) => l.outputShape);
  expect(outputs).toEqual([
    [4, 4, 64],
    [8, 8, 64],
    [16, 16, 64],
    [32, 32, 64],
    [64, 64, 3],
  ]);
  expect(generator.layers.some(({ kind }) => kind === "batchNorm")).toBe(false);
  // Kernels 16·64·(100 + 3·64 + 3), and four times 64 biases.
  expect(generator.parameterCount).toBe(16 * 64 * (100 + 3 * 64 + 3) + 4 * 64);
});

test("the MLPs have 4 hidden layers of 512 units", () => {
  const { generator, critic } = describeBoth({ ...paperSettings, generator: "mlp", critic: "mlp" });
  const pixels = 64 * 64 * 3;
  const hidden = 3 * (512 * 512 + 512);
  expect(generator.parameterCount).toBe(100 * 512 + 512 + hidden + 512 * pixels + pixels);
  expect(critic.parameterCount).toBe(pixels * 512 + 512 + hidden + 512 + 1);
});

test.each(imageSizes)("DCGAN at %i px starts from nf·size/8 filters and mirrors them in the critic", (size) => {
  const { generator, critic } = describeBoth({ ...paperSettings, imageSize: size });
  const sides = (kind: string, layers: typeof generator.layers) =>
    layers.filter((layer) => layer.kind === kind).map(({ outputShape }) => outputShape);
  const up = sides("transposedConvolution", generator.layers);
  const down = sides("convolution", critic.layers);
  expect(up[0]).toEqual([4, 4, 8 * size]);
  expect(up.slice(0, -1).reverse()).toEqual(down.slice(0, -1));
  expect(up.at(-1)).toEqual([size, size, 3]);
  expect(down.at(-1)).toEqual([1, 1, 1]);
});

test("batch norm follows every hidden layer of the generator, and all but the first and last of the critic", () => {
  const { generator, critic } = describeBoth(paperSettings);
  const kinds = (layers: typeof generator.layers) => layers.map(({ kind }) => kind);
  const stage = (kind: string) => [kind, "batchNorm", "activation"];
  const up = "transposedConvolution";
  const mirrored = [0, 1, 2, 3].flatMap(() => stage(up));
  expect(kinds(generator.layers)).toEqual(["reshape", ...mirrored, up, "activation"]);
  const inner = [0, 1, 2].flatMap(() => stage("convolution"));
  expect(kinds(critic.layers)).toEqual(["convolution", "activation", ...inner, "convolution", "reshape"]);
});

describe.each(imageSizes)("at %i px", (imageSize) => {
  test.each([
    ["dcgan", "dcgan", 3],
    ["dcgan-constant", "dcgan", 1],
    ["mlp", "mlp", 1],
  ] as const)(
    "%s and %s with %i channels give images and scores of the described shapes",
    (generator, critic, channels) => {
      const settings: RunConfiguration = { ...tinySettings, generator, critic, imageSize, channels, nf: 1, nz: 2 };
      const described = describeBoth(settings);
      const variables = toTensors(initialiseVariables(settings, countedStream(1)));
      tf.tidy(() => {
        const noise = drawn([2, 2], countedStream(2));
        const images = forward(networkFor("generator", settings), variables, noise, "training").output;
        expect(images.shape).toEqual([2, imageSize, imageSize, channels]);
        expect(described.generator.outputShape).toEqual(images.shape.slice(1));
        const scores = forward(networkFor("critic", settings), variables, images, "training").output;
        expect(scores.shape).toEqual([2, 1]);
        expect(described.critic.outputShape).toEqual([1]);
      });
      tf.dispose(variables);
    },
  );
});

test("the description survives JSON, names every parameter once, and its shapes fit together", () => {
  const settings: RunConfiguration = { ...tinySettings, generator: "dcgan-constant" };
  const described = describeBoth(settings);
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  const initial = initialiseVariables(settings, countedStream(1));
  for (const network of [described.generator, described.critic]) {
    let shape = network.inputShape;
    for (const layer of network.layers) {
      expect(layer.inputShape).toEqual(shape);
      shape = layer.outputShape;
    }
  }
  const mentioned = JSON.stringify(described).match(/"(generator|critic)\/[^"]+"/g) ?? [];
  const names = Object.keys(initial).filter((name) => !name.startsWith("optimizer/"));
  expect(mentioned.map((name) => JSON.parse(name) as string).sort()).toEqual(names.sort());
});
