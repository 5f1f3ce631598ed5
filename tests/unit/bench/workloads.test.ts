import { describe, expect, it } from "vitest";
import { chooseWorkloads, workloadNames } from "../../bench/training/workloads.ts";

describe("chooseWorkloads", () => {
  it("has every network in WGAN and in GAN, convolutions in WGAN-GP too", () => {
    const all = chooseWorkloads([]);
    expect(all.map(({ name, system }) => `${name}:${system}`)).toEqual(
      workloadNames.flatMap((name) => [
        `${name}:wgan`,
        `${name}:gan`,
        ...(/^dcgan-\d+$/.test(name) ? [`${name}:wgan-gp`] : []),
      ]),
    );
    for (const { name, configuration } of all) expect(configuration.batch).toBe(name === "points" ? 256 : 64);
  });

  it("takes a network, or one system of it", () => {
    const chosen = chooseWorkloads(["dcgan-32:gan", "mlp-64"]);
    expect(chosen.map(({ name, system }) => `${name}:${system}`)).toEqual([
      "dcgan-32:gan",
      "mlp-64:wgan",
      "mlp-64:gan",
    ]);
    expect(chosen[0]?.configuration).toMatchObject({ imageSize: 32, nf: 32, nCritic: 1, optimizer: "adam" });
    expect(chosen[1]).toMatchObject({
      torchNetwork: "mlp",
      configuration: { generator: "mlp", critic: "dcgan", nCritic: 5, optimizer: "rmsprop" },
    });
  });

  it("names the nearest one where a name is unknown", () => {
    expect(() => chooseWorkloads(["dcgan64"])).toThrow('Did you mean "dcgan-64"?');
    expect(() => chooseWorkloads(["cifar"])).toThrow(
      "There are dcgan-64, dcgan-32, dcgan-constant-64, mlp-64, points.",
    );
  });
});
