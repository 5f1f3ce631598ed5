/**
 * The compiled engine against the eager CPU reference, on everything that the networks and objectives can ask of it.
 */
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import type { HostArray, HostArrays } from "../../../electron/engine/engine.ts";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { drawnInputs } from "../../../electron/gan/inputs.ts";
import { drawnInput, iteration } from "../../../electron/gan/iteration.ts";
import { stepOf } from "../../../electron/gan/step.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { timesIn } from "../../../shared/schedule.ts";
import { optimizers } from "../../../shared/settings/optimisation.ts";
import { systemNames } from "../../../shared/systems.ts";
import { array, differenceFromReference, runOnce } from "../../unit/engine/compare.ts";
import { expectAgreement, gradientStep } from "./agreement.ts";
import { ratedRoles } from "../../../electron/gan/system.ts";
import { inputsFor, networks, planOf, practice, ratesFor, settingsFor, variablesFor } from "./parityCases.ts";

/**
 * All systems on DCGANs; the other networks with two systems each in turn, so that every network meets several
 * optimisers.
 */
const cases = networks.flatMap(({ generator, critic }, index) => {
  const isMain = generator === "dcgan" && critic === "dcgan";
  const some = [0, 3].map((offset) => systemNames[(index + offset) % systemNames.length]!);
  return (isMain ? systemNames : some).map((system, turn) => ({ generator, critic, system, turn, isMain }));
});

describe.each(cases)("$system, $generator generator, $critic critic", ({ generator, critic, system, turn, isMain }) => {
  const engine = createCompiledEngine({ threads: 2 });

  it("has the reference's gradients", async () => {
    const settings = settingsFor({ generator, critic, system });
    await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
  });

  it.each(isMain ? optimizers : [optimizers[turn % optimizers.length]!])(
    "comes to the reference's series and variables with %s",
    async (optimizer) => {
      const settings = settingsFor({ generator, critic, system, optimizer });
      await expectAgreement(engine, settings, (plan) => stepOf(systemOf(settings), settings, plan));
    },
  );
});

describe.each([
  { system: "wgan-gp", criticNorm: "layer", generatorNorm: "batch" },
  { system: "wgan-gp", criticNorm: "instance", generatorNorm: "none" },
  { system: "gan", criticNorm: "none", generatorNorm: "layer" },
  { system: "wgan", criticNorm: "layer", generatorNorm: "instance" },
] as const)("$system with norms $criticNorm of the critic and $generatorNorm of the generator", (norms) => {
  const engine = createCompiledEngine({ threads: 2 });

  it.each([4, 16])("has the reference's gradients, series and images with %i filters", async (nf) => {
    const settings = settingsFor({ ...norms, nf });
    await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
    await expectAgreement(engine, settings, (plan) => stepOf(systemOf(settings), settings, plan));
    const inputs = { noise: array([4, settings.nz], 8) };
    const images = generateSamples(settings);
    const difference = await differenceFromReference(engine, images, variablesFor(settings), inputs);
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  });
});

describe("points in the plane", () => {
  const engine = createCompiledEngine({ threads: 2 });

  it.each(systemNames)("of %s have the reference's gradients, series and variables", async (system) => {
    const settings = settingsFor({ domain: "points", generator: "mlp", critic: "mlp", hiddenUnits: 16, system });
    await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
    await expectAgreement(engine, settings, (plan) => stepOf(systemOf(settings), settings, plan));
    const inputs = { noise: array([4, settings.nz], 8) };
    const difference = await differenceFromReference(engine, generateSamples(settings), variablesFor(settings), inputs);
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  });
});

it.each(networks)(
  "images of the $generator generator beside the $critic critic agree",
  async ({ generator, critic }) => {
    const settings = settingsFor({ generator, critic });
    const engine = createCompiledEngine({ threads: 2 });
    const inputs = { noise: array([4, settings.nz], 8) };
    const difference = await differenceFromReference(engine, generateSamples(settings), variablesFor(settings), inputs);
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  },
);

describe("with filters enough for whole blocks of channels", () => {
  const engine = createCompiledEngine({ threads: 2 });

  it.each(networks)("gradients of $generator and $critic agree with the reference", async ({ generator, critic }) => {
    const settings = settingsFor({ generator, critic, nf: 16, imageSize: 16 });
    await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
  });
});

describe("a whole iteration as one program", () => {
  const bytes = (data: Float32Array | Uint8Array) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

  const cases = [...systemNames.map((system) => [system, {}] as const), ["wgan-gp", practice] as const];

  it.each(cases)("of %s computes the very bits of its steps one by one: %o", async (system, changes) => {
    const settings = settingsFor({ system, nf: 16, nCritic: 2, ...changes });
    const engine = createCompiledEngine({ threads: 2 });
    let variables: HostArrays = variablesFor(settings);
    let outputs: HostArrays = {};
    const given: Record<string, HostArray> = {};
    for (const plan of planOf(settings)) {
      for (let t = 1; t <= timesIn(plan.times, settings); t++) {
        const inputs = inputsFor(settings, plan, 10 * t);
        const result = await runOnce(engine, stepOf(systemOf(settings), settings, plan), variables, inputs);
        variables = result.variables;
        outputs = { ...outputs, ...result.outputs };
        for (const name of Object.keys(drawnInputs(plan, settings)))
          given[drawnInput(plan.name, t, name)] = inputs[name]!;
      }
      Object.assign(given, ratesFor(settings, ratedRoles(plan)));
    }
    const whole = await runOnce(engine, iteration(systemOf(settings), settings), variablesFor(settings), given);
    const expected = { ...variables, ...outputs };
    const actual = { ...whole.variables, ...whole.outputs };
    expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, { data }] of Object.entries(expected)) {
      expect(bytes(actual[name]!.data).equals(bytes(data)), name).toBe(true);
    }
  });
});

describe("repeated runs", () => {
  const cases = [
    [1, {}],
    [2, {}],
    [2, practice],
  ] as const;

  it.each(cases)("are bit-identical with %i threads, in one engine and in another: %o", async (threads, changes) => {
    const settings = settingsFor({ nf: 16, ...changes });
    const [plan] = planOf(settings);
    const run = () =>
      runOnce(
        createCompiledEngine({ threads }),
        stepOf(systemOf(settings), settings, plan!),
        variablesFor(settings),
        inputsFor(settings, plan!),
      );
    const [first, second] = [await run(), await run()];
    for (const [name, { data }] of Object.entries({ ...first.variables, ...first.outputs })) {
      const other = (second.variables[name] ?? second.outputs[name])!.data;
      expect(Buffer.from(other.buffer).equals(Buffer.from(data.buffer)), name).toBe(true);
    }
  });
});
