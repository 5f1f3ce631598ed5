/** What holds a critic, compiled against the eager reference. */
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { stepOf } from "../../../electron/gan/step.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { expectAgreement } from "./agreement.ts";
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
