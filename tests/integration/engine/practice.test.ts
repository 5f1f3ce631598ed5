/** What practice adds to systems, compiled against the eager reference. */
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { stepOf } from "../../../electron/gan/step.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { applies } from "../../../shared/settings/table.ts";
import { systemNames } from "../../../shared/systems.ts";
import { array, differenceFromReference } from "../../unit/engine/compare.ts";
import { expectAgreement, gradientStep } from "./agreement.ts";
import { practice, settingsFor, variablesFor } from "./parityCases.ts";

const engine = createCompiledEngine({ threads: 2 });

describe("augmentation, an average, clipped gradients and a batch of the generator's own", () => {
  const augmenting = systemNames.filter((system) => applies("augmentation", settingsFor({ system })));

  it.each(augmenting)("of %s have the reference's gradients, series and variables", async (system) => {
    const settings = settingsFor({ system, ...practice });
    await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
    await expectAgreement(engine, settings, (plan) => stepOf(systemOf(settings), settings, plan));
  });

  it.each(["colour", "translation", "cutout", "colour,translation"] as const)(
    "%s alone agrees, of grey pictures and through an MLP too",
    async (augmentation) => {
      for (const changes of [{ channels: 1 }, { critic: "mlp" }] as const) {
        const settings = settingsFor({ system: "wgan-gp", augmentation, ...changes });
        await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
      }
    },
  );

  it("draw samples with the average", async () => {
    const settings = settingsFor(practice);
    const inputs = { noise: array([4, settings.nz], 8) };
    // Other numbers than the trained weights', which an average begins with.
    const variables = Object.entries(variablesFor(settings)).map(([name, { shape, data }], index) => {
      if (!name.startsWith("average/")) return [name, { shape, data }] as const;
      return [name, { shape, data: array(shape, index).data.map((x) => 0.1 * (1.5 + x)) }] as const;
    });
    const given = Object.fromEntries(variables);
    const difference = await differenceFromReference(engine, generateSamples(settings), given, inputs);
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  });
});
