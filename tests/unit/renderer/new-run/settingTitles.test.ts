import { describe, expect, it } from "vitest";
import { choiceTitle, helpOf, settingTitle, valueTitle } from "../../../../renderer/views/new-run/settingTitles.ts";
import { settingHelp } from "../../../../shared/settings/settingHelp.ts";
import { settingNames, settingTable } from "../../../../shared/settings/table.ts";
import type { Setting } from "../../../../shared/settings/setting.ts";

const withHelp = settingNames.filter((name) => {
  const setting: Setting = settingTable[name];
  return setting.type === "choice" && setting.choiceHelp !== undefined;
});

describe("what a setting does", () => {
  it("names every choice by its title in the window, and as one types it on the command line", () => {
    expect(withHelp).toEqual(expect.arrayContaining(["generator", "critic", "optimizer", "engine", "device", "fit"]));
    for (const name of withHelp) {
      const setting: Setting = settingTable[name];
      if (setting.type !== "choice") continue;
      for (const choice of setting.choices) {
        expect(helpOf(name), name).toContain(`${choiceTitle(name, choice)}: `);
        expect(
          settingHelp(setting, (each) => each),
          name,
        ).toContain(`${choice}: `);
      }
    }
    expect(helpOf("generator")).toBe(
      "The network that draws. DCGAN: transposed convolutions with batch norm; DCGAN, no batch norm: nf " +
        "filters in every layer; MLP: four hidden layers of ReLU units.",
    );
    expect(helpOf("seed")).toBe(settingTable.seed.help);
  });

  it("is said of the network that the system has", () => {
    expect(settingTitle("critic", ["wgan"])).toBe("Critic");
    expect(settingTitle("critic", ["wgan", "gan", "gan-minimax"])).toBe("Critic and discriminator");
    expect(settingTitle("critic", ["vae"])).toBe("Encoder");
    expect(settingTitle("criticLearningRate", ["vae"])).toBe("Learning rate α of the encoder");
    expect(settingTitle("criticBeta1", ["wgan", "gan"])).toBe("Adam β1 of the critic and discriminator");
    expect(settingTitle("learningRate", ["vae"])).toBe(settingTable.learningRate.title);
  });

  it("and its value are in the window's words", () => {
    expect(valueTitle("generator", "dcgan")).toBe("DCGAN");
    expect(valueTitle("engine", "cpu")).toBe("Plain TensorFlow.js");
    expect(valueTitle("steps", 20_000)).toBe("20,000");
    expect(valueTitle("warmup", true)).toBe("on");
  });
});
