import ort from "../../../electron/engine/onnxRuntime.ts";
import { describe, expect, it } from "vitest";
import { createEagerEngine } from "../../../electron/engine/eager.ts";
import { exportOnnx } from "../../../electron/engine/exportOnnx.ts";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { generatorNetworks } from "../../../shared/settings/networks.ts";
import { array, largestDifference, runOnce } from "./compare.ts";

it("an exported generator of points gives the reference's points, as they are", async () => {
  const settings = completeConfiguration({ domain: "points", hiddenUnits: 8 });
  let seed = 0;
  const all = initialiseVariables(settings, () => array([1], (seed += 1)).data[0]!);
  const variables = Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith("generator/")));
  const model = await exportOnnx("generator", generateSamples(settings), {
    variables,
    inputs: { noise: { exportedAs: "z", shape: [settings.nz] } },
    outputs: { samples: "point" },
    metadata: {},
  });
  const session = await ort.InferenceSession.create(model);
  const noise = array([5, settings.nz], 3);
  const { point } = await session.run({ z: new ort.Tensor("float32", noise.data as Float32Array, noise.shape) });
  expect(point!.dims).toEqual([5, 2]);
  const reference = await runOnce(createEagerEngine("cpu"), generateSamples(settings), variables, { noise });
  const actual = { samples: { shape: point!.dims, data: point!.data as Float32Array } };
  expect(largestDifference(reference.outputs, actual).relative).toBeLessThan(1e-4);
});

const generators = [
  ...generatorNetworks.map((generator) => [generator, "batch"] as const),
  ...(["layer", "instance", "none"] as const).map((norm) => ["dcgan", norm] as const),
];

describe.each(generators)("the exported %s generator with the norm %s", (generator, generatorNorm) => {
  const settings = completeConfiguration({ generator, generatorNorm, imageSize: 16, nf: 4, nz: 6 });
  let seed = 0;
  const variables = Object.fromEntries(
    Object.entries(initialiseVariables(settings, () => array([1], (seed += 1)).data[0]!)).filter(([name]) =>
      name.startsWith("generator/"),
    ),
  );
  const exported = exportOnnx("generator", generateSamples(settings), {
    variables,
    inputs: { noise: { exportedAs: "z", shape: [settings.nz] } },
    outputs: { samples: "image" },
    metadata: { step: "7" },
  });

  it.each([1, 3, 5])("draws the same images as the reference for a batch of %i", async (count) => {
    const session = await ort.InferenceSession.create(await exported);
    expect(session.inputNames).toEqual(["z"]);
    expect(session.outputNames).toEqual(["image"]);
    const noise = array([count, settings.nz], 3);
    const { image } = await session.run({ z: new ort.Tensor("float32", noise.data as Float32Array, noise.shape) });
    const reference = await runOnce(createEagerEngine("cpu"), generateSamples(settings), variables, { noise });
    expect(image!.dims).toEqual([count, 16, 16, 3]);
    const actual = { samples: { shape: image!.dims, data: image!.data as Float32Array } };
    expect(largestDifference(reference.outputs, actual).relative).toBeLessThan(1e-4);
    expect(Math.min(...(image!.data as Float32Array))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...(image!.data as Float32Array))).toBeLessThanOrEqual(1);
  });
});
