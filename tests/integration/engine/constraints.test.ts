/** What holds a critic, compiled against the eager reference. */
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { stepOf } from "../../../electron/gan/step.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { systemFacts, systemNames } from "../../../shared/systems.ts";
import { expectAgreement, gradientStep } from "./agreement.ts";
import { settingsFor } from "./parityCases.ts";

describe("the constraint of a WGAN", () => {
  const engine = createCompiledEngine({ threads: 2 });

  it.each(["sphere", "none"] as const)("%s comes to the reference's series and variables", async (constraint) => {
    for (const critic of ["dcgan", "mlp"] as const) {
      const settings = settingsFor({ system: "wgan", critic, constraint });
      expect(settings.constraint).toBe(constraint);
      await expectAgreement(engine, settings, (plan) => stepOf(systemOf(settings), settings, plan));
    }
  });
});

describe("spectral norm", () => {
  const engine = createCompiledEngine({ threads: 2 });
  const systems = systemNames.filter((name) => systemFacts(name).networks.critic !== undefined);

  it.each(systems)("of %s has the reference's gradients, series and variables", async (system) => {
    const settings = settingsFor({ system, constraint: "none", spectralNorm: true, nf: 4 });
    await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
    await expectAgreement(engine, settings, (plan) => stepOf(systemOf(settings), settings, plan));
  });

  it("of an MLP, and of whole blocks of channels, has the reference's gradients", async () => {
    for (const changes of [{ critic: "mlp", hiddenUnits: 16 }, { nf: 16 }] as const) {
      const settings = settingsFor({ system: "hinge", spectralNorm: true, ...changes });
      await expectAgreement(engine, settings, (plan) => gradientStep(settings, plan));
    }
  });
});
